import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { keptLog } from '../../host/testing/ports.ts';
import { hostCheck, hostnameOf, networkAddresses, plainAddress, reachableAddresses, urlHost } from './addresses.ts';
import { listen } from './listen.ts';
import { originKind } from './origin.ts';

vi.mock(import('node:os'), async (original) => {
  const real = await original();
  return { ...real, networkInterfaces: vi.fn(real.networkInterfaces) };
});

const LAPTOP = {
  lo: [
    { address: '127.0.0.1', family: 'IPv4', internal: true },
    { address: '::1', family: 'IPv6', internal: true },
  ],
  docker0: [{ address: '172.17.0.1', family: 'IPv4', internal: false }],
  wlan0: [
    { address: 'fe80::1', family: 'IPv6', internal: false },
    { address: '2001:db8::7', family: 'IPv6', internal: false },
    { address: '192.168.1.7', family: 'IPv4', internal: false },
  ],
  gone: undefined,
};

function onLaptop(interfaces: object = LAPTOP): void {
  vi.mocked(networkInterfaces).mockReturnValue(interfaces as ReturnType<typeof networkInterfaces>);
}

afterEach(() => {
  vi.mocked(networkInterfaces).mockReset();
  vi.useRealTimers();
});

describe('the addresses of this machine', () => {
  it('[HTTP-12] are listed with those first that a phone can most likely use', () => {
    onLaptop();
    expect(networkAddresses().map((one) => one.address)).toEqual([
      '192.168.1.7',
      '2001:db8::7',
      '172.17.0.1',
      '127.0.0.1',
      '::1',
    ]);
  });

  it('[HTTP-12] are those that answer where the host listens', () => {
    onLaptop();
    const at = (listening: string) => reachableAddresses(listening).map((one) => one.address);
    expect(at('::')).toHaveLength(5);
    expect(at('0.0.0.0')).toEqual(['192.168.1.7', '172.17.0.1', '127.0.0.1']);
    expect(at('192.168.1.7')).toEqual(['192.168.1.7']);
  });

  it('[HTTP-12] stand in brackets in an address where they need them', () => {
    expect([urlHost('192.168.1.7'), urlHost('2001:db8::7')]).toEqual(['192.168.1.7', '[2001:db8::7]']);
  });

  it('[RATE-3] of the other side have one name each', () => {
    expect(plainAddress('::ffff:192.168.1.9')).toBe('192.168.1.9');
    expect(plainAddress('192.168.1.9')).toBe('192.168.1.9');
    expect(plainAddress('2001:DB8:0:0::7')).toBe('2001:db8::7');
    expect(plainAddress(undefined)).toBe('unknown');
    expect(plainAddress('not an address')).toBe('unknown');
  });
});

describe('the Host header', () => {
  const check = () => hostCheck({ names: ['llm-arena.local', 'Arena.Example'], listening: '0.0.0.0' });

  it.each([
    'localhost',
    'localhost:3000',
    'LOCALHOST:3000',
    '127.0.0.1:3000',
    '127.5.5.5',
    '[::1]:3000',
    '192.168.1.7:3000',
    '[2001:db8::7]:3000',
    'llm-arena.local:3000',
    'LLM-ARENA.LOCAL',
    'arena.example',
    '0.0.0.0:3000',
  ])('[ACC-7] %s names this arena', (header) => {
    onLaptop();
    expect(check()(header)).toBe(true);
  });

  it('[ACC-7] so does the name of this machine, with and without .local', () => {
    onLaptop();
    expect(check()(hostname())).toBe(true);
    expect(check()(`${hostname().replace(/\.local$/i, '')}.local:3000`)).toBe(true);
  });

  it.each([
    undefined,
    '',
    'evil.example',
    'evil.example:3000',
    'localhost.evil.example',
    'llm-arena.local.evil.example',
    '192.168.1.8',
    '8.8.8.8',
    'user@localhost',
    'localhost/path',
    'local host',
    '[::1',
    'localhost:99999',
  ])('[ACC-7] %s does not', (header) => {
    onLaptop();
    expect(check()(header)).toBe(false);
  });

  it('[ACC-7] follows the laptop to another network within two seconds', () => {
    vi.useFakeTimers({ toFake: ['performance'], now: 50_000 });
    onLaptop();
    const own = check();
    expect(own('192.168.1.7')).toBe(true);
    onLaptop({ wlan0: [{ address: '10.1.1.1', family: 'IPv4', internal: false }] });
    expect([own('192.168.1.7'), own('10.1.1.1')]).toEqual([true, false]);
    vi.advanceTimersByTime(2_000);
    expect([own('192.168.1.7'), own('10.1.1.1')]).toEqual([false, true]);
  });

  it('[ADDR-7] an address that was just won is known a quarter of a second after the last look', () => {
    vi.useFakeTimers({ toFake: ['performance'], now: 50_000 });
    onLaptop();
    const own = check();
    expect(own('192.168.1.7')).toBe(true);
    onLaptop({ wlan0: [{ address: '10.1.1.1', family: 'IPv4', internal: false }] });
    vi.advanceTimersByTime(250);
    const looks = vi.mocked(networkInterfaces).mock.calls.length;
    expect(own('10.1.1.1')).toBe(true);
    // Names made up by the thousand cost no look each.
    for (let i = 0; i < 1_000; i++) own(`n${i}.evil.example`);
    expect(vi.mocked(networkInterfaces).mock.calls.length - looks).toBe(1);
  });

  it('[ACC-7] is read as a browser reads it', () => {
    expect(hostnameOf('[2001:DB8::7]:3000')).toBe('2001:db8::7');
    expect(hostnameOf('0x7f.1')).toBe('127.0.0.1');
    expect(hostnameOf('LLM-Arena-2.local.:3000')).toBe('llm-arena-2.local');
    expect(hostnameOf('bad host')).toBeNull();
  });
});

