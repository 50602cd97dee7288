// Where the room finds this host, in the order and the words it is shown.
import type { ContractResponse, Contracts } from '../../../protocol/http/index.ts';
import type { AddressView } from '../../../protocol/model.ts';
import type { RoomDoor } from '../../lib/arena/state.ts';
import { typedAddress } from '../../lib/door.ts';

export type DoorFacts = ContractResponse<Contracts['getDoor']>;
export type NetworkKind = AddressView['kind'];

export interface DoorAddress {
  /** As the host knows it; null for the name, which is no address of a network. */
  readonly address: string | null;
  readonly url: string;
  /** As people type it. */
  readonly typed: string;
  /** Of this network, for the organizer's eyes. */
  readonly network: string;
  readonly kind: NetworkKind;
  /** QR codes, links and screens carry it. */
  readonly inUse: boolean;
  /** No other machine reaches it. */
  readonly onlyHere: boolean;
}

/** What is pushed is newer than what was asked: the address in use is the one the host tells its screens. */
export function withTold(door: DoorFacts, told: RoomDoor | null): DoorFacts {
  if (told === null) return door;
  return { ...door, url: told.url, hostname: told.hostname };
}

/** The one in use first, then the best; what only this computer reaches comes last. */
export function doorAddresses({ url, addresses }: Pick<DoorFacts, 'url' | 'addresses'>): DoorAddress[] {
  const all = addresses.map((one) => ({
    address: one.address,
    url: one.url,
    typed: typedAddress(one.url),
    network: one.interface,
    kind: one.kind,
    inUse: one.url === url,
    onlyHere: one.internal,
  }));
  return all.sort((a, b) => rank(a) - rank(b));
}

function rank(one: DoorAddress): number {
  if (one.onlyHere) return 2;
  return one.inUse ? 0 : 1;
}

/** The name announced on the network as an address people type; null where none is announced. */
export function namedAddress({ hostname, url }: Pick<DoorFacts, 'hostname' | 'url'>): string | null {
  if (hostname === null) return null;
  const { port } = new URL(url);
  return port === '' ? hostname : `${hostname}:${port}`;
}

/** A one-time link as another computer opens it: on the address that the room uses, wherever the host made it. */
export function linkFor(link: string, door: DoorFacts | null): string {
  if (door === null) return link;
  const { pathname, search, hash } = new URL(link);
  return `${door.url.replace(/\/$/, '')}${pathname}${search}${hash}`;
}
