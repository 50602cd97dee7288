import mdns from 'multicast-dns';
import { describe, expect, it, vi } from 'vitest';
import { loopbackCarriesMulticast } from '../e2e/fixtures/multicast.ts';
import { startServer } from './testing/health-server.ts';
import { discoverArenas } from './discover.ts';
import type { FoundArena } from './discover.ts';
import type { OpenBrowseSocket, Response } from './discovery/browse-socket.ts';
import { answering } from './discovery/reach.ts';

const SERVICE = '_llm-arena._tcp.local';
type Heard = Parameters<OpenBrowseSocket>[2];

interface Said {
  readonly label?: string;
  readonly port?: number;
  readonly text?: readonly string[];
  readonly addresses?: readonly string[];
  readonly ttl?: number;
}

const works = await loopbackCarriesMulticast();

/** What a host says when it is asked. */
function reply({ label = 'llm-arena', port = 3_000, text, addresses = ['10.0.0.5'], ttl = 120 }: Said = {}): Response {
  const [host, instance] = [`${label}.local`, `${label}.${SERVICE}`];
  const strings = text ?? ['version=1.2.3', 'path=/ws', `id=${label}`, 'night=Noite de SVG'];
  return {
    answers: [{ name: SERVICE, type: 'PTR', ttl, data: instance }],
    additionals: [
      { name: instance, type: 'SRV', ttl, data: { port, target: host } },
      { name: instance, type: 'TXT', ttl, data: strings.map((one) => Buffer.from(one)) },
      ...addresses.map((data) => ({ name: host, type: 'A' as const, ttl, data })),
    ],
  };
}

/** Networks where each question is answered with what `say` says. */
function lan(say: (heard: Heard, address: string, port: number) => void, addresses = ['10.0.0.9']) {
  const sockets = { open: 0, closed: 0, asked: 0 };
  const open: OpenBrowseSocket = (address, port, heard) => {
    sockets.open += 1;
    return {
      ask: () => {
        sockets.asked += 1;
        queueMicrotask(() => say(heard, address, port));
      },
      close: () => void (sockets.closed += 1),
    };
  };
  const near = (address: string) => (address.startsWith('10.0.0.') ? 0 : 2);
  return { sockets, open, networks: () => ({ addresses, rank: near }) };
}

/** Ends when so many were found, at the latest after a while. */
async function find(parts: Omit<ReturnType<typeof lan>, 'sockets'> & { reach?: typeof answering }, many = 1) {
  const enough = new AbortController();
  const found: FoundArena[] = [];
  const all = await discoverArenas({
    ...parts,
    ms: 5_000,
    signal: enough.signal,
    found: (arena) => {
      found.push(arena);
      if (found.length === many) enough.abort();
    },
  });
  return { all, found };
}

