import { networkInterfaces } from 'node:os';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ownAddresses, usableNetworks } from './networks.ts';

vi.mock(import('node:os'), async (original) => ({ ...(await original()), networkInterfaces: vi.fn() }));
afterAll(() => {
  vi.restoreAllMocks();
});

const ipv4 = (address: string, prefix: number | null, internal = false) => ({
  address,
  family: 'IPv4',
  internal,
  cidr: prefix === null ? null : `${address}/${prefix}`,
});

function has(interfaces: Record<string, unknown>): void {
  vi.mocked(networkInterfaces).mockReturnValue(interfaces as ReturnType<typeof networkInterfaces>);
}

describe('the networks an arena is announced on', () => {
  beforeEach(() =>
    has({
      lo: [ipv4('127.0.0.1', 8, true)],
      wlan0: [
        ipv4('169.254.3.4', 16),
        ipv4('192.168.1.7', 24),
        { address: '2001:DB8::7', family: 'IPv6', internal: false, cidr: '2001:db8::7/64' },
      ],
      eth0: [ipv4('10.0.0.7', 8)],
      odd: [ipv4('172.16.0.1', null)],
      gone: undefined,
    }),
  );

  it('[MDNS-1] are those with IPv4, each with its own addresses, the best first, and its own subnets', () => {
    const found = usableNetworks('0.0.0.0');
    expect(found.map((one) => [one.name, ...one.addresses])).toEqual([
      ['wlan0', '192.168.1.7', '169.254.3.4'],
      ['eth0', '10.0.0.7'],
      ['odd', '172.16.0.1'],
    ]);
    const covering = (address: string) => found.filter((one) => one.covers(address)).map((one) => one.name);
    expect(['192.168.1.9', '192.168.2.9', '169.254.9.9', '10.255.0.1', '172.16.0.2'].map(covering)).toEqual([
      ['wlan0'],
      [],
      ['wlan0'],
      ['eth0'],
      [],
    ]);
  });

  it('[MDNS-1] are only those the host listens on', () => {
    expect(usableNetworks('::')).toHaveLength(3);
    expect(usableNetworks('10.0.0.7').map((one) => one.addresses)).toEqual([['10.0.0.7']]);
    expect(usableNetworks('localhost').map((one) => one.name)).toEqual(['lo']);
    expect(usableNetworks('203.0.113.9')).toEqual([]);
  });

  it('[MDNS-1] are this machine’s own where there is no other', () => {
    has({ lo: [ipv4('127.0.0.1', 8, true)] });
    expect(usableNetworks('0.0.0.0').map((one) => one.addresses)).toEqual([['127.0.0.1']]);
  });

  it('[MDNS-4] know every address of this machine, to tell an echo', () => {
    expect(ownAddresses()).toContain('2001:db8::7');
    expect(ownAddresses()).toHaveLength(6);
  });
});
