import { gzipSync } from 'node:zlib';
import type { CDPSession } from '@playwright/test';

export interface Loaded {
  readonly kind: 'page' | 'api';
  readonly path: string;
  /** With headers, as it came; NaN for what this browser did not ask for. */
  readonly sentBytes: number;
  /** The content as the host compressed it, else after gzip -9; NaN for what is no part of the page. */
  readonly gzipBytes: number;
}

interface Asked {
  readonly url: string;
  readonly type: string;
  sentBytes: number;
  /** Of them content. */
  contentBytes: number;
  isCompressed: boolean;
}

const API_TYPES = ['XHR', 'Fetch', 'Ping', 'EventSource'];
const GZIP = { level: 9 };

/**
 * Notes every request of a page from now on; the answer says what they were and what they weighed. `unasked` is what a
 * browser with a window would ask for besides.
 */
export async function weighPage(session: CDPSession): Promise<(unasked: readonly string[]) => Promise<Loaded[]>> {
  const asked = new Map<string, Asked>();
  session.on('Network.requestWillBeSent', ({ requestId, request, type = 'Other' }) => {
    asked.set(requestId, { url: request.url, type, sentBytes: 0, contentBytes: 0, isCompressed: false });
  });
  session.on('Network.responseReceived', ({ requestId, response }) => {
    const one = asked.get(requestId);
    const names = Object.keys(response.headers).map((name) => name.toLowerCase());
    if (one !== undefined) one.isCompressed = names.includes('content-encoding');
  });
  session.on('Network.dataReceived', ({ requestId, encodedDataLength }) => {
    const one = asked.get(requestId);
    if (one !== undefined) one.contentBytes += encodedDataLength;
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const one = asked.get(requestId);
    if (one !== undefined) one.sentBytes = encodedDataLength;
  });
  await session.send('Network.enable');
  return (unasked) => {
    const all = [...asked.values()];
    const more = unasked.filter((url) => !all.some((one) => one.url === url));
    return Promise.all([
      ...all.map((one) => loaded(one)),
      ...more.map((url) => loaded({ url, type: 'Other', sentBytes: Number.NaN, contentBytes: 0, isCompressed: false })),
    ]);
  };
}

async function loaded({ url, type, sentBytes, contentBytes, isCompressed }: Asked): Promise<Loaded> {
  const { pathname: path } = new URL(url);
  if (API_TYPES.includes(type)) return { kind: 'api', path, sentBytes, gzipBytes: Number.NaN };
  return { kind: 'page', path, sentBytes, gzipBytes: isCompressed ? contentBytes : await zipped(url) };
}

async function zipped(url: string): Promise<number> {
  const content = await (await fetch(url)).arrayBuffer();
  return gzipSync(new Uint8Array(content), GZIP).byteLength;
}