describe('the origin of a page', () => {
  const kind = (origin: string | undefined, host: string | undefined, listed: string[] = []) =>
    originKind(origin, host, listed);

  it('[ACC-8] none is a program', () => {
    expect(kind(undefined, 'localhost:3000')).toBe('none');
  });

  it('[ACC-6] the same is a page of the host, whatever name the room knows it by', () => {
    expect(kind('http://localhost:3000', 'localhost:3000')).toBe('same');
    expect(kind('http://192.168.1.7:3000', '192.168.1.7:3000')).toBe('same');
    expect(kind('http://llm-arena.local', 'LLM-Arena.local')).toBe('same');
  });

  it.each([
    ['http://evil.example', 'localhost:3000'],
    ['http://localhost:3001', 'localhost:3000'],
    ['http://localhost', 'localhost:3000'],
    ['null', 'localhost:3000'],
    ['', 'localhost:3000'],
    ['http://localhost:3000.evil.example', 'localhost:3000'],
    ['not an origin', 'localhost:3000'],
    ['http://localhost:3000', undefined],
  ])('[ACC-6] %s to %s is foreign', (origin, host) => {
    expect(kind(origin, host)).toBe('foreign');
  });

  it('[ACC-9] a listed one is known by its whole name, * by any', () => {
    const listed = ['https://club.example/', 'http://other.example'];
    expect(kind('https://club.example', 'h', listed)).toBe('listed');
    expect(kind('https://CLUB.example', 'h', listed)).toBe('listed');
    expect(kind('http://club.example', 'h', listed)).toBe('foreign');
    expect(kind('https://club.example.evil.example', 'h', listed)).toBe('foreign');
    expect(kind('http://anything.example', 'h', ['*'])).toBe('listed');
    expect(kind('http://localhost:3000', 'localhost:3000', ['*'])).toBe('same');
  });
});

describe('listening', () => {
  const servers: Server[] = [];
  const server = () => {
    const one = createServer();
    servers.push(one);
    return one;
  };
  const port = (one: Server) => (one.address() as AddressInfo).port;
  afterEach(async () => {
    for (const one of servers.splice(0)) await new Promise((resolve) => one.close(resolve));
  });

  it('[CFG-3] port 0 picks a free one', async () => {
    const one = server();
    await listen(one, { host: '127.0.0.1', port: 0 }, keptLog());
    expect(port(one)).toBeGreaterThan(0);
  });

  it('[CFG-3] a busy port that was asked for is explained', async () => {
    const one = server();
    await listen(one, { host: '127.0.0.1', port: 0 }, keptLog());
    const busy = port(one);
    await expect(listen(server(), { host: '127.0.0.1', port: busy }, keptLog())).rejects.toThrow(
      `Port ${busy} is busy: another program (perhaps another arena) uses it. Close it, or choose another with --port.`,
    );
  });

  it('[CFG-3] a busy default moves to the next one, and says so', async () => {
    const logger = keptLog();
    const one = server();
    const tried: unknown[] = [];
    // Without touching the real ports: whoever runs the tests may have an arena open.
    vi.spyOn(one, 'listen').mockImplementation((...given: unknown[]) => {
      tried.push(given[0]);
      queueMicrotask(() => {
        if (tried.length < 3) one.emit('error', Object.assign(new Error('busy'), { code: 'EADDRINUSE' }));
        else (given[2] as () => void)();
      });
      return one;
    });
    await listen(one, { host: '127.0.0.1', port: undefined }, logger);
    expect(tried).toEqual([3_000, 3_001, 3_002]);
    expect(logger.at('warn')).toEqual(['Port 3000 is busy; trying 3001', 'Port 3001 is busy; trying 3002']);
  });

  it('[CFG-3] an address that is not of this machine is explained', async () => {
    await expect(listen(server(), { host: '203.0.113.9', port: 0 }, keptLog())).rejects.toThrow(
      /not an address of this machine: use --host 0\.0\.0\.0/,
    );
  });

  it('[CFG-3] where every port is busy, and where anything else is wrong, that is said', async () => {
    const failing = (code: string) => {
      const one = server();
      vi.spyOn(one, 'listen').mockImplementation(() => {
        queueMicrotask(() => one.emit('error', Object.assign(new Error(`listen ${code}`), { code })));
        return one;
      });
      return one;
    };
    const all = listen(failing('EADDRINUSE'), { host: '127.0.0.1', port: undefined }, keptLog());
    await expect(all).rejects.toThrow('Ports 3000 to 3019 are all busy: choose one with --port.');
    const rights = listen(failing('EACCES'), { host: '127.0.0.1', port: 80 }, keptLog());
    await expect(rights).rejects.toThrow(/Port 80 needs more rights/);
    const odd = listen(failing('EIO'), { host: '127.0.0.1', port: undefined }, keptLog());
    await expect(odd).rejects.toThrow('Cannot listen on 127.0.0.1:3000: listen EIO');
  });
});
