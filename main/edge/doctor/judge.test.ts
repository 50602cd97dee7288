import { describe, expect, it } from 'vitest';
import { doctorCheckIds } from '../../../protocol/doctor-checks.ts';
import type { DoctorCheckId } from '../../../protocol/doctor-checks.ts';
import { doctorReport } from '../../../protocol/http/doctor.ts';
import type { DoctorCheck } from '../../../protocol/http/doctor.ts';
import type { AddressView } from '../../../protocol/model.ts';
import type { DoctorFacts } from './facts.ts';
import { judge } from './judge.ts';

const NOW = Date.UTC(2026, 10, 20, 22, 0);
const WIFI: AddressView = {
  interface: 'wlan0',
  address: '192.168.1.7',
  url: 'http://192.168.1.7:3000',
  internal: false,
  kind: 'wifi',
  inUse: true,
};
const CABLE: AddressView = { ...WIFI, interface: 'eth0', address: '10.0.0.7', kind: 'ethernet', inUse: false };
const LOOPBACK: AddressView = { ...WIFI, interface: 'lo', address: '127.0.0.1', internal: true, kind: 'loopback' };

/** No device from outside has come. */
const NOBODY = { arrivedAt: null };
const ELSEWHERE = { arrivedAt: null, arrivedBy: CABLE.address };

/** A night about to begin, with everything as it should be. */
const GOOD: DoctorFacts = {
  at: NOW,
  platform: 'linux',
  port: { listening: '0.0.0.0', port: 3000, asked: null, state: 'listening', holder: null },
  address: { list: [WIFI, { ...LOOPBACK, inUse: false }], choice: null, networks: ['192.168.1.0/24', '127.0.0.0/8'] },
  self: { url: WIFI.url, outcome: 'answered', found: null },
  mdns: { enabled: true, wanted: 'llm-arena.local', name: 'llm-arena.local', answers: [WIFI.address], running: true },
  phone: { devices: 3, arrivedAt: NOW, arrivedBy: null, url: WIFI.url, port: 3000, wifi: null, firewalls: [] },
  telao: { open: 1, withPin: 1 },
  disk: { folder: '/data', free: 50e9, writes: true, storageWorks: true },
  clock: { now: NOW, offMs: 12, newestAt: NOW - 1_000 },
  power: { source: 'mains', percent: 80 },
  participants: {
    session: true,
    connected: 2,
    models: { green: 2, amber: 0, red: 0, notAsked: 0 },
    failed: [],
  },
};

type Changes = {
  readonly [K in keyof DoctorFacts]?: DoctorFacts[K] extends object | null ? object | null : DoctorFacts[K];
};

/** Facts with some of a check's fields changed; null where no arena runs. */
function facts(changes: Changes): DoctorFacts {
  const changed = Object.entries(changes).map(([key, change]) => {
    const good = GOOD[key as keyof DoctorFacts];
    return [key, typeof change === 'object' && change !== null ? Object.assign({}, good, change) : change];
  });
  return { ...GOOD, ...(Object.fromEntries(changed) as Partial<DoctorFacts>) };
}

function check(id: DoctorCheckId, changes: Changes, language: 'pt-BR' | 'en' = 'en'): DoctorCheck {
  const found = judge(facts(changes), language).checks.find((one) => one.id === id);
  if (found === undefined) throw new Error(`No check ${id}`);
  return found;
}

