// Where this page looks for a model server: on the visitor's own computer and nowhere else. Its policy allows no other
// (main/edge/http/security.ts), so another address is refused here, in words.
import { habits, rootOf } from '../../../participant/core/runners/addresses.ts';
import type { ServerKind } from '../../../participant/core/runners/kinds.ts';

export interface Place {
  /** Without a path, or with that of a server behind one. */
  readonly url: string;
  /** Who usually listens there; null for an address somebody typed. */
  readonly usual: ServerKind | null;
}

const KINDS = ['ollama', 'lmstudio', 'llamacpp', 'jan'] as const;

export const USUAL: readonly Place[] = KINDS.map((kind) => ({ url: habits[kind].fallback, usual: kind }));

/** Names of this computer that a policy can name: it has no word for IPv6 addresses. */
const OWN: Readonly<Record<string, string>> = {
  localhost: 'localhost',
  '127.0.0.1': '127.0.0.1',
  '[::1]': 'localhost',
  '[::]': 'localhost',
  '0.0.0.0': '127.0.0.1',
};

export type ReadPlace =
  | { readonly ok: true; readonly place: Place }
  | { readonly ok: false; readonly why: 'notAnAddress' | 'elsewhere' | 'noPort' };

/** An address as people type it: a port, `localhost:1234`, or the whole with its path. */
export function readPlace(typed: string): ReadPlace {
  const text = typed.trim();
  // Some browsers take a blank inside of a name for a letter.
  if (/\s/.test(text)) return { ok: false, why: 'notAnAddress' };
  const port = /^:?(\d{2,5})$/.exec(text)?.[1];
  const isWhole = /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
  const url = parsed(port === undefined ? (isWhole ? text : `http://${text}`) : `http://127.0.0.1:${port}`);
  if (url === null || url.protocol !== 'http:' || url.username !== '') return { ok: false, why: 'notAnAddress' };
  const host = OWN[url.hostname];
  if (host === undefined) return { ok: false, why: 'elsewhere' };
  if (url.port === '' && !isWhole) return { ok: false, why: 'noPort' };
  url.hostname = host;
  const root = rootOf(`${url.origin}${url.pathname.replace(/\/+$/, '')}`);
  return { ok: true, place: USUAL.find((one) => one.url === root) ?? { url: root, usual: null } };
}

function parsed(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
