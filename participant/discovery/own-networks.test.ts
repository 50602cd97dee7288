import { networkInterfaces } from 'node:os';
import { expect, it, vi } from 'vitest';
import { ownNetworks } from './own-networks.ts';

vi.mock(import('node:os'), async (original) => ({ ...(await original()), networkInterfaces: vi.fn() }));

it('[MDNS-9] asks from every IPv4 address of this machine, and prefers those on its own networks', () => {
  vi.mocked(networkInterfaces).mockReturnValue({
    lo: [{ address: '127.0.0.1', family: 'IPv4', internal: true, cidr: '127.0.0.1/8' }],
    wlan0: [
      { address: '192.168.1.7', family: 'IPv4', internal: false, cidr: '192.168.1.7/24' },
      { address: 'fd00::7', family: 'IPv6', internal: false, cidr: 'fd00::7/64' },
    ],
    // As Node 18.0 said it.
    eth0: [{ address: '10.0.0.7', family: 4, internal: false, cidr: null }],
    gone: undefined,
  } as unknown as ReturnType<typeof networkInterfaces>);
  const networks = ownNetworks();
  expect(networks.addresses).toEqual(['192.168.1.7', '10.0.0.7', '127.0.0.1']);
  const ranked = ['172.17.0.1', '127.0.0.1', '192.168.2.1', '192.168.1.99', '10.0.0.7'];
  expect(ranked.map((one) => networks.rank(one))).toEqual([2, 1, 2, 0, 0]);
});
