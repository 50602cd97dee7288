import { describe, expect, it } from 'vitest';
import { settled } from '../../host/testing/fake-clock.ts';
import { labelOf, nthLabel } from './names.ts';
import type { Answer } from './records.ts';
import { answersOf, announce, won } from '../testing/mdns-arena.ts';
import { Lan, Stranger, network } from '../testing/mdns-lan.ts';

const WIFI = network('wlan0', '192.168.1.7');
const CABLE = network('eth0', '10.0.0.7');
const HOST = 'llm-arena.local';

const address = (data: string, name = HOST): Answer => ({ name, type: 'A', ttl: 120, flush: true, data });

describe('the name of an arena', () => {
  it.each([
    ['llm-arena.local', 'llm-arena'],
    ['Arena do Zé.local.', 'arena-do-z'],
    ['a.b', 'a-b'],
    ['-.local', 'llm-arena'],
    ['x'.repeat(90), 'x'.repeat(58)],
  ])('[MDNS-2] is one label, whatever was asked for: %s', (asked, label) => {
    expect(labelOf(asked)).toBe(label);
    expect([nthLabel(asked, 1), nthLabel(asked, 2)]).toEqual([label, `${label}-2`]);
  });

  it('[MDNS-2] is asked for three times, 250 ms apart, before it is used', async () => {
    const lan = new Lan();
    const { announcement, clock, names } = announce(lan, { networks: [WIFI] });
    const start = clock.now();
    await settled();
    for (const at of [0, 250, 500]) {
      await clock.run(start + at - clock.now());
      const [asked, ...more] = lan.take();
      expect(more).toEqual([]);
      expect(asked?.packet.questions.map((one) => [one.name, one.type])).toEqual([
        [HOST, 'ANY'],
        ['llm-arena._llm-arena._tcp.local', 'ANY'],
      ]);
      expect(asked?.packet.authorities.map((one) => one.type)).toEqual(['A', 'SRV', 'TXT']);
      expect(announcement.name()).toBeNull();
    }
    await clock.run(249);
    expect(lan.take()).toEqual([]);
    await clock.run(1);
    expect(announcement.name()).toBe(HOST);
    expect(lan.take().map((one) => one.packet.type)).toEqual(['response']);
    await clock.run(1_000);
    expect(lan.take()).toHaveLength(1);
    expect(names).toEqual([HOST]);
  });

  it('[MDNS-2] that another holds becomes the next that is free, for host and service alike', async () => {
    const lan = new Lan();
    const first = announce(lan, { networks: [network('a', '192.168.1.5')] });
    const { clock } = first;
    await won(clock);
    const second = announce(lan, { networks: [WIFI, CABLE], clock });
    await won(clock);
    const third = announce(lan, { networks: [network('b', '192.168.1.9')], clock });
    await won(clock);
    expect([first, second, third].map((one) => one.announcement.name())).toEqual([
      'llm-arena.local',
      'llm-arena-2.local',
      'llm-arena-3.local',
    ]);
    const services = answersOf(lan.sent).flatMap((one) => (one.type === 'SRV' ? one.name : []));
    expect(new Set(services)).toEqual(new Set(['', '-2', '-3'].map((n) => `llm-arena${n}._llm-arena._tcp.local`)));
    expect(second.names).toEqual(['llm-arena-2.local']);
  });

  it('[MDNS-2] is another’s also on the same machine, with the same addresses', async () => {
    const lan = new Lan();
    const first = announce(lan, { networks: [WIFI], port: 3_000 });
    await won(first.clock);
    const second = announce(lan, { networks: [WIFI], port: 3_001, clock: first.clock });
    await won(first.clock);
    expect([first.announcement.name(), second.announcement.name()]).toEqual([HOST, 'llm-arena-2.local']);
  });

  it('[MDNS-2] goes to one of two that ask for it at the same moment', async () => {
    const lan = new Lan();
    const one = announce(lan, { networks: [WIFI] });
    const two = announce(lan, { networks: [network('a', '192.168.1.200')], clock: one.clock });
    await won(one.clock);
    // The later address wins, by RFC 6762 §8.2.
    expect([one.announcement.name(), two.announcement.name()]).toEqual(['llm-arena-2.local', HOST]);
    expect(
      answersOf(lan.sent).some(
        (answer) => answer.type === 'A' && answer.name === HOST && answer.data === '192.168.1.7',
      ),
    ).toBe(false);
  });

  it('[MDNS-2] goes to one of two on the same machine that ask at the same moment', async () => {
    const lan = new Lan();
    const one = announce(lan, { networks: [WIFI], port: 3_000 });
    const two = announce(lan, { networks: [WIFI], port: 3_001, clock: one.clock });
    await won(one.clock);
    expect(new Set([one, two].map((each) => each.announcement.name()))).toEqual(new Set(['llm-arena-2.local', HOST]));
  });

  it('[MDNS-4] that another claims and defends later is given up, and said', async () => {
    const lan = new Lan();
    const { announcement, clock, names } = announce(lan, { networks: [WIFI, CABLE] });
    await won(clock);
    await clock.run(10_000);
    const rival = new Stranger(lan, '192.168.1.66');
    await settled();
    rival.says({ answers: [address('192.168.1.66')] });
    await settled();
    await clock.run(100);
    // While it asks, the name stands.
    expect(announcement.name()).toBe(HOST);
    rival.says({ answers: [address('192.168.1.66')] });
    await won(clock);
    expect(announcement.name()).toBe('llm-arena-2.local');
    expect(names).toEqual([HOST, null, 'llm-arena-2.local']);
    // The networks where nobody claimed it are told that it is gone.
    const gone = lan.sent.filter((one) => one.packet.answers.some((record) => 'ttl' in record && record.ttl === 0));
    expect(gone.map((one) => one.from.address)).toEqual(['10.0.0.7']);
  });

  it('[MDNS-4] stays where the claim is not defended, and lies are looked into every 5 s at most', async () => {
    const lan = new Lan();
    const { announcement, clock, names } = announce(lan, { networks: [WIFI] });
    await won(clock);
    await clock.run(10_000);
    const liar = new Stranger(lan, '192.168.1.66');
    await settled();
    liar.says({ answers: [address('192.168.1.66')] });
    await won(clock);
    expect(announcement.name()).toBe(HOST);
    lan.take();
    for (let i = 0; i < 20; i++) liar.says({ answers: [address('192.168.1.66')] });
    await clock.run(2_000);
    const ours = () => lan.take().filter((one) => one.from.address === '192.168.1.7');
    expect(ours()).toEqual([]);
    await clock.run(10_000);
    expect(ours().filter((one) => one.packet.type === 'query')).toHaveLength(3);
    expect(names).toEqual([HOST]);
  });

  it('[MDNS-4] is not claimed by our own words: echoed, from another interface, with an address we had, or taken back', async () => {
    const lan = new Lan();
    const again = network('eth0', '192.168.1.8');
    const { announcement, clock, names, moveTo } = announce(lan, { networks: [WIFI, again, CABLE] });
    await won(clock);
    moveTo(WIFI, again);
    await clock.run(10_000);
    const reflector = new Stranger(lan, '192.168.1.1');
    await settled();
    const own = lan.take().filter((one) => one.packet.type === 'response');
    for (const { packet } of own) reflector.says({ answers: packet.answers });
    reflector.says({ answers: [address('10.0.0.7'), address('192.168.1.8')] });
    reflector.says({ answers: [{ ...address('192.168.1.66'), ttl: 0 } as Answer] });
    reflector.says({ answers: [address('192.168.1.66', 'other.local')] });
    await settled();
    lan.take();
    await clock.run(2_000);
    expect(lan.take()).toEqual([]);
    expect(announcement.name()).toBe(HOST);
    expect(names).toEqual([HOST]);
  });

  it('[MDNS-4] is not sought for ever where somebody claims every one', async () => {
    const lan = new Lan();
    const { announcement, clock, logger, moveTo } = announce(lan, { networks: [WIFI] });
    const greedy = new Stranger(lan, '192.168.1.66');
    await settled();
    for (let i = 0; i < 60; i++) {
      const name = `${i === 0 ? 'llm-arena' : `llm-arena-${i + 1}`}.local`;
      greedy.says({ answers: [address('192.168.1.66', name)] });
      await settled();
      // Each name is claimed while it is asked for; the pauses begin at the fifteenth.
      await clock.run(i < 14 ? 100 : 5_100);
    }
    expect(announcement.name()).toBeNull();
    expect(lan.listening).toEqual(['192.168.1.66']);
    expect(logger.lines.map((line) => line.message)).toEqual([
      'Somebody on the network claims every name; use the address instead',
    ]);
    // Another network is another chance.
    moveTo(CABLE);
    await won(clock);
    expect(announcement.name()).toBe(HOST);
  });
});