/** Everything that can be found, by check; each must be said well in both languages. */
const CASES: readonly [DoctorCheckId, string, DoctorCheck['light'], Changes, RegExp][] = [
  ['port', 'open everywhere', 'green', {}, /port 3000.*all of/i],
  ['port', 'on one address', 'green', { port: { listening: '10.0.0.7' } }, /10\.0\.0\.7/],
  ['port', 'moved from a busy default', 'amber', { port: { port: 3001 } }, /port 3001, not 3000.*:3001/],
  ['port', 'where it was asked to be', 'green', { port: { port: 3001, asked: 3001 } }, /3001/],
  ['port', 'on loopback alone', 'red', { port: { listening: '127.0.0.1' } }, /without --host/],
  ['port', 'free, no arena', 'green', { port: { state: 'free' } }, /3000 is free/],
  ['port', 'busy, the default', 'amber', { port: { state: 'busy', holder: 'python3' } }, /python3.*next free/],
  ['port', 'busy, asked for', 'red', { port: { state: 'busy', asked: 3000 } }, /--port 3001/],
  ['port', 'forbidden', 'red', { port: { state: 'forbidden', port: 80, asked: 80 } }, /above 1023/],
  ['address', 'on Wi-Fi', 'green', {}, /192\.168\.1\.7 \(Wi-Fi, wlan0\)/],
  ['address', 'loopback, chosen', 'red', { address: { list: [{ ...WIFI, inUse: false }, LOOPBACK] } }, /There is 192/],
  ['address', 'of loopback alone', 'off', { port: { listening: '127.0.0.1' } }, /light of the port/],
  ['address', 'of --host, and gone', 'red', { port: { listening: '10.9.9.9' }, address: { list: [] } }, /--host/],
  ['address', 'none', 'red', { address: { list: [LOOPBACK] } }, /No network.*Join the room/],
  [
    'address',
    'a VPN alone',
    'amber',
    { address: { list: [{ ...WIFI, kind: 'vpn', interface: 'tun0' }] }, phone: NOBODY },
    /VPN, tun0.*Join the room/,
  ],
  [
    'address',
    'self-given',
    'amber',
    { address: { list: [{ ...WIFI, address: '169.254.3.4' }] }, phone: NOBODY },
    /router/,
  ],
  [
    'address',
    'the choice is gone',
    'amber',
    { address: { choice: '10.9.9.9' } },
    /10\.9\.9\.9.*When its network is back/,
  ],
  [
    'address',
    'two networks',
    'amber',
    { address: { list: [WIFI, CABLE], networks: ['192.168.1.0/24', '10.0.0.0/8'] }, phone: NOBODY },
    /several networks.*10\.0\.0\.7 \(cable, eth0\).*choose/,
  ],
  [
    'address',
    'two networks, and somebody has come by the one in use',
    'green',
    { address: { list: [WIFI, CABLE], networks: ['192.168.1.0/24', '10.0.0.0/8'] } },
    /192\.168\.1\.7/,
  ],
  [
    'address',
    'two networks, one chosen',
    'green',
    {
      address: { list: [WIFI, CABLE], networks: ['192.168.1.0/24', '10.0.0.0/8'], choice: WIFI.address },
      phone: NOBODY,
    },
    /192\.168\.1\.7/,
  ],
  [
    'address',
    'two ways into one network',
    'green',
    { address: { list: [WIFI, CABLE], networks: ['10.0.0.0/8', '10.0.0.0/8'] }, phone: NOBODY },
    /There is also/,
  ],
  [
    'address',
    'IPv6 of the same card',
    'green',
    {
      address: { list: [WIFI, { ...WIFI, address: '2001:db8::7', inUse: false }], networks: ['a', 'b'] },
      phone: NOBODY,
    },
    /2001:db8::7/,
  ],
  ['self', 'answers', 'green', {}, /answered/],
  ['self', 'refused', 'red', { self: { outcome: 'refused', found: 'ECONNREFUSED' } }, /ECONNREFUSED.*does not listen/],
  ['self', 'swallowed', 'red', { self: { outcome: 'timeout' } }, /1\.5 s.*firewall.*VPN/],
  ['self', 'no way', 'red', { self: { outcome: 'unreachable', found: 'EHOSTUNREACH' } }, /EHOSTUNREACH/],
  ['self', 'somebody else answers', 'red', { self: { outcome: 'wrong', found: 'HTTP 502' } }, /HTTP 502.*--port/],
  ['mdns', 'won and heard', 'green', {}, /llm-arena\.local answers/],
  ['mdns', 'switched off', 'off', { mdns: { enabled: false } }, /--no-mdns.*numbers/],
  ['mdns', 'not won yet', 'amber', { mdns: { name: null } }, /Wait some seconds/],
  ['mdns', 'unheard', 'amber', { mdns: { answers: [] } }, /5353/],
  ['mdns', 'an old address', 'amber', { mdns: { answers: ['10.5.5.5'] } }, /10\.5\.5\.5.*192\.168\.1\.7/],
  ['mdns', 'another was first', 'amber', { mdns: { name: 'llm-arena-2.local' } }, /The name is llm-arena-2\.local/],
  ['mdns', 'free, no arena', 'green', { mdns: { running: false, name: null, answers: [] } }, /is free/],
  ['mdns', "another's, no arena", 'amber', { mdns: { running: false, answers: ['10.0.0.9'] } }, /10\.0\.0\.9/],
  ['phone', 'arrived', 'green', {}, /3 devices.*192\.168\.1\.7/],
  ['phone', 'one arrived', 'green', { phone: { devices: 1 } }, /1 device has/],
  [
    'phone',
    'by another address',
    'amber',
    { phone: ELSEWHERE, address: { list: [WIFI, CABLE] } },
    /choose 10\.0\.0\.7/,
  ],
  ['phone', 'by an address that is gone', 'amber', { phone: ELSEWHERE }, /10\.0\.0\.7, but it is no longer.*Scan/],
  ['phone', 'nobody yet', 'amber', { phone: { arrivedAt: null } }, /AP isolation.*hotspot/],
  ['telao', 'with the PIN', 'green', {}, /PIN/],
  ['telao', 'several', 'green', { telao: { open: 2 } }, /2 telões/],
  ['telao', 'none', 'amber', { telao: { open: 0, withPin: 0 } }, /Open the telão/],
  ['telao', 'without the PIN', 'amber', { telao: { withPin: 0 } }, /may not show the PIN/],
  ['disk', 'writes', 'green', {}, /50 GB/],
  ['disk', 'no folder yet', 'green', { disk: { writes: null } }, /will make/],
  ['disk', 'size unknown', 'green', { disk: { free: null } }, /In \/data\.$/],
  ['disk', 'little', 'amber', { disk: { free: 400e6 } }, /400 MB/],
  ['disk', 'next to nothing', 'red', { disk: { free: 20e6 } }, /20 MB/],
  ['disk', 'refuses', 'red', { disk: { writes: false } }, /Do not close/],
  ['disk', 'the database is refused', 'red', { disk: { storageWorks: false } }, /refuses/],
  ['disk', 'a rehearsal', 'off', { disk: null }, /rehearsal/],
  ['clock', 'right', 'green', {}, /right/],
  ['clock', '1970', 'red', { clock: { now: 0 } }, /date -s/],
  ['clock', 'behind the log', 'red', { clock: { newestAt: NOW + 3_600_000 } }, /stored/],
  ['clock', 'jumped ahead', 'amber', { clock: { offMs: 7_200_000 } }, /2 hours ahead/],
  ['clock', 'jumped back', 'amber', { clock: { offMs: -90_000 } }, /90 seconds back/],
  ['clock', 'an empty log', 'green', { clock: { newestAt: null } }, /right/],
  ['power', 'mains', 'green', {}, /mains.*sleep/],
  ['power', 'no battery', 'green', { power: { source: 'none', percent: null } }, /mains.*no battery/],
  ['power', 'battery', 'amber', { power: { source: 'battery', percent: 41 } }, /41%.*Plug it in\. Switch off sleep/],
  ['power', 'battery, its charge untold', 'amber', { power: { source: 'battery', percent: null } }, /It may be empty/],
  [
    'power',
    'battery of a Mac',
    'amber',
    { platform: 'darwin', power: { source: 'battery', percent: 5 } },
    /caffeinate -d/,
  ],
  ['power', 'unknown', 'off', { platform: 'win32', power: { source: 'unknown' } }, /Plug this.*“Never”/],
  ['participants', 'all warm', 'green', {}, /2 participants.*2 ready/],
  ['participants', 'one', 'green', { participants: { connected: 1, models: warm(1) } }, /1 participant is/],
  ['participants', 'no session', 'off', { participants: { session: false } }, /opens the room/],
  ['participants', 'nobody', 'amber', { participants: { connected: 0, models: warm(0) } }, /\/join/],
  ['participants', 'not asked', 'amber', { participants: { models: warm(0, 0, 0, 2) } }, /2 not tested.*Warm/],
  [
    'participants',
    'one failed',
    'amber',
    { participants: { models: warm(1, 0, 1), failed: failed('Ana') } },
    /1 ready and 1 failed.*“Ana” failed in the last round: it broke\. Ask them.*on its page/,
  ],
  [
    'participants',
    'all failed',
    'red',
    { participants: { models: warm(0, 0, 2), failed: failed('A', 'B') } },
    /“A”.*“B”/,
  ],
  ['participants', 'slow', 'amber', { participants: { models: warm(1, 1) } }, /1 slow/],
  [
    'participants',
    'many failed',
    'red',
    { participants: { connected: 7, models: warm(0, 0, 7), failed: failed('A', 'B', 'C', 'D', 'E', 'F', 'G') } },
    /“E”.*And 2 more\. Ask each/,
  ],
];

