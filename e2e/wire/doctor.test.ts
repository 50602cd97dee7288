// The doctor over the wire: what it says of a running host, and `llm-arena doctor` with and without one.
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ORGANIZER_KEY } from '../fixtures/host.ts';
import type { TestHost } from '../fixtures/host.ts';
import { until } from '../fixtures/until.ts';
import { connect } from '../fixtures/wire.ts';
import type { Frame } from '../fixtures/wire.ts';
import { run } from './support/command.ts';
import { ask } from './support/raw-http.ts';
import { ok, startQuietHost } from './support/rounds.ts';

const IDS = ['port', 'address', 'self', 'mdns', 'phone', 'telao', 'disk', 'clock', 'power', 'participants'];
const KEY = { ARENA_ORGANIZER_KEY: ORGANIZER_KEY };

async function doctor(args: readonly string[], env: Record<string, string> = {}) {
  const one = run(['doctor', ...args], { cwd: tmpdir(), env });
  const code = await one.ended;
  return { code, out: one.out(), err: one.err() };
}

describe('a running arena', () => {
  let host: TestHost;
  beforeAll(async () => {
    host = await startQuietHost();
  });
  afterAll(() => host.dispose());

  const check = async (id: string): Promise<Frame> =>
    ok(await host.organizer.get('/doctor?language=en')).checks.find((one: Frame) => one.id === id);

  it('[DOC-1] [DOC-4] is examined by GET /doctor', async () => {
    const { at, checks } = ok(await host.organizer.get('/doctor'));
    expect(Math.abs(Date.parse(at) - Date.now())).toBeLessThan(60_000);
    expect(checks.map((one: Frame) => one.id)).toEqual(IDS);
    const light = Object.fromEntries(checks.map((one: Frame) => [one.id, one.light]));
    expect(light).toMatchObject({ port: 'green', self: 'green', mdns: 'off', phone: 'amber', telao: 'amber' });
    expect(light).toMatchObject({ clock: 'green', participants: 'amber' });
    expect((await host.room.get('/doctor')).status).toBe(401);
  });

  it('[DOC-2] a telão opened by its link may show the PIN, one opened by the address may not', async () => {
    const plain = await connect(host.ws);
    plain.send({ type: 'telao_register', view: 'arena' });
    await plain.nextOf('registered_telao');
    expect((await check('telao')).title).toBe('The telão may not show the PIN');
    const code = new URL(ok(await host.organizer.post('/telao/code')).telaoUrl).hash.slice('#code='.length);
    const opened = await ask(host, '/organizer/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code }),
    });
    const cookie = (opened.headers['set-cookie']?.[0] ?? '').split(';')[0] ?? '';
    const linked = await connect(host.ws, { cookie, origin: host.url });
    linked.send({ type: 'telao_register', view: 'arena', role: 'public' });
    await linked.nextOf('registered_telao');
    expect(await check('telao')).toMatchObject({ light: 'green', title: '2 telões are open' });
    for (const wire of [plain, linked]) await wire.close();
    await until(
      () => check('telao'),
      ({ title }) => title === 'No telão is open',
      'both are gone',
    );
  });

  it('[DOC-6] [DOC-7] llm-arena doctor finds it by its data folder and says the same, in lines or as JSON', async () => {
    const { code, out } = await doctor(['--data', host.data, '--language', 'en'], KEY);
    // A machine without a network has a red light, and the command says so.
    expect(code).toBe(/^red /m.test(out) ? 1 : 0);
    const lines = out.split('\n');
    expect(lines[0]).toBe(`Arena: ${host.url}`);
    expect(lines.filter((line) => /^(green|amber|red|-) +\S/.test(line))).toHaveLength(IDS.length);
    expect(lines).toContain(`green     The arena answers on port ${host.port}`);
    const json = JSON.parse(
      (await doctor(['--url', new URL(host.url).host, '--json', '--language', 'pt-BR'], KEY)).out,
    );
    expect(json.url).toBe(host.url);
    expect(json.checks.map((one: Frame) => one.id)).toEqual(IDS);
    expect(json.checks[0].title).toBe(`A arena atende na porta ${host.port}`);
  });

  it('[DOC-7] it ends with 2 where the key is not taken, with 1 where nobody answers, and says what to do', async () => {
    const wrong = await doctor(['--data', host.data], { ARENA_ORGANIZER_KEY: 'not-the-key' });
    expect([wrong.code, wrong.out]).toEqual([2, '']);
    expect(wrong.err).toMatch(/does not take the organizer key.*--data/);
    const closed = await doctor(['--url', 'http://127.0.0.1:9', '--data', host.data], KEY);
    expect(closed.code).toBe(1);
    expect(closed.err).toMatch(/^Nobody answers at http:\/\/127\.0\.0\.1:9/);
    expect((await doctor(['--language', 'fr'])).code).toBe(2);
    expect((await doctor(['--url', 'http://'])).code).toBe(2);
  });
});

