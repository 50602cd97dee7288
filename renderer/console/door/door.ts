// Where the room finds this host, in the order and the words it is shown.
import type { ContractResponse, Contracts } from '../../../protocol/http/index.ts';
import { typedAddress } from '../../lib/door.ts';

export type DoorFacts = ContractResponse<Contracts['getDoor']>;

export interface DoorAddress {
  readonly url: string;
  /** As people type it. */
  readonly typed: string;
  /** Of this network, for the organizer's eyes. */
  readonly network: string;
  /** No other machine reaches it. */
  readonly onlyHere: boolean;
}

/** Best first; what only this computer reaches comes last. */
export function doorAddresses({ url, addresses }: DoorFacts): DoorAddress[] {
  const all = addresses.map((one) => ({
    url: one.url,
    typed: typedAddress(one.url),
    network: one.interface,
    onlyHere: one.internal,
  }));
  return all.sort((a, b) => rank(a, url) - rank(b, url));
}

function rank(one: DoorAddress, best: string): number {
  if (one.onlyHere) return 2;
  return one.url === best ? 0 : 1;
}

/** The name announced on the network as an address people type; null where none is announced. */
export function namedAddress({ hostname, url }: DoorFacts): string | null {
  if (hostname === null) return null;
  const { port } = new URL(url);
  return port === '' ? hostname : `${hostname}:${port}`;
}

export function joinAddress({ url }: DoorFacts): string {
  return `${typedAddress(url)}/join`;
}

/** A one-time link as another computer opens it: on an address that it reaches. */
export function linkFor(link: string, door: DoorFacts | null): string {
  const url = new URL(link);
  const isLoopback = url.hostname === 'localhost' || url.hostname === '[::1]' || url.hostname.startsWith('127.');
  if (door === null || !isLoopback) return link;
  return `${door.url.replace(/\/$/, '')}${url.pathname}${url.search}${url.hash}`;
}