function failed(...nicknames: string[]): object[] {
  return nicknames.map((nickname) => ({ nickname, where: 'round', reason: 'MODEL_STOPPED: it broke.' }));
}

function warm(green: number, amber = 0, red = 0, notAsked = 0): object {
  return { green, amber, red, notAsked };
}

describe('what the doctor says', () => {
  it('[DOC-1] has every check, in the order of need, in the shape of the contract', () => {
    const report = judge(GOOD, 'pt-BR');
    expect(report.checks.map((one) => one.id)).toEqual(doctorCheckIds);
    expect(doctorReport.parse(report)).toEqual(report);
    expect(new Set(report.checks.map((one) => one.light))).toEqual(new Set(['green']));
  });

  it.each(CASES)('[DOC-2] %s: %s is %s', (id, _what, light, changes, words) => {
    const found = check(id, changes);
    expect(found.light).toBe(light);
    expect(`${found.title} ${found.detail} ${found.remedy ?? ''}`.replaceAll('\n', ' ').trim()).toMatch(words);
  });

  it.each(CASES)('[DOC-1] %s: %s is said in both languages, with what to do', (id, _what, light, changes) => {
    const [pt, en] = [check(id, changes, 'pt-BR'), check(id, changes, 'en')];
    for (const one of [pt, en]) {
      if (light === 'amber' || light === 'red') expect(one.remedy?.length).toBeGreaterThan(10);
      else expect(one.remedy).toBeNull();
      expect(`${one.title}${one.detail}${one.remedy}`).not.toMatch(/undefined|NaN|\[object/);
    }
    expect(pt.detail).not.toBe(en.detail);
    expect(pt.light).toBe(en.light);
  });

  it('[DOC-1] is said without an arena, too: what needs one is not asked for', () => {
    const checks = judge(facts({ self: null, phone: null, telao: null, participants: null }), 'en').checks;
    expect(checks.filter((one) => one.light === 'off').map((one) => one.id)).toEqual([
      'self',
      'phone',
      'telao',
      'participants',
    ]);
  });
});

describe('the participants whose model failed', () => {
  const remedy = (where: string, reason: string | null, language: 'pt-BR' | 'en' = 'pt-BR') =>
    check(
      'participants',
      { participants: { models: warm(1, 0, 1), failed: [{ nickname: 'Ana', where, reason }] } },
      language,
    ).remedy?.split('\n')[0];

  it('[DOC-2] are told with the reason, in the language asked, or without one where none is known', () => {
    expect(remedy('warm-up', 'no_answer')).toMatch(/^“Ana” falhou no aquecimento: nenhum texto em 20 s;/);
    expect(remedy('round', 'no_answer')).toBe('“Ana” falhou na última rodada: nenhum texto até o fim dela.');
    expect(remedy('round', 'no_text', 'en')).toBe('“Ana” failed in the last round: it ended without any text.');
    expect(remedy('round', null)).toBe('“Ana” falhou na última rodada.');
    expect(remedy('warm-up', 'MODEL_NOT_FOUND: rode\nollama pull x')).toBe(
      '“Ana” falhou no aquecimento: rode ollama pull x.',
    );
  });

  it('[DOC-2] are counted in words that agree with the number', () => {
    const detail = (models: object) => check('participants', { participants: { models } }, 'pt-BR').detail;
    expect(detail(warm(1, 1, 0, 1))).toBe('Modelos: 1 pronto, 1 lento ou ainda respondendo e 1 não testado.');
    expect(detail(warm(2, 2, 2, 2))).toBe(
      'Modelos: 2 prontos, 2 lentos ou ainda respondendo, 2 com falha e 2 não testados.',
    );
  });
});

describe('the remedy for a phone that does not get in', () => {
  const remedy = (platform: NodeJS.Platform, more: object = {}) =>
    check('phone', { platform, phone: { arrivedAt: null, ...more } }).remedy ?? '';

  it('[DOC-3] on Windows is the rule for this port, the allowed program, and the hotspot with its limit', () => {
    const said = remedy('win32');
    expect(said).toContain(
      'netsh advfirewall firewall add rule name="LLM Arena" dir=in action=allow protocol=TCP localport=3000',
    );
    expect(said).toMatch(/Node\.js for Private and Public/);
    expect(said).toMatch(/Mobile hotspot.*8 devices/);
    expect(check('phone', { platform: 'win32', phone: { arrivedAt: null } }).detail).toContain('“Public” profile');
  });

  it('[DOC-3] on macOS is its application firewall', () => {
    expect(remedy('darwin')).toMatch(/System Settings → Network → Firewall/);
    expect(remedy('darwin')).not.toMatch(/Mobile hotspot/);
  });

  it('[DOC-3] on Linux is the firewall that is there', () => {
    expect(remedy('linux', { firewalls: ['ufw'] })).toContain('sudo ufw allow 3000/tcp');
    expect(remedy('linux', { firewalls: ['firewalld'], port: 3005 })).toContain(
      'sudo firewall-cmd --add-port=3005/tcp',
    );
    expect(remedy('linux')).toMatch(/neither ufw nor firewalld was found/);
  });

  it('[DOC-3] names the network and the address to try, and never the password', () => {
    const wifi = { ssid: 'Clube', password: 'segredo-do-clube', security: 'WPA', hidden: false };
    expect(remedy('linux', { wifi })).toMatch(/Wi-Fi “Clube”.*http:\/\/192\.168\.1\.7:3000/);
    expect(JSON.stringify(judge(facts({ phone: { arrivedAt: null, wifi } }), 'en'))).not.toContain('segredo');
  });
});
