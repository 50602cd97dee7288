import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { evening } from '../../host/testing/evening.ts';
import type { Evening } from '../../host/testing/evening.ts';
import { AddressBook } from '../net/address-book.ts';
import { Devices } from '../net/devices.ts';
import { Doctor } from './doctor.ts';
import type { DoctorParts } from './doctor.ts';

let night: Evening;
let server: Server;
let asked: number;
beforeEach(async () => {
  night = await evening();
  asked = 0;
  server = createServer((_request, response) => {
    asked += 1;
    response.end('{"status":"ok"}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  vi.useRealTimers();
  await night.host.stop();
  await new Promise((resolve) => server.close(resolve));
});

function doctor(over: Partial<DoctorParts> = {}): Doctor {
  const port = () => (server.address() as AddressInfo).port;
  return new Doctor({
    addresses: new AddressBook({ listening: '127.0.0.1', port }),
    devices: new Devices({ trustProxy: false, changed: () => undefined }),
    ...{ listening: '127.0.0.1', port, asked: null, clock: night.clock, folder: tmpdir(), newestAt: () => null },
    mdns: { enabled: true, wanted: 'a.local', name: () => 'a.local', selfQuery: () => Promise.resolve(['127.0.0.1']) },
    ...over,
  });
}

const lightOf = async (one: Doctor, id: string) =>
  (await one.examine(night.host, 'en')).checks.find((check) => check.id === id);

describe('the doctor of a running arena', () => {
  it('[DOC-4] probes once in two seconds, however many ask', async () => {
    vi.useFakeTimers({ toFake: ['performance'], now: 10_000 });
    const one = doctor();
    await Promise.all(Array.from({ length: 5 }, () => one.examine(night.host, 'pt-BR')));
    await one.examine(night.host, 'en');
    expect(asked).toBe(1);
    vi.advanceTimersByTime(2_000);
    await one.examine(night.host, 'en');
    expect(asked).toBe(2);
  });

  it('[DOC-2] asks nothing of mDNS where it is off, and bears its failing', async () => {
    const selfQuery = vi.fn(() => Promise.reject(new Error('EPERM')));
    const mdns = { wanted: 'a.local', name: () => 'a.local', selfQuery };
    expect((await lightOf(doctor({ mdns: { ...mdns, enabled: false } }), 'mdns'))?.light).toBe('off');
    expect(selfQuery).not.toHaveBeenCalled();
    expect((await lightOf(doctor({ mdns: { ...mdns, enabled: true } }), 'mdns'))?.title).toBe(
      'a.local does not answer',
    );
  });

  it('[DOC-2] writes nothing where nothing is kept', async () => {
    expect((await lightOf(doctor({ folder: null }), 'disk'))?.light).toBe('off');
  });

  it('[DOC-2] holds the clock against the log and the arena', async () => {
    const parts = { clock: { now: () => Date.now(), resync: () => undefined, after: () => () => undefined } };
    expect((await lightOf(doctor(parts), 'clock'))?.light).toBe('green');
    expect((await lightOf(doctor({ ...parts, newestAt: () => Date.now() + 3_600_000 }), 'clock'))?.light).toBe('red');
    const late = { clock: { ...parts.clock, now: () => Date.now() - 600_000 } };
    expect((await lightOf(doctor(late), 'clock'))?.title).toBe('The clock has jumped');
  });
});
