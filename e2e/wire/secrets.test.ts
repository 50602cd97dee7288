// Secrets are searched for as strings, in everything that is written or handed out.
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ORGANIZER_KEY } from '../fixtures/host.ts';
import type { TestHost } from '../fixtures/host.ts';
import { answer, connect, register } from '../fixtures/wire.ts';
import { PublicEye } from './support/public-eye.ts';
import { ask } from './support/raw-http.ts';
import { act, beginRound, ok, startQuietHost, stopRound, untilLive } from './support/rounds.ts';

/** Long enough to occur nowhere by chance. */
const LONG_PIN = '918273645501';
const WIFI_PASSWORD = 'capivaras-no-clube';

async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

describe('secrets', () => {
  let host: TestHost;
  const secrets = new Map<string, string>([
    ['the PIN', LONG_PIN],
    ['the organizer key', ORGANIZER_KEY],
    ["the Wi-Fi's password", WIFI_PASSWORD],
  ]);
  const room: string[] = [];

  beforeAll(async () => {
    host = await startQuietHost({ pin: LONG_PIN, flags: ['--log-level', 'debug'] });
    const wifi = { ssid: 'Clube', password: WIFI_PASSWORD, security: 'WPA', hidden: false };
    ok(await host.organizer.post('/wifi', { wifi }));
    const eye = new PublicEye(host);
    await eye.openScreens('the start');
    const ana = await register(host.ws, 'ana', { pin: LONG_PIN });
    const ours = await register(host.ws, 'bia', { pin: LONG_PIN, protocol: 1, client: { name: 'c', version: '1' } });
    for (const [who, { registered }] of Object.entries({ ana, bia: ours })) {
      secrets.set(`the resume token of ${who}`, registered.resume_token);
      secrets.set(`the vote code of ${who}`, registered.vote_code);
    }
    const guesser = await connect(host.ws);
    guesser.send({
      type: 'register',
      participant_id: 'g',
      nickname: 'g',
      pin: '111222333444',
      runner: 'r',
      model: 'm',
    });
    guesser.send({ type: 'authorize', key: 'a-wrong-key-to-find' });
    await guesser.nextOf('error');
    secrets.set('a wrong key', 'a-wrong-key-to-find');
    secrets.set('a wrong PIN', '111222333444');
    const code = new URL(host.consoleUrl).hash.slice('#code='.length);
    secrets.set('the console code', code);
    const signedIn = await ask(host, '/organizer/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code }),
    });
    const cookie = (signedIn.headers['set-cookie']?.[0] ?? '').split(';')[0] ?? '';
    secrets.set("the organizer's cookie", cookie.split('=')[1] ?? '');
    const telaoLink = ok(await host.organizer.post('/telao/code')).telaoUrl;
    const telaoCode = new URL(telaoLink).hash.slice('#code='.length);
    secrets.set('the code of a telão', telaoCode);
    const opened = await ask(host, '/organizer/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code: telaoCode }),
    });
    const telaoCookie = (opened.headers['set-cookie']?.[0] ?? '').split(';')[0] ?? '';
    secrets.set('the cookie of a telão', telaoCookie.split('=')[1] ?? '');
    expect((await ask(host, '/door', { headers: { cookie: telaoCookie } })).json).toMatchObject({ pin: LONG_PIN });
    expect((await host.room.post('/organizer/session', { code: 'a-code-to-find-in-logs' })).status).toBe(401);
    secrets.set('a wrong code', 'a-code-to-find-in-logs');
    const round = await beginRound(host);
    answer(ana, 'ana', round.index, ['olá']);
    await untilLive(host, 'ana', 'olá');
    await stopRound(host, round.id);
    const voter = ok(await host.room.post('/voter', { code: ours.registered.vote_code }));
    secrets.set('a voter token', voter.voter_token);
    const vote = { roundId: round.id, participantId: 'ana', score: 4, voterToken: voter.voter_token };
    ok(await host.room.post('/votes', vote));
    await act(host, round.id, 'close-voting');
    await host.room.get(`/votes/mine?roundId=${round.id}&voterToken=${voter.voter_token}`);
    await host.room.get('/sessions', { authorization: 'Bearer a-wrong-bearer-to-find' });
    secrets.set('a wrong bearer', 'a-wrong-bearer-to-find');
    for (const { text } of await eye.look(round.id)) room.push(text);
    for (const wire of [ana, ours, guesser]) await wire.close();
    await eye.close();
    const signing = await readFile(join(host.data, 'secrets', 'signing.key'), 'utf8');
    secrets.set('the signing key', signing.trim());
  });
  afterAll(() => host.dispose());

  const found = (text: string): string[] =>
    [...secrets].filter(([, secret]) => text.includes(secret)).map(([what]) => what);

  it('[PIN-5] [EXP-7] [CFG-8] [ADDR-6] none is in an export, on a public surface or in the log', async () => {
    for (const [what, secret] of secrets) expect(secret.length, what).toBeGreaterThan(10);
    for (const path of [
      '/export.csv',
      '/export-events.csv',
      '/export-all.json',
      '/sessions',
      '/problems',
      '/metrics',
      '/addresses',
      '/doctor',
      '/presence',
      '/scoreboard/session',
    ]) {
      const reply = await host.organizer.get(path);
      expect(reply.status, path).toBe(200);
      expect(found(reply.text), path).toEqual([]);
    }
    for (const text of room) expect(found(text), text.slice(0, 200)).toEqual([]);
    expect(host.log()).toContain('"level":20');
    expect(found(host.log())).toEqual([]);
  });

  it("[PIN-5] [ACC-5] [ADDR-6] none is in a file of the data folder but the private ones, and those are the owner's", async () => {
    const inUse = await filesOf(host.data);
    expect(inUse.map((file) => relative(host.data, file))).toContain('arena.db-wal');
    for (const when of ['in use', 'closed']) {
      for (const file of await filesOf(host.data)) {
        const name = relative(host.data, file);
        if (name.startsWith('secrets')) {
          if (process.platform !== 'win32') expect((await stat(file)).mode & 0o077, name).toBe(0);
        } else expect(found((await readFile(file)).toString('latin1')), `${name}, ${when}`).toEqual([]);
      }
      expect(await host.stop()).toBe(0);
    }
    const pins = await readdir(join(host.data, 'secrets', 'pins'));
    expect(pins).toHaveLength(1);
    expect((await readFile(join(host.data, 'secrets', 'pins', pins[0] ?? ''), 'utf8')).trim()).toBe(LONG_PIN);
  });
});
