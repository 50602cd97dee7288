import { BlockList } from 'node:net';
import { networkInterfaces } from 'node:os';

/** An interface the arena can be announced on. */
export interface Network {
  readonly name: string;
  /** Its IPv4 addresses that the host listens on, the ones of use first. */
  readonly addresses: readonly string[];
  /** Whether an address is of one of its subnets. */
  covers(address: string): boolean;
}

/** Interfaces with IPv4 that answer when the host listens on `listening`; this machine's own only where there is no other. */
export function usableNetworks(listening: string): Network[] {
  const wanted = listening === 'localhost' ? '127.0.0.1' : listening;
  const every = wanted === '0.0.0.0' || wanted === '::';
  const found: (Network & { internal: boolean })[] = [];
  for (const [name, all] of Object.entries(networkInterfaces())) {
    const own = (all ?? []).filter((one) => one.family === 'IPv4' && (every || one.address === wanted));
    if (own.length === 0) continue;
    const subnets = new BlockList();
    for (const { address, cidr } of own) subnets.addSubnet(address, Number(cidr?.split('/')[1] ?? 32), 'ipv4');
    found.push({
      name,
      internal: own.every((one) => one.internal),
      addresses: own.map((one) => one.address).toSorted((a, b) => rank(a) - rank(b)),
      covers: (address) => subnets.check(address, 'ipv4'),
    });
  }
  const outside = found.filter((one) => !one.internal);
  return outside.length > 0 ? outside : found;
}

/** Every address this machine has, to know its own echo. */
export function ownAddresses(): string[] {
  return Object.values(networkInterfaces()).flatMap((all) => (all ?? []).map((one) => one.address.toLowerCase()));
}

/** An address that a system gave itself when nobody else did goes last. */
function rank(address: string): number {
  return address.startsWith('169.254.') ? 1 : 0;
}
