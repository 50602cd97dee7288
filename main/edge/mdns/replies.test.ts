import { describe, expect, it } from 'vitest';
import { settled } from '../../host/testing/fake-clock.ts';
import { announce, won } from '../testing/mdns-arena.ts';
import { Lan, Stranger, network } from '../testing/mdns-lan.ts';

const HOST = 'llm-arena.local';
const SERVICE = '_llm-arena._tcp.local';

async function announced(...addresses: string[]) {
  const lan = new Lan();
  const arena = announce(lan, { networks: addresses.map((address, i) => network(`if${i}`, address)) });
  await won(arena.clock);
  await arena.clock.run(60_000);
  lan.take();
  return { lan, ...arena };
}

describe('what the arena answers', () => {
  it('[MDNS-5] to a one-shot resolver: alone, with the question repeated and a TTL of at most 10 s', async () => {
    const { lan } = await announced('192.168.1.7', '10.0.0.7');
    const resolver = new Stranger(lan, '10.0.0.50', 40_123);
    await settled();
    resolver.asks('LLM-Arena.local', 'A', { id: 77 });
    await settled();
    expect(
      lan
        .take()
        .slice(1)
        .map((one) => one.to),
    ).toEqual([{ address: '10.0.0.50', port: 40_123 }]);
    const [reply] = resolver.heard;
    expect(reply?.packet).toMatchObject({
      type: 'response',
      id: 77,
      questions: [{ name: 'LLM-Arena.local', type: 'A', class: 'IN' }],
      answers: [{ name: HOST, type: 'A', data: '10.0.0.7', ttl: 10, flush: false }],
      additionals: [],
    });
  });

  it('[MDNS-5] to a one-shot resolver that wants IPv6: that there is none', async () => {
    const { lan } = await announced('10.0.0.7');
    const resolver = new Stranger(lan, '10.0.0.50', 40_123);
    await settled();
    resolver.asks(HOST, 'AAAA');
    await settled();
    expect(resolver.heard.map((one) => one.packet.answers)).toEqual([[]]);
  });

  it('[MDNS-5] never to an address of another network, which may be made up', async () => {
    const { lan } = await announced('10.0.0.7');
    lan.deliver(
      { type: 'query', questions: [{ name: HOST, type: 'A' }], answers: [], additionals: [], authorities: [] } as never,
      { address: '10.0.0.50', port: 5_353 },
    );
    await settled();
    lan.take();
    const spoofed = { address: '203.0.113.9', port: 7 };
    const query = {
      type: 'query',
      questions: [{ name: HOST, type: 'A' }],
      answers: [],
      additionals: [],
      authorities: [],
    };
    lan.deliver(query as never, spoofed, { address: '10.0.0.7', port: 5_353 });
    await settled();
    expect(lan.take().slice(1)).toEqual([]);
  });

  it('[MDNS-1] to everybody otherwise, once a second at most: address, and that there is no other', async () => {
    const { lan, clock } = await announced('10.0.0.7');
    const phone = new Stranger(lan, '10.0.0.50');
    await settled();
    const ask = async () => {
      phone.asks(HOST, 'A');
      await settled();
      return lan.take().filter((one) => one.packet.type === 'response');
    };
    const [first] = await ask();
    expect(first?.to).toBeNull();
    expect(first?.packet.answers).toMatchObject([{ type: 'A', data: '10.0.0.7', ttl: 120, flush: true }]);
    expect(first?.packet.additionals).toMatchObject([{ type: 'NSEC', data: { rrtypes: ['A'] } }]);
    expect(await ask()).toEqual([]);
    await clock.run(1_000);
    expect(await ask()).toHaveLength(1);
    phone.asks(HOST, 'AAAA');
    await settled();
    expect(lan.take().at(-1)?.packet.answers).toMatchObject([{ type: 'NSEC', name: HOST }]);
  });

  it('[MDNS-1] alone to who asks for that, and to everybody too where they were not told lately', async () => {
    const { lan, clock } = await announced('10.0.0.7');
    const phone = new Stranger(lan, '10.0.0.50');
    await settled();
    const ask = async () => {
      phone.asks(HOST, 'A', { class: 'UNKNOWN_32769' });
      await settled();
      return lan
        .take()
        .filter((one) => one.packet.type === 'response')
        .map((one) => one.to?.address ?? null);
    };
    expect(await ask()).toEqual(['10.0.0.50', null]);
    await clock.run(2_000);
    expect(await ask()).toEqual(['10.0.0.50']);
  });

  it('[MDNS-1] to who browses: the service with all that is needed to reach it, unless it is known', async () => {
    const { lan, clock } = await announced('10.0.0.7');
    const phone = new Stranger(lan, '10.0.0.50');
    await settled();
    const instance = `llm-arena.${SERVICE}`;
    phone.asks(SERVICE, 'PTR', {
      answers: [{ name: SERVICE, type: 'PTR', ttl: 4_000, data: instance }],
    });
    await settled();
    await clock.run(200);
    expect(lan.take().slice(1)).toEqual([]);
    phone.asks(SERVICE, 'PTR');
    await settled();
    await clock.run(200);
    const reply = lan.take().at(-1);
    expect(reply?.packet.answers).toMatchObject([{ type: 'PTR', data: instance }]);
    expect(reply?.packet.additionals.map((one) => one.type).toSorted()).toEqual(['A', 'SRV', 'TXT']);
    phone.asks('_services._dns-sd._udp.local', 'PTR');
    await settled();
    await clock.run(200);
    expect(lan.take().at(-1)?.packet.answers).toMatchObject([{ type: 'PTR', data: SERVICE }]);
  });

  it('[MDNS-2] at once to who is about to take the name, however lately it was told', async () => {
    const { lan } = await announced('10.0.0.7');
    const rival = new Stranger(lan, '10.0.0.50');
    await settled();
    for (let i = 0; i < 3; i++) {
      rival.asks(HOST, 'ANY', { authorities: [{ name: HOST, type: 'A', ttl: 120, data: '10.0.0.50' }] });
      await settled();
      expect(lan.take().at(-1)?.packet).toMatchObject({ type: 'response', answers: [{ type: 'A', data: '10.0.0.7' }] });
    }
  });

  it('nothing to questions about others', async () => {
    const { lan, clock } = await announced('10.0.0.7');
    const phone = new Stranger(lan, '10.0.0.50');
    await settled();
    for (const name of ['printer.local', '_ipp._tcp.local', 'llm-arena-2.local', '']) phone.asks(name, 'ANY');
    await settled();
    await clock.run(1_000);
    expect(lan.take().filter((one) => one.packet.type === 'response')).toEqual([]);
  });
});
