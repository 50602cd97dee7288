/** This machine's IPv4 addresses: where to ask, and which addresses are near. */
import { BlockList } from 'node:net';
import { networkInterfaces } from 'node:os';

export interface OwnNetworks {
  /** To ask from; this machine's own last. */
  readonly addresses: readonly string[];
  /** How good an address is to reach: 0 is on a network of this machine. */
  rank(address: string): number;
}

/** Node 18.0 to 18.3 said the family as a number. */
const IPV4: readonly unknown[] = ['IPv4', 4];

export function ownNetworks(): OwnNetworks {
  const all = Object.values(networkInterfaces()).flatMap((one) => one ?? []);
  const own = all.filter((one) => IPV4.includes(one.family)).sort((a, b) => Number(a.internal) - Number(b.internal));
  const near = new BlockList();
  for (const { address, cidr, internal } of own) {
    if (!internal) near.addSubnet(address, Number(cidr?.split('/')[1] ?? 32), 'ipv4');
  }
  const rank = (address: string) => {
    if (near.check(address, 'ipv4')) return 0;
    return address.startsWith('127.') ? 1 : 2;
  };
  return { addresses: own.map((one) => one.address), rank };
}