describe('discovery', () => {
  it('[MDNS-9] finds an arena with its address, its name and the title of the night, and ends when that is enough', async () => {
    const parts = lan((heard) => heard(reply(), '10.0.0.5'));
    const arena = { url: 'http://10.0.0.5:3000', hostname: 'llm-arena.local', night: 'Noite de SVG', version: '1.2.3' };
    expect(await find(parts)).toEqual({ all: [arena], found: [arena] });
    expect(parts.sockets.closed).toBe(parts.sockets.open);
  });

  it('[MDNS-9] asks each network, from a port of its own and from 5353', async () => {
    const asked = new Set<string>();
    const parts = lan(
      (heard, address, port) => {
        asked.add(`${address} ${port}`);
        if (asked.size === 4) heard(reply(), '10.0.0.5');
      },
      ['10.0.0.9', '127.0.0.1'],
    );
    expect((await find(parts)).all).toHaveLength(1);
    expect(asked).toEqual(new Set(['10.0.0.9 0', '10.0.0.9 5353', '127.0.0.1 0', '127.0.0.1 5353']));
  });

  it('[MDNS-9] tells an arena once, however many interfaces and addresses it is seen on, by a near address', async () => {
    let n = 0;
    const parts = lan((heard) => {
      n += 1;
      heard(reply({ addresses: ['172.17.0.1', '192.168.9.1'] }), '172.17.0.1');
      heard(reply({ addresses: ['10.0.0.5'] }), '10.0.0.5');
      heard(reply({ label: 'llm-arena-2', port: 3_001, addresses: ['10.0.0.6'] }), '10.0.0.6');
    });
    const reach = vi.fn((urls: readonly string[]) => Promise.resolve(urls[0] ?? ''));
    const { all, found } = await find({ ...parts, reach }, 2);
    expect(n).toBeGreaterThan(0);
    expect(new Set(all.map((one) => one.url))).toEqual(new Set(['http://10.0.0.5:3000', 'http://10.0.0.6:3001']));
    expect(found).toHaveLength(2);
    expect(reach).toHaveBeenCalledTimes(1);
  });

  it('[MDNS-9] looks on a network that comes up while it looks', async () => {
    const addresses: string[] = [];
    const room = lan((heard) => heard(reply(), '10.0.0.5'), addresses);
    let looks = 0;
    const networks = () => {
      looks += 1;
      // The first two looks are before anything is asked a second time.
      if (looks === 3) addresses.push('10.0.0.9');
      return room.networks();
    };
    expect((await find({ open: room.open, networks })).found.map(({ url }) => url)).toEqual(['http://10.0.0.5:3000']);
    expect(looks).toBeGreaterThan(2);
  });

  it('[MDNS-9] keeps two of the same name on two networks apart', async () => {
    const parts = lan((heard) => {
      heard(reply({ text: ['id=a'] }), '10.0.0.5');
      heard(reply({ text: ['id=b'], addresses: ['192.168.0.5'] }), '192.168.0.5');
    });
    expect((await find(parts, 2)).all.map((one) => one.url)).toEqual([
      'http://10.0.0.5:3000',
      'http://192.168.0.5:3000',
    ]);
  });

  it('[MDNS-9] in doubt takes the address that answers', async () => {
    const server = await startServer();
    const dead = await startServer();
    await dead.close();
    const { signal } = new AbortController();
    expect(await answering([dead.url, server.url], signal)).toBe(server.url);
    expect(await answering([dead.url], signal)).toBeNull();
    expect(await answering([`${server.url}/elsewhere`, dead.url], signal)).toBeNull();
    await server.close();
  });

  describe('of an arena that says which address it uses', () => {
    const saying = (url: string) =>
      lan((heard) => heard(reply({ text: ['id=a', `url=${url}`], addresses: ['10.0.0.5', '10.0.0.6'] }), '10.0.0.5'));
    const reaching = (...alive: string[]) =>
      vi.fn((urls: readonly string[]) => Promise.resolve(urls.find((url) => alive.includes(url)) ?? null));
    const [near, inUse] = ['http://10.0.0.5:3000', 'http://192.168.0.10:3000'];

    it.each([
      ['takes that one where it answers', inUse, [near, inUse], inUse],
      ['takes one that answers where that one does not', inUse, [near], near],
      ['takes a near one where none answers', inUse, [], near],
      ['takes it among near ones', 'http://10.0.0.6:3000', [near, 'http://10.0.0.6:3000'], 'http://10.0.0.6:3000'],
      ['believes no other port', 'http://192.168.0.10:80', ['http://192.168.0.10:80', near], near],
      ['believes no address of this computer', 'http://127.0.0.1:3000', ['http://127.0.0.1:3000', near], near],
      ['believes nothing else', 'http://evil.example:3000', ['http://evil.example:3000', near], near],
    ])('[MDNS-11] %s', async (_what, said, alive, expected) => {
      const reach = reaching(...alive);
      expect((await find({ ...saying(said), reach })).found.map(({ url }) => url)).toEqual([expected]);
    });

    it('[MDNS-11] tells a near one while none has answered yet', async () => {
      const never = (_: readonly string[], signal: AbortSignal) =>
        new Promise<null>((resolve) => signal.addEventListener('abort', () => resolve(null)));
      expect(await discoverArenas({ ...saying(inUse), reach: never, ms: 300 })).toMatchObject([{ url: near }]);
    });
  });

  it('[MDNS-9] does without the address record: whoever answers is reached where the answer came from', async () => {
    const parts = lan((heard) => heard(reply({ addresses: [] }), '10.0.0.44'));
    expect((await find(parts)).all[0]?.url).toBe('http://10.0.0.44:3000');
  });

  it('[MDNS-9] forgets an arena that says goodbye', async () => {
    const enough = new AbortController();
    const parts = lan((heard) => {
      heard(reply(), '10.0.0.5');
      heard(reply({ label: 'other' }), '10.0.0.6');
      heard(reply({ ttl: 0 }), '10.0.0.5');
    });
    const found = () => enough.abort();
    const all = await discoverArenas({ ...parts, signal: enough.signal, found });
    expect(all.map((one) => one.hostname)).toEqual(['other.local']);
  });

  it('[MDNS-9] shows nothing that could harm a terminal, and leaves out what makes no sense', async () => {
    const night = '\u001B[2J\u202Evil\u0007\n  night ';
    const parts = lan((heard) => {
      heard(reply({ label: 'a', port: 0 }), '10.0.0.5');
      heard(reply({ label: 'b', addresses: ['0.0.0.0', '224.0.0.1', '255.255.255.255', '::1', 'x'] }), '10.0.0.5');
      heard(reply({ label: '\u001B[31m' }), '10.0.0.5');
      heard({ answers: [], additionals: [] }, '10.0.0.5');
      heard(
        reply({ label: 'd', text: ['=x', 'version=\u001B[1m', 'id=d', `night=${night}`, 'night=later'] }),
        '10.0.0.5',
      );
    });
    expect((await find(parts)).all).toEqual([
      { url: 'http://10.0.0.5:3000', hostname: 'd.local', night: '[2Jvil  night', version: '' },
    ]);
  });

  it('[MDNS-9] is bounded, whoever shouts', async () => {
    const enough = new AbortController();
    const parts = lan((heard) => {
      for (let i = 0; i < 500; i++) heard(reply({ label: `a${i}` }), '10.0.0.5');
      enough.abort();
    });
    expect(await discoverArenas({ ...parts, signal: enough.signal })).toHaveLength(64);
  });

  it('[MDNS-9] ends in time and throws nothing where mDNS does not work', async () => {
    const { networks } = lan(() => undefined);
    const broken: OpenBrowseSocket = () => {
      throw new Error('EPERM');
    };
    expect(await discoverArenas({ networks, open: broken, ms: 20 })).toEqual([]);
    const aborted = AbortSignal.abort();
    expect(await discoverArenas({ ...lan((heard) => heard(reply(), '10.0.0.5')), signal: aborted })).toEqual([]);
  });

  it('[MDNS-9] tells at the end what was seen but not yet reached', async () => {
    const parts = lan((heard) => heard(reply({ addresses: ['10.0.0.5', '10.0.0.6'] }), '10.0.0.5'));
    const never = (_: readonly string[], signal: AbortSignal) =>
      new Promise<string>((resolve) => signal.addEventListener('abort', () => resolve('')));
    expect(await discoverArenas({ ...parts, reach: never, ms: 300 })).toMatchObject([{ url: 'http://10.0.0.5:3000' }]);
  });

  it.skipIf(!works)('[MDNS-9] asks and hears over real sockets (needs multicast)', async () => {
    const label = `llm-arena-found-${process.pid}`;
    const host = mdns({ interface: '127.0.0.1', bind: '0.0.0.0' });
    host.on('query', ({ questions }, from) => {
      if (questions.some((one) => one.name === SERVICE)) host.respond(reply({ label, addresses: ['127.0.0.1'] }), from);
    });
    const enough = new AbortController();
    const found = (arena: FoundArena) => {
      if (arena.hostname === `${label}.local`) enough.abort();
    };
    const all = await discoverArenas({ ms: 10_000, signal: enough.signal, found });
    host.destroy();
    expect(all.find((one) => one.hostname === `${label}.local`)?.url).toBe('http://127.0.0.1:3000');
  });
});
