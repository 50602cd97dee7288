import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keptLog } from '../../host/testing/ports.ts';
import { AddressBook } from './address-book.ts';
import { networkAddresses } from './addresses.ts';
import { keptAddresses } from './kept-addresses.ts';

vi.mock(import('node:os'), async (original) => {
  const real = await original();
  return { ...real, networkInterfaces: vi.fn(real.networkInterfaces) };
});

let data: string;
beforeEach(() => {
  data = mkdtempSync(path.join(tmpdir(), 'llm-arena-addresses-'));
  mkdirSync(path.join(data, 'secrets'));
});
afterEach(() => {
  vi.mocked(networkInterfaces).mockReset();
  rmSync(data, { recursive: true, force: true });
});

const LO = { lo: [{ address: '127.0.0.1', family: 'IPv4', internal: true, cidr: '127.0.0.1/8' }] };

/** Each interface with its IPv4 addresses. */
function on(networks: Readonly<Record<string, readonly string[]>>): void {
  const made = Object.entries(networks).map(([name, all]) => [
    name,
    all.map((address) => ({
      ...{ address, family: address.includes(':') ? 'IPv6' : 'IPv4', internal: false },
      cidr: `${address}/${address.includes(':') ? 64 : 24}`,
    })),
  ]);
  const all: unknown = { ...LO, ...(Object.fromEntries(made) as object) };
  vi.mocked(networkInterfaces).mockReturnValue(all as ReturnType<typeof networkInterfaces>);
}

const HOME = { wlan0: ['192.168.1.7'], eth0: ['10.0.0.7'] };
const book = (keeps = true) =>
  new AddressBook({
    listening: '0.0.0.0',
    port: () => 3000,
    ...(keeps ? { file: keptAddresses(data, keptLog()) } : {}),
  });
const used = (one: AddressBook) => one.list().find((address) => address.inUse)?.address;

describe('the order of addresses', () => {
  it('[ADDR-1] Wi-Fi, cable, others, self-given ones, VPN, virtual; private before public, IPv4 before IPv6', () => {
    on({
      docker0: ['172.17.0.1'],
      tun0: ['10.8.0.2'],
      eth1: ['169.254.7.7'],
      wlan1: ['169.254.9.9'],
      rmnet0: ['100.70.1.2'],
      eth0: ['2001:db8::7', '200.1.2.3', '10.0.0.7'],
      wlan0: ['192.168.1.7'],
    });
    expect(networkAddresses().map((one) => one.address)).toEqual([
      '192.168.1.7',
      '10.0.0.7',
      '200.1.2.3',
      '2001:db8::7',
      '100.70.1.2',
      '169.254.9.9',
      '169.254.7.7',
      '10.8.0.2',
      '172.17.0.1',
      '127.0.0.1',
    ]);
  });

  it('[ADDR-1] links and the lines at the start begin with the one in use, then follow it', () => {
    on(HOME);
    const one = book(false);
    expect(one.lanUrls()).toEqual(['http://192.168.1.7:3000', 'http://10.0.0.7:3000']);
    expect(one.roomUrl()).toBe('http://192.168.1.7:3000');
    one.choose('10.0.0.7');
    expect(one.lanUrls()).toEqual(['http://10.0.0.7:3000', 'http://192.168.1.7:3000']);
    expect(one.roomUrl()).toBe('http://10.0.0.7:3000');
    on({});
    expect([one.lanUrls(), one.roomUrl()]).toEqual([[], 'http://127.0.0.1:3000']);
  });

  it('[ADDR-1] the networks beside them are the same for two cards on one', () => {
    on({ wlan0: ['192.168.1.7'], eth0: ['192.168.1.8'], eth1: ['10.0.0.7'] });
    expect(book(false).networks()).toEqual(['192.168.1.0/24', '192.168.1.0/24', '10.0.0.0/24', '127.0.0.0/8']);
  });
});

describe("the organizer's choice", () => {
  it('[ADDR-3] must be an address of this machine; null goes back to the best', () => {
    on(HOME);
    const one = book();
    expect([one.choose('10.9.9.9'), one.choice, used(one)]).toEqual([false, null, '192.168.1.7']);
    expect([one.choose('10.0.0.7'), one.choice, used(one)]).toEqual([true, '10.0.0.7', '10.0.0.7']);
    expect([one.choose(null), one.choice, used(one)]).toEqual([true, null, '192.168.1.7']);
  });

  it('[ADDR-3] gives way to the best while its network is away, and comes back with it', () => {
    on(HOME);
    const one = book();
    one.choose('10.0.0.7');
    on({ wlan0: ['192.168.1.7'] });
    expect([used(one), one.choice]).toEqual(['192.168.1.7', '10.0.0.7']);
    on(HOME);
    expect(used(one)).toBe('10.0.0.7');
  });

  it('[ADDR-3] follows its interface when a router gives it another address', () => {
    on(HOME);
    const one = book();
    one.choose('10.0.0.7');
    on({ wlan0: ['192.168.1.7'], eth0: ['10.0.0.23'] });
    expect([used(one), one.choice]).toEqual(['10.0.0.23', '10.0.0.7']);
  });

  it('[ADDR-4] and the Wi-Fi are there again after a restart', () => {
    on(HOME);
    const wifi = { ssid: 'Clube', password: 'segredo do clube', security: 'WPA', hidden: false } as const;
    const one = book();
    one.choose('10.0.0.7');
    one.setWifi(wifi);
    const again = book();
    expect([again.choice, used(again), again.wifi]).toEqual(['10.0.0.7', '10.0.0.7', wifi]);
    again.setWifi(null);
    expect([book().wifi, book().choice]).toEqual([null, '10.0.0.7']);
  });

  it('[ADDR-4] lie in one private file, written whole', () => {
    on(HOME);
    book().setWifi({ ssid: 'Clube', password: 'segredo do clube', security: 'WPA', hidden: false });
    const file = path.join(data, 'secrets', 'network.json');
    expect(readdirSync(path.join(data, 'secrets'))).toEqual(['network.json']);
    expect(readFileSync(file, 'utf8')).toContain('segredo do clube');
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('[ADDR-4] a file that cannot be read is as none; one that cannot be written costs only the next night', () => {
    on(HOME);
    writeFileSync(path.join(data, 'secrets', 'network.json'), '{"choice":7');
    expect([book().choice, book().wifi]).toEqual([null, null]);
    rmSync(path.join(data, 'secrets'), { recursive: true });
    const log = keptLog();
    const one = new AddressBook({ listening: '0.0.0.0', port: () => 3000, file: keptAddresses(data, log) });
    expect([one.choose('10.0.0.7'), used(one)]).toEqual([true, '10.0.0.7']);
    expect(log.at('warn')).toHaveLength(1);
  });
});