describe('choice and Wi-Fi', () => {
  it('[ADDR-4] [ADDR-5] survive a restart; a Wi-Fi that no phone could join is refused in words', async () => {
    const first = await startQuietHost();
    try {
      const wifi = { ssid: 'Clube', password: 'capivaras', security: 'WPA', hidden: false };
      expect(ok(await first.organizer.post('/wifi', { wifi })).wifi).toEqual(wifi);
      const short = await first.organizer.post('/wifi', { wifi: { ...wifi, password: 'curta' } });
      expect(short.status).toBe(400);
      expect(short.json.detail).toBe(
        'wifi.password: a WPA password has 8 to 63 characters (or it is a key of 64 hex digits)',
      );
      const { addresses } = ok(await first.organizer.get('/addresses'));
      const last = addresses.at(-1).address;
      ok(await first.organizer.post('/addresses/choose', { address: last }));
      await first.stop();
      expect(existsSync(join(first.data, 'host.json'))).toBe(false);
      const again = await startQuietHost({ data: first.data });
      expect(ok(await again.organizer.get('/door')).wifi).toEqual(wifi);
      const book = ok(await again.organizer.get('/addresses'));
      expect([book.choice, book.addresses.find((one: Frame) => one.inUse).address]).toEqual([last, last]);
      await again.stop();
    } finally {
      await first.dispose();
    }
  });
});

describe('no arena runs', () => {
  let data: string;
  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'llm-arena-doctor-'));
  });
  const ends: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0)) await end();
  });
  afterAll(() => rm(data, { recursive: true, force: true }));

  it('[DOC-6] a host that was killed leaves its file behind, and it is not believed', async () => {
    const host = await startQuietHost();
    ends.push(() => host.dispose());
    await host.kill();
    expect(existsSync(join(host.data, 'host.json'))).toBe(true);
    const { out } = await doctor(['--data', host.data, '--language', 'en', '--port', '0'], KEY);
    expect(out).toMatch(/^No arena runs on this data folder/);
    expect(out).toMatch(/^green +The clock is right$/m);
    expect(out).toMatch(/^- +Telão not seen$/m);
  });

  it('[DOC-5] [DOC-7] says what can be seen without one; a busy port is red and ends it with 1', async () => {
    const server = createServer((socket) =>
      socket
        .on('error', () => undefined)
        .resume()
        .end('?'),
    );
    await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
    ends.push(() => new Promise((resolve) => server.close(resolve)));
    const { port } = server.address() as AddressInfo;
    const { code, out } = await doctor(['--data', data, '--language', 'en', '--port', String(port)]);
    expect(code).toBe(1);
    expect(out).toMatch(new RegExp(`^red +Port ${port} is busy$`, 'm'));
    expect(out).toContain(`--port ${port + 1}`);
    expect(existsSync(join(data, 'arena.db'))).toBe(false);
  });
});
