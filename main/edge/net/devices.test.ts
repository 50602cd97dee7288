import type { IncomingMessage } from 'node:http';
import { networkInterfaces } from 'node:os';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Devices } from './devices.ts';

vi.mock(import('node:os'), async (original) => {
  const real = await original();
  return { ...real, networkInterfaces: vi.fn(real.networkInterfaces) };
});
afterEach(() => vi.mocked(networkInterfaces).mockReset());

const OWN = '192.168.1.7';

function counter(trustProxy = false) {
  const all: unknown = { wlan0: [{ address: OWN, family: 'IPv4', internal: false }] };
  vi.mocked(networkInterfaces).mockReturnValue(all as ReturnType<typeof networkInterfaces>);
  const told: number[] = [];
  let now = 1_000;
  const devices = new Devices({ trustProxy, changed: (count) => told.push(count), now: () => (now += 1) });
  const note = (from: string | undefined, by = OWN, forwarded?: string) =>
    devices.note({
      headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
      socket: { remoteAddress: from, localAddress: by },
    } as unknown as IncomingMessage);
  return { devices, told, note };
}

describe('devices that have arrived', () => {
  it('[ADDR-8] are counted once each, and told as they come', () => {
    const { devices, told, note } = counter();
    for (const from of ['192.168.1.20', '::ffff:192.168.1.20', '192.168.1.21', '192.168.1.20']) note(from);
    expect([devices.count, told]).toEqual([2, [1, 2]]);
  });

  it('[ADDR-8] are not this machine, by whatever address it asks itself', () => {
    const { devices, told, note } = counter();
    for (const from of ['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1', OWN, `::ffff:${OWN}`, undefined])
      note(from);
    expect([devices.count, told, devices.arrivals(OWN)]).toEqual([0, [], { arrivedAt: null, arrivedBy: null }]);
  });

  it('[ADDR-8] remain as many, whatever their number', () => {
    const { devices, note } = counter();
    for (let i = 0; i < 5_000; i++) note(`10.1.${i >> 8}.${i & 255}`);
    expect(devices.count).toBe(4_096);
  });

  it('[DOC-3] are known by which address of ours they came', () => {
    const { devices, note } = counter();
    note('10.0.0.20', '10.0.0.7');
    expect(devices.arrivals(OWN)).toEqual({ arrivedAt: null, arrivedBy: '10.0.0.7' });
    note('192.168.1.20', `::ffff:${OWN}`);
    note('192.168.1.20', OWN);
    expect(devices.arrivals(OWN)).toEqual({ arrivedAt: 1_003, arrivedBy: null });
    expect(devices.arrivals('172.16.0.1')).toEqual({ arrivedAt: null, arrivedBy: OWN });
  });

  it('[ADDR-8] are named by a proxy only where it is believed', () => {
    const plain = counter();
    plain.note('127.0.0.1', '127.0.0.1', '203.0.113.9');
    expect(plain.devices.count).toBe(0);
    const behind = counter(true);
    behind.note('127.0.0.1', '127.0.0.1', '203.0.113.9, 10.0.0.1');
    expect([behind.devices.count, behind.devices.arrivals(OWN).arrivedAt]).toEqual([1, 1_001]);
  });
});
