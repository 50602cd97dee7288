/** What the answers on the network say of arenas. They come from anybody: whatever does not fit is left out. */
import { isIPv4 } from 'node:net';
import { discovery } from '../../protocol/discovery.ts';
import type { Response } from './browse-socket.ts';

type Answer = Response['answers'][number];

export interface Sighting {
  /** The same arena on another interface, or under another address, has the same. */
  readonly key: string;
  readonly hostname: string;
  readonly port: number;
  readonly version: string;
  readonly night: string | null;
  readonly addresses: readonly string[];
  /** It said goodbye. */
  readonly gone: boolean;
}

const HOSTNAME = /^(?=.{1,255}$)[a-z0-9-]+(\.[a-z0-9-]+)*$/;
const VERSION = /^[\w.+-]{1,40}$/;
/** What could move a terminal's cursor, or turn the direction of its text. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** The arenas that one packet tells of, each with everything that is said of it there. */
export function sightingsIn({ answers, additionals }: Response, from: string): Sighting[] {
  const records = [...answers, ...additionals];
  const found: Sighting[] = [];
  for (const record of records) {
    if (record.type !== 'SRV' || !plain(record.name).endsWith(`.${discovery.service}`)) continue;
    const { port, target } = record.data;
    const host = plain(target);
    if (port < 1 || !HOSTNAME.test(host)) continue;
    const text = textOf(records, record.name);
    const named = records.flatMap((one) => (one.type === 'A' && plain(one.name) === host ? one.data : []));
    const version = text.get('version') ?? '';
    const night = (text.get('night') ?? '').replaceAll(UNPRINTABLE, '').trim();
    found.push({
      key: text.get('id') ?? `${plain(record.name)} ${port}`,
      hostname: host,
      port,
      version: VERSION.test(version) ? version : '',
      night: night === '' ? null : night,
      // Whoever answers is reached where the answer came from.
      addresses: (named.length > 0 ? named : [from]).filter((one) => isIPv4(one) && !/^(0|2[2-5]\d)\./.test(one)),
      gone: record.ttl === 0,
    });
  }
  return found.filter((one) => one.addresses.length > 0);
}

function textOf(records: readonly Answer[], name: string): Map<string, string> {
  const text = new Map<string, string>();
  for (const record of records) {
    if (record.type !== 'TXT' || plain(record.name) !== plain(name)) continue;
    for (const one of [record.data].flat()) {
      const [, key, value] = /^([^=]+)=(.*)$/su.exec(one.toString()) ?? [];
      if (key !== undefined && value !== undefined && !text.has(key)) text.set(key, value);
    }
  }
  return text;
}

function plain(name: string): string {
  return name.toLowerCase().replace(/\.$/, '');
}
