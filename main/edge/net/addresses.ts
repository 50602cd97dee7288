import { hostname, networkInterfaces } from 'node:os';
import ipaddr from 'ipaddr.js';

export interface NetworkAddress {
  readonly interface: string;
  readonly address: string;
  readonly family: 'IPv4' | 'IPv6';
  /** Reachable only on this machine. */
  readonly internal: boolean;
}

/** Interfaces of containers, virtual machines and VPNs: phones in the room are rarely there. */
const VIRTUAL = /^(docker|br-|veth|virbr|vmnet|vboxnet|vethernet|tun|tap|utun|wg|zt|tailscale)/i;

/** Every address of this machine, the ones a phone can most likely use first. */
export function networkAddresses(): NetworkAddress[] {
  const found: NetworkAddress[] = [];
  for (const [name, addresses] of Object.entries(networkInterfaces())) {
    for (const { address, family, internal } of addresses ?? []) {
      // Link-local IPv6 needs a zone that no browser accepts.
      if (family === 'IPv6' && address.toLowerCase().startsWith('fe80')) continue;
      found.push({ interface: name, address, family, internal });
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

function rank(one: NetworkAddress): number {
  return (one.internal ? 100 : 0) + (VIRTUAL.test(one.interface) ? 10 : 0) + (one.family === 'IPv6' ? 1 : 0);
}

/** The address as it stands in a URL. */
export function urlHost(address: string): string {
  return address.includes(':') ? `[${address}]` : address;
}

/** How long a look at the interfaces is believed. Milliseconds; a laptop may change networks in mid-night. */
const CACHE_MS = 2_000;

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
  let known = { at: -CACHE_MS, addresses: new Set<string>() };
  const current = () => {
    const now = performance.now();
    if (now - known.at >= CACHE_MS) known = { at: now, addresses: new Set(networkAddresses().map((a) => a.address)) };
    return known.addresses;
  };
  return (header) => {
    if (header === undefined) return false;
    const name = hostnameOf(header);
    if (name === null) return false;
    return names.has(name) || isLoopback(name) || current().has(name);
  };
}

/** Host name of a Host header or origin, lower case, without port and brackets. */
export function hostnameOf(header: string): string | null {
  const url = URL.canParse(`http://${header}`) ? new URL(`http://${header}`) : null;
  if (url === null || url.username !== '' || url.pathname !== '/') return null;
  return url.hostname.replace(/^\[|\]$/g, '').toLowerCase();
}

function isLoopback(name: string): boolean {
  return ipaddr.isValid(name) && ipaddr.process(name).range() === 'loopback';
}

/** IPv4-mapped IPv6 as IPv4, so that one machine has one name in logs and limits. */
export function plainAddress(address: string | undefined): string {
  if (address === undefined || !ipaddr.isValid(address)) return 'unknown';
  return ipaddr.process(address).toString();
}
