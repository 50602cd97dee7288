import { hostname, networkInterfaces } from 'node:os';
import ipaddr from 'ipaddr.js';
import type { AddressView } from '../../../protocol/model.ts';

export interface NetworkAddress {
  readonly interface: string;
  readonly address: string;
  readonly family: 'IPv4' | 'IPv6';
  /** Reachable only on this machine. */
  readonly internal: boolean;
  readonly kind: AddressView['kind'];
}

/** Interfaces of containers, virtual machines and VPNs: phones in the room are rarely there. */
const VPN = /^(tun|tap|utun|ppp|wg|zt|tailscale|ipsec|nordlynx|proton)|vpn|wireguard|zerotier|hamachi/i;
const VIRTUAL = /^(docker|br-|veth|virbr|vmnet|vboxnet|vethernet|bridge|lxc|cni|awdl|llw)|virtual|hyper-v|vmware/i;
const WIFI = /^(wl|wi-?fi|airport|ath)|wireless|wlan/i;
const ETHERNET = /^(en|eth|em|lan)|ethernet/i;

/** Every address of this machine, the ones a phone can most likely use first. */
export function networkAddresses(): NetworkAddress[] {
  const found: NetworkAddress[] = [];
  for (const [name, addresses] of Object.entries(networkInterfaces())) {
    for (const { address, family, internal } of addresses ?? []) {
      // Link-local IPv6 needs a zone that no browser accepts.
      if (family === 'IPv6' && address.toLowerCase().startsWith('fe80')) continue;
      found.push({ interface: name, address, family, internal, kind: kindOf(name, internal) });
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

function rank(one: NetworkAddress): number {
  return BEST_FIRST.indexOf(one.kind) * 2 + (one.family === 'IPv6' ? 1 : 0);
}

/** What an interface most likely is, by the names that systems give. */
function kindOf(name: string, internal: boolean): AddressView['kind'] {
  if (internal) return 'loopback';
  if (VPN.test(name)) return 'vpn';
  if (VIRTUAL.test(name)) return 'virtual';
  if (WIFI.test(name)) return 'wifi';
  return ETHERNET.test(name) ? 'ethernet' : 'other';
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
