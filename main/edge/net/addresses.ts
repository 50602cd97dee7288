import { hostname, networkInterfaces } from 'node:os';
import ipaddr from 'ipaddr.js';
import type { AddressView } from '../../../protocol/model.ts';
import { interfaceKind } from './interface-kind.ts';

export interface NetworkAddress {
  readonly interface: string;
  readonly address: string;
  readonly family: 'IPv4' | 'IPv6';
  /** Reachable only on this machine. */
  readonly internal: boolean;
  readonly kind: AddressView['kind'];
  /** The network it is in; the address itself where the system does not say. */
  readonly network: string;
}

/** Every address of this machine, the ones a phone can most likely use first. */
export function networkAddresses(): NetworkAddress[] {
  const found: NetworkAddress[] = [];
  for (const [name, addresses] of Object.entries(networkInterfaces())) {
    for (const { address, family, internal, cidr, mac } of addresses ?? []) {
      // Link-local IPv6 needs a zone that no browser accepts.
      if (family === 'IPv6' && address.toLowerCase().startsWith('fe80')) continue;
      const kind = internal ? 'loopback' : interfaceKind({ name, address, mac });
      found.push({ interface: name, address, family, internal, kind, network: networkOf(cidr) ?? address });
    }
  }
  return found.sort((a, b) => rank(a) - rank(b));
}

/** Those that answer when the host listens on `listening`. */
export function reachableAddresses(listening: string): NetworkAddress[] {
  const all = networkAddresses();
  if (listening === '::') return all;
  if (listening === '0.0.0.0') return all.filter((one) => one.family === 'IPv4');
  return all.filter((one) => one.address === listening);
}

const BEST_FIRST: readonly AddressView['kind'][] = ['wifi', 'ethernet', 'other', 'vpn', 'virtual', 'loopback'];
/** Where an address that no router gave stands: after every real one, before VPNs. */
const SELF_GIVEN = BEST_FIRST.indexOf('vpn') - 0.5;

function rank({ kind, address, family }: NetworkAddress): number {
  const range = ipaddr.parse(address).range();
  const at = BEST_FIRST.indexOf(kind);
  if (range === 'linkLocal') return Math.max(at + 0.4, SELF_GIVEN + at / 100);
  if (family === 'IPv6') return at + 0.2;
  return range === 'private' || kind === 'loopback' ? at : at + 0.1;
}

/** `192.168.0.10/24` -> `192.168.0.0/24`. */
function networkOf(cidr: string | null | undefined): string | null {
  if (typeof cidr !== 'string' || !ipaddr.isValidCIDR(cidr)) return null;
  const [address, bits] = ipaddr.parseCIDR(cidr);
  const base =
    address.kind() === 'ipv4' ? ipaddr.IPv4.networkAddressFromCIDR(cidr) : ipaddr.IPv6.networkAddressFromCIDR(cidr);
  return `${base.toString()}/${bits}`;
}

/** The address as it stands in a URL. */
export function urlHost(address: string): string {
  return address.includes(':') ? `[${address}]` : address;
}

/** How long a look at the interfaces is believed. Milliseconds; a laptop may change networks in mid-night. */
const CACHE_MS = 2_000;
/** And how long where a name is not known: a phone may be faster than the look. */
const RECHECK_MS = 250;

/** Whether an address is this machine's, without a look at the interfaces for every request. */
export class OwnAddresses {
  #at = -Infinity;
  #addresses: ReadonlySet<string> = new Set();

  /** By a look that is at most so old. Milliseconds; 0 looks again. */
  has(address: string, believedMs = CACHE_MS): boolean {
    const now = performance.now();
    if (now - this.#at >= believedMs) {
      this.#at = now;
      this.#addresses = new Set(networkAddresses().map((one) => one.address));
    }
    return this.#addresses.has(address);
  }
}

/**
 * Whether a Host header names this arena: by loopback, by an address this machine has now, or by a
 * name of its own. Anything else is a page of somebody else's that was pointed here (DNS rebinding).
 */
export function hostCheck(options: {
  names: readonly string[];
  listening: string;
}): (header: string | undefined) => boolean {
  const own = hostname().toLowerCase();
  const fixed = ['localhost', own, own.endsWith('.local') ? own : `${own}.local`, options.listening, ...options.names];
  const names = new Set(fixed.map((name) => name.toLowerCase()));
  const addresses = new OwnAddresses();
  return (header) => {
    if (header === undefined) return false;
    const name = hostnameOf(header);
    if (name === null) return false;
    return names.has(name) || isLoopback(name) || addresses.has(name) || addresses.has(name, RECHECK_MS);
  };
}

/** Host name of a Host header or origin, lower case, without port, brackets and the dot of a name written in full. */
export function hostnameOf(header: string): string | null {
  const url = URL.canParse(`http://${header}`) ? new URL(`http://${header}`) : null;
  if (url === null || url.username !== '' || url.pathname !== '/') return null;
  return url.hostname.replace(/^\[|\]$|\.$/g, '').toLowerCase();
}

function isLoopback(name: string): boolean {
  return ipaddr.isValid(name) && ipaddr.process(name).range() === 'loopback';
}

/** IPv4-mapped IPv6 as IPv4, so that one machine has one name in logs and limits. */
export function plainAddress(address: string | undefined): string {
  if (address === undefined || !ipaddr.isValid(address)) return 'unknown';
  return ipaddr.process(address).toString();
}
