import type mdns from 'multicast-dns';
import { discovery } from '../../../protocol/discovery.ts';

export type Answer = mdns.ResponsePacket['answers'][number];

/** What is announced of the arena, under the name it holds or tries. */
export interface Announced {
  /** First label of host and service: `llm-arena-2`. */
  readonly label: string;
  readonly port: number;
  readonly version: string;
  /** Of this process: tells an echo of our own from another arena of the same name. */
  readonly id: string;
  readonly night: string | null;
  /** The address that the room is told, of all this machine has; null while nobody has said it. */
  readonly url: string | null;
}

/** Seconds, as RFC 6762 §10 wants them: what names an address is forgotten sooner. */
const HOST_TTL = 120;
const SERVICE_TTL = 4_500;
const TYPES = '_services._dns-sd._udp.local';

export function hostOf({ label }: Announced): string {
  return `${label}.local`;
}

export function instanceOf({ label }: Announced): string {
  return `${label}.${discovery.service}`;
}

/** The records that nobody else may have. */
export function uniqueRecords(arena: Announced, addresses: readonly string[]): Answer[] {
  const [host, instance] = [hostOf(arena), instanceOf(arena)];
  return [
    ...addresses.map((data): Answer => ({ name: host, type: 'A', ttl: HOST_TTL, flush: true, data })),
    { name: instance, type: 'SRV', ttl: HOST_TTL, flush: true, data: { port: arena.port, target: host } },
    { name: instance, type: 'TXT', ttl: SERVICE_TTL, flush: true, data: textOf(arena) },
  ];
}

/** Those that every arena shares: what leads a browser to the service. */
export function sharedRecords(arena: Announced): Answer[] {
  return [
    { name: discovery.service, type: 'PTR', ttl: SERVICE_TTL, data: instanceOf(arena) },
    { name: TYPES, type: 'PTR', ttl: SERVICE_TTL, data: discovery.service },
  ];
}

/** "This name has no other record": without it a phone waits seconds for an IPv6 address that never comes. */
export function nothingElse(arena: Announced): Answer {
  const host = hostOf(arena);
  return { name: host, type: 'NSEC', ttl: HOST_TTL, flush: true, data: { nextDomain: host, rrtypes: ['A'] } };
}

function textOf(arena: Announced): Buffer[] {
  const { version, id, url, night } = arena;
  const inUse = url === null ? [] : [`${discovery.inUse}=${url}`];
  const title = night === null ? [] : [`night=${shortened(night, discovery.nightBytes)}`];
  return [`version=${version}`, `path=${discovery.path}`, `id=${id}`, ...inUse, ...title].map((one) =>
    Buffer.from(one),
  );
}

/** At most so many bytes, in whole characters. */
function shortened(text: string, bytes: number): string {
  let kept = '';
  let size = 0;
  for (const character of text) {
    size += Buffer.byteLength(character);
    if (size > bytes) break;
    kept += character;
  }
  return kept;
}
