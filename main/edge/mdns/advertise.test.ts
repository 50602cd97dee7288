import { hostname } from 'node:os';
import { describe, expect, it, vi } from 'vitest';
import { settled } from '../../host/testing/fake-clock.ts';
import type { Answer } from './records.ts';
import { addressesIn, announce, answersOf, won } from '../testing/mdns-arena.ts';
import { Lan, Stranger, network } from '../testing/mdns-lan.ts';

vi.mock(import('node:os'), async (original) => ({ ...(await original()), hostname: vi.fn(() => 'laptop.local') }));

const WIFI = network('wlan0', '192.168.1.7');
const CABLE = network('eth0', '10.0.0.7');
const HOST = 'llm-arena.local';
const INSTANCE = 'llm-arena._llm-arena._tcp.local';
const SERVICE = '_llm-arena._tcp.local';

describe('the announcement', () => {
  it('[MDNS-1] is made on each network with that network’s own addresses, the way in and the title of the night', async () => {
    const lan = new Lan();
    const { announcement, clock } = announce(lan, {
      networks: [network('wlan0', '192.168.1.7', '192.168.1.8'), CABLE],
    });
    announcement.setNight('Noite de SVG 🦙');
    await won(clock);
    expect(announcement.name()).toBe(HOST);
    const from = (address: string) => answersOf(lan.sent.filter((one) => one.from.address === address));
    const data = (records: Answer[], type: string) =>
      new Set(records.flatMap((one) => (one.type === type && 'data' in one ? JSON.stringify(one.data) : [])));
    expect(data(from('192.168.1.7'), 'A')).toEqual(new Set(['"192.168.1.7"', '"192.168.1.8"']));
    expect(data(from('10.0.0.7'), 'A')).toEqual(new Set(['"10.0.0.7"']));
    const [srv] = from('10.0.0.7').filter((one) => one.type === 'SRV');
    expect(srv).toMatchObject({ name: INSTANCE, data: { port: 3_000, target: HOST } });
    const ptr = from('10.0.0.7').filter((one) => one.type === 'PTR');
    expect(ptr[0]).toMatchObject({ name: SERVICE, data: INSTANCE });
    expect(textIn(from('10.0.0.7'))).toEqual([
      'version=1.2.3',
      'path=/ws',
      expect.stringMatching(/^id=\w+$/),
      'night=Noite de SVG 🦙',
    ]);
    expect(from('10.0.0.7').some((one) => one.type === 'AAAA')).toBe(false);
  });

  it('[MDNS-1] follows the title of the night, which is cut to what a record holds', async () => {
    const lan = new Lan();
    const { announcement, clock } = announce(lan, { networks: [WIFI] });
    await won(clock);
    lan.take();
    announcement.setNight('🦙'.repeat(100));
    expect(textIn(answersOf(lan.take())).at(-1)).toBe(`night=${'🦙'.repeat(50)}`);
    announcement.setNight('🦙'.repeat(100));
    expect(lan.take()).toEqual([]);
    announcement.setNight(null);
    expect(textIn(answersOf(lan.take()))).toHaveLength(3);
  });

  it('[MDNS-11] says which address is in use, and says it again when it is another', async () => {
    const lan = new Lan();
    const { announcement, clock } = announce(lan, { networks: [WIFI, CABLE] });
    announcement.setUrl('http://192.168.1.7:3000');
    await won(clock);
    expect(textIn(answersOf(lan.take()))).toContain('url=http://192.168.1.7:3000');
    announcement.setUrl('http://10.0.0.7:3000');
    const sent = lan.take();
    expect(new Set(sent.map((one) => one.from.address))).toEqual(new Set(['192.168.1.7', '10.0.0.7']));
    expect(textIn(answersOf(sent))).toContain('url=http://10.0.0.7:3000');
    announcement.setUrl('http://10.0.0.7:3000');
    expect(lan.take()).toEqual([]);
  });

  it('[MDNS-6] reaches a new network, leaves a vanished one, and keeps the name on the others', async () => {
    const lan = new Lan();
    const { announcement, clock, moveTo, names } = announce(lan, { networks: [WIFI] });
    await won(clock);
    lan.take();
    moveTo(WIFI, CABLE);
    await won(clock);
    expect(new Set(addressesIn(lan.take()))).toEqual(new Set(['192.168.1.7', '10.0.0.7']));
    moveTo(CABLE);
    await won(clock);
    expect(lan.listening).toEqual(['10.0.0.7']);
    moveTo(network('eth0', '10.0.0.7', '10.0.0.9'));
    expect(new Set(addressesIn(lan.take()))).toContain('10.0.0.9');
    expect(names).toEqual([HOST]);
    moveTo();
    expect(announcement.name()).toBeNull();
    moveTo(WIFI);
    await won(clock);
    expect(announcement.name()).toBe(HOST);
  });

  it('[MDNS-6] asks again on an interface that changed to another network', async () => {
    const lan = new Lan();
    const { announcement, clock, moveTo } = announce(lan, { networks: [WIFI] });
    await won(clock);
    const stranger = new Stranger(lan, '172.16.0.2');
    const other = announce(lan, { networks: [network('x', '172.16.0.3')], clock, port: 4_000 });
    await won(clock);
    expect(other.announcement.name()).toBe(HOST);
    moveTo(network('wlan0', '172.16.0.9'));
    await won(clock);
    expect(announcement.name()).toBe('llm-arena-2.local');
    expect(stranger.heard.length).toBeGreaterThan(0);
  });

  it('[MDNS-7] is taken back at the end, on every network', async () => {
    const lan = new Lan();
    const { announcement, clock } = announce(lan, { networks: [WIFI, CABLE] });
    await won(clock);
    lan.take();
    await announcement.stop();
    const gone = lan.take();
    expect(gone.map((one) => one.from.address).toSorted()).toEqual(['10.0.0.7', '192.168.1.7']);
    for (const { packet } of gone) {
      expect(packet.answers.map((one) => one.type).toSorted()).toEqual(['A', 'PTR', 'SRV', 'TXT']);
      expect(packet.answers.every((one) => 'ttl' in one && one.ttl === 0)).toBe(true);
    }
    expect(lan.listening).toEqual([]);
    expect(clock.pending).toBe(0);
    await announcement.stop();
    announcement.networkChanged();
    expect(lan.take()).toEqual([]);
  });

  it('[MDNS-7] ends within 300 ms where a goodbye does not leave', async () => {
    const lan = new Lan();
    const { announcement, clock } = announce(lan, { networks: [WIFI] });
    await won(clock);
    lan.stuck = true;
    const stopped = announcement.stop();
    await clock.run(299);
    expect(lan.listening).toEqual(['192.168.1.7']);
    await clock.run(1);
    await stopped;
    expect(lan.listening).toEqual([]);
  });

  it('[MDNS-8] that fails on one network costs the name there only, and says so once', async () => {
    const lan = new Lan();
    lan.broken.set('10.0.0.7', Object.assign(new Error('bind EADDRINUSE'), { code: 'EADDRINUSE' }));
    const { announcement, clock, logger, moveTo } = announce(lan, { networks: [WIFI, CABLE] });
    await won(clock);
    expect(announcement.name()).toBe(HOST);
    moveTo(WIFI, CABLE);
    await won(clock);
    const said = logger.lines.filter((line) => line.level === 'warn');
    expect(said.map((line) => line.fields)).toEqual([{ interface: 'eth0', reason: 'bind EADDRINUSE' }]);
    expect(announcement.name()).toBe(HOST);
    await announcement.stop();
  });

  it('[MDNS-8] without any network that works has no name, and brings nothing down', async () => {
    const lan = new Lan();
    lan.broken.set('192.168.1.7', new Error('no multicast'));
    const { announcement, clock } = announce(lan, { networks: [WIFI] });
    await won(clock);
    expect(announcement.name()).toBeNull();
    expect(await announcement.selfQuery(100)).toEqual([]);
    announcement.setNight('x');
    await announcement.stop();
  });

  it('[MDNS-10] asks the network for its own name, and gives up in time', async () => {
    const lan = new Lan();
    const { announcement, clock } = announce(lan, { networks: [WIFI, CABLE] });
    await won(clock);
    expect((await announcement.selfQuery(1_000)).toSorted()).toEqual(['10.0.0.7', '192.168.1.7']);
    const mute = vi.spyOn(lan, 'deliver').mockImplementation(() => undefined);
    const asked = announcement.selfQuery(1_000);
    await clock.run(1_000);
    expect(await asked).toEqual([]);
    expect(mute.mock.calls.length).toBeGreaterThan(2);
    mute.mockRestore();
    expect(clock.pending).toBe(0);
  });

  it('[MDNS-2] never tries the computer’s own name, which its system answers for', async () => {
    vi.mocked(hostname).mockReturnValue('LLM-Arena.local');
    const lan = new Lan();
    const { announcement, clock } = announce(lan, { networks: [WIFI] });
    await won(clock);
    expect(announcement.name()).toBe('llm-arena-2.local');
    vi.mocked(hostname).mockReturnValue('laptop');
    await settled();
  });
});

function textIn(records: readonly Answer[]): string[] {
  const text = records.find((one) => one.type === 'TXT');
  return text?.type === 'TXT' ? [text.data].flat().map((one) => Buffer.from(one).toString()) : [];
}
