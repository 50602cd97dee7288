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
  /** Of all its addresses, the one it shows to the room; null where it does not say. */
  readonly inUse: string | null;
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
    // Whoever answers is reached where the answer came from.
    const addresses = (named.length > 0 ? named : [from]).filter(reachable);
    const version = text.get('version') ?? '';
    const night = (text.get('night') ?? '').replaceAll(UNPRINTABLE, '').trim();
    found.push({
      key: text.get('id') ?? `${plain(record.name)} ${port}`,
      hostname: host,
      port,
      version: VERSION.test(version) ? version : '',
      night: night === '' ? null : night,
      addresses,
      inUse: inUseIn(text.get(discovery.inUse) ?? '', port, addresses),
      gone: record.ttl === 0,
    });
  }
  return found.filter((one) => one.addresses.length > 0);
}

function reachable(address: string): boolean {
  return isIPv4(address) && !/^(0|2[2-5]\d)\./.test(address);
}

/** An address of the same host, on the same port; this computer's own only where it was seen there. */
function inUseIn(url: string, port: number, seen: readonly string[]): string | null {
  const [, address, at] = /^http:\/\/([\d.]+):(\d+)$/.exec(url) ?? [];
  if (address === undefined || Number(at) !== port || !reachable(address)) return null;
  return address.startsWith('127.') && !seen.includes(address) ? null : address;
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
