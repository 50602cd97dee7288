// Who may do what: the organizer's key and cookie, pages of other origins, names that are not ours.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ORGANIZER_KEY } from '../fixtures/host.ts';
import type { TestHost } from '../fixtures/host.ts';
import { connect, register } from '../fixtures/wire.ts';
import type { Frame } from '../fixtures/wire.ts';
import { ask, askUpgrade } from './support/raw-http.ts';
import { newRound, ok, startQuietHost } from './support/rounds.ts';
import { nameOf, pathOf, routes } from './support/routes.ts';
import { refused } from './support/tokens.ts';

const organizerRoutes = routes.filter((route) => route.access !== 'public');
const publicRoutes = routes.filter((route) => route.access === 'public');
const bearer = { authorization: `Bearer ${ORGANIZER_KEY}` };
const json = { 'content-type': 'application/json' };
const LISTED = 'https://club.example';
const FOREIGN = 'https://evil.example';

/** A round that is still a secret of the organizer. */
const SECRET = 'a prompt nobody has seen';

describe('access', () => {
  let host: TestHost;
  let listed: TestHost;
  beforeAll(async () => {
    [host, listed] = await Promise.all([
      startQuietHost(),
      startQuietHost({ env: { CORS_ORIGIN: `${LISTED}, https://other.example/` } }),
    ]);
    for (const one of [host, listed]) await newRound(one, { prompt: SECRET });
  });
  afterAll(async () => {
    await Promise.all([host.dispose(), listed.dispose()]);
  });

  const post = (path: string, headers: Record<string, string>, body = '{}', to = host) =>
    ask(to, path, { method: 'POST', headers: { ...json, ...headers }, body });
  const sessionId = async (): Promise<string> => ok(await host.organizer.get('/session')).id;

  it('[ACC-1] every organizer route is 401 without the key and with a wrong one, whatever else is sent', async () => {
    const id = await sessionId();
    const tries: Record<string, string>[] = [
      {},
      { authorization: `Bearer ${ORGANIZER_KEY}x` },
      { authorization: 'Bearer' },
      { authorization: `Basic ${Buffer.from(`:${ORGANIZER_KEY}`).toString('base64')}` },
      { cookie: `arena_organizer=${ORGANIZER_KEY}` },
      { cookie: 'arena_organizer=' },
      { 'x-forwarded-for': '127.0.0.1', 'x-real-ip': '127.0.0.1' },
    ];
    for (const route of organizerRoutes) {
      for (const headers of tries) {
        const method = route.method.toUpperCase();
        const reply = await ask(host, pathOf(route), {
          method,
          headers: { ...json, ...headers },
          ...(method === 'GET' ? {} : { body: '{}' }),
        });
        expect(reply.status, `${nameOf(route)} ${JSON.stringify(headers)}`).toBe(401);
        expect(reply.json.code).toBe('UNAUTHORIZED');
        expect(reply.text).not.toContain(SECRET);
      }
    }
    expect(organizerRoutes.length).toBeGreaterThan(25);
    expect(await sessionId()).toBe(id);
  });

  it('[ACC-6] every organizer route is 403 from another origin, with the key too', async () => {
    const id = await sessionId();
    for (const origin of [
      FOREIGN,
      'null',
      `http://127.0.0.1:${host.port + 1}`,
      `https://127.0.0.1:${host.port}.evil.example`,
    ]) {
      for (const route of organizerRoutes) {
        const method = route.method.toUpperCase();
        const reply = await ask(host, pathOf(route), {
          method,
          headers: { ...json, ...bearer, origin },
          ...(method === 'GET' ? {} : { body: '{}' }),
        });
        expect(reply, `${nameOf(route)} from ${origin}`).toMatchObject({
          status: 403,
          json: { code: 'ORIGIN_NOT_ALLOWED' },
        });
      }
      for (const route of publicRoutes.filter((one) => one.method === 'post')) {
        expect((await post(pathOf(route), { origin })).status, `${nameOf(route)} from ${origin}`).toBe(403);
      }
      for (const [path, status] of [
        ['/session', 200],
        ['/presence', 200],
      ] as const) {
        const reply = await ask(host, path, { headers: { origin } });
        expect(reply.status).toBe(status);
        expect(reply.headers['access-control-allow-origin']).toBe(undefined);
      }
    }
    expect(await sessionId()).toBe(id);
    const own = `http://127.0.0.1:${host.port}`;
    expect(await post('/session/options', { ...bearer, origin: own }, '{"endWhenAllFinished":false}')).toMatchObject({
      status: 200,
    });
  });

  it('[ACC-7] a Host that is not ours is 403, on every kind of address and on the upgrade', async () => {
    const foreign = [
      'evil.example',
      `evil.example:${host.port}`,
      '127.0.0.1.evil.example',
      '8.8.8.8',
      'localhost.evil.example',
    ];
    const odd = ['user@localhost', '[::2]', '-', ''];
    for (const name of [...foreign, ...odd]) {
      for (const path of ['/', '/session', '/docs', '/openapi.json', '/vote', '/metrics', '/health']) {
        const reply = await ask(host, path, { headers: { host: name, ...bearer } });
        expect(reply, `${name} ${path}`).toMatchObject({ status: 403, json: { code: 'HOST_NOT_ALLOWED' } });
      }
      expect(await askUpgrade(host, { host: name }), name).toBeGreaterThanOrEqual(400);
    }
    for (const name of [
      'localhost',
      `localhost:${host.port}`,
      `127.0.0.1:${host.port}`,
      `[::1]:${host.port}`,
      'LLM-ARENA.local',
      'llm-arena.local:80',
    ]) {
      expect((await ask(host, '/health', { headers: { host: name } })).status, name).toBe(200);
      expect(await askUpgrade(host, { host: name }), name).toBe(101);
    }
  });

  it('[ACC-8] a socket from a page of another origin is refused at the handshake, with the cookie too', async () => {
    for (const origin of [FOREIGN, 'null', `http://127.0.0.1:${host.port + 1}`]) {
      expect(await askUpgrade(host, { origin, ...bearer }), origin).toBe(403);
    }
    expect(await askUpgrade(host, { origin: `http://127.0.0.1:${host.port}` })).toBe(101);
    expect(await askUpgrade(host, {}, '/elsewhere')).toBe(404);
    expect(await askUpgrade(host, {}, '/ws/?role=telao&x=%')).toBe(101);
  });

  it('[ACC-9] a listed origin reads public routes and watches; it neither registers nor authorizes, and has no credentials', async () => {
    for (const path of ['/session', '/presence', '/metrics', '/export.csv']) {
      const reply = await ask(listed, path, { headers: { origin: LISTED } });
      expect(reply.status, path).toBe(200);
      expect(reply.headers['access-control-allow-origin']).toBe(LISTED);
      expect(reply.headers['access-control-allow-credentials']).toBe(undefined);
    }
    expect(
      (await ask(listed, '/session', { headers: { origin: 'https://other.example' } })).headers[
        'access-control-allow-origin'
      ],
    ).toBe('https://other.example');
    expect(
      (await ask(listed, '/session', { headers: { origin: FOREIGN } })).headers['access-control-allow-origin'],
    ).toBe(undefined);
    const preflight = await ask(listed, '/votes', {
      method: 'OPTIONS',
      headers: { origin: LISTED, 'access-control-request-method': 'POST' },
    });
    expect(preflight.headers['access-control-allow-credentials']).toBe(undefined);
    // The key does not make a page of another origin the organizer, not even for reading.
    const withKey = await ask(listed, '/session', { headers: { origin: LISTED, ...bearer } });
    expect(withKey.text).not.toContain('"pin"');
    expect(withKey.text).not.toContain(SECRET);
    expect(
      (
        await post(
          '/organizer/session',
          { origin: LISTED },
          JSON.stringify({ code: codeOf(listed.consoleUrl) }),
          listed,
        )
      ).status,
    ).toBe(403);

    const page = await connect(listed.ws, { origin: LISTED, ...bearer });
    page.send({ type: 'telao_register', topics: ['state', 'tally'] });
    const snapshot = await page.nextOf('state_snapshot');
    expect(JSON.stringify(snapshot)).not.toContain(SECRET);
    expect(snapshot).not.toHaveProperty('tally');
    const hello = { type: 'register', participant_id: 'x', nickname: 'x', pin: '314159', runner: 'r', model: 'm' };
    await refused(page, hello, 'ORIGIN_NOT_ALLOWED');
    await refused(page, { type: 'authorize', key: ORGANIZER_KEY }, 'ORIGIN_NOT_ALLOWED');
    page.forget();
    page.send({ type: 'telao_register', topics: ['state', 'tally'], key: ORGANIZER_KEY });
    await page.next((f) => f.type === 'state_snapshot' || f.type === 'error');
    expect(JSON.stringify(page.frames)).not.toContain(SECRET);
    await page.close();
  });

  it('[ACC-9] with * any page may read, still without credentials and never as the organizer', async () => {
    const open = await startQuietHost({ env: { CORS_ORIGIN: '*' } });
    try {
      await newRound(open, { prompt: SECRET });
      const reply = await ask(open, '/session', { headers: { origin: FOREIGN, ...bearer } });
      expect(reply.headers['access-control-allow-origin']).toBe('*');
      expect(reply.headers['access-control-allow-credentials']).toBe(undefined);
      expect(reply.text).not.toContain(SECRET);
      expect((await post('/session', { origin: FOREIGN, ...bearer }, '{}', open)).status).toBe(403);
      expect(await askUpgrade(open, { origin: FOREIGN })).toBe(101);
    } finally {
      await open.dispose();
    }
  });

  it('[ACC-2] [VIEW-11] on a socket the key is taken by header, by authorize or with the registration; a wrong one leaves it public', async () => {
    const round = { prompt: SECRET };
    const header = await connect(host.ws, bearer);
    header.send({ type: 'telao_register', topics: ['state'] });
    expect((await header.nextOf('state_snapshot')).rounds).toContainEqual(expect.objectContaining(round));
    const asked = await connect(host.ws);
    asked.send({ type: 'telao_register', topics: ['state'] });
    expect((await asked.nextOf('state_snapshot')).rounds).toEqual([]);
    await refused(asked, { type: 'authorize', key: 'wrong-key' }, 'UNAUTHORIZED');
    await refused(asked, { type: 'authorize' }, 'INVALID_MESSAGE');
    asked.forget();
    asked.send({ type: 'authorize', key: ORGANIZER_KEY });
    await asked.nextOf('authorized');
    expect((await asked.nextOf('state_snapshot')).rounds).toContainEqual(expect.objectContaining(round));
    const named = await connect(host.ws);
    named.send({ type: 'telao_register', topics: ['state'], key: ORGANIZER_KEY });
    expect((await named.nextOf('state_snapshot')).rounds).toContainEqual(expect.objectContaining(round));
    for (const wire of [header, asked, named]) await wire.close();
  });

  it("[SES-4] [SES-6] [EXP-6] rounds not started and other sessions are the organizer's only", async () => {
    const own = await startQuietHost();
    try {
      const ana = await register(own.ws, 'ana');
      const old = ok(await own.organizer.get('/session'));
      const oldRound = await newRound(own, { prompt: 'of the night before' });
      ok(await own.organizer.post('/session'));
      expect(await ana.closed).toMatchObject({ code: 4000 });
      const draft = await newRound(own, { prompt: SECRET });
      const watching = await connect(own.ws);
      watching.send({ type: 'telao_register', topics: ['state', 'participants', 'entries', 'tokens'], frames: true });
      await watching.nextOf('state_snapshot');
      await own.organizer.patch(`/rounds/${draft.id}`, { title: 'titled' });
      await own.organizer.post('/rounds/reorder', { roundIds: [draft.id] });
      await own.organizer.post(`/rounds/${draft.id}/cancel`);
      await own.organizer.post('/stage', { message: 'olá' });
      await watching.nextOf('stage_state');
      expect(JSON.stringify(watching.frames)).not.toContain(draft.id);
      for (const path of [
        '/session',
        '/metrics',
        '/presence',
        `/rounds/${draft.id}/responses`,
        `/rounds/${draft.id}/replay`,
        `/scoreboard?roundId=${draft.id}`,
        '/export.csv',
        `/votes/mine?roundId=${draft.id}`,
      ]) {
        const reply = await own.room.get(path);
        expect(reply.text, path).not.toContain(SECRET);
        expect(reply.text, path).not.toContain('titled');
        if (path.includes(draft.id)) expect(reply.status, path).toBe(404);
      }
      for (const path of [`/export.csv?sessionId=${old.id}`, `/rounds/${oldRound.id}/responses`]) {
        expect((await own.room.get(path)).status, path).toBe(404);
      }
      expect((await own.organizer.get(`/export.csv?sessionId=${old.id}`)).status).toBe(200);
      const { sessions } = ok(await own.organizer.get('/sessions'));
      expect(sessions.map((s: Frame) => [s.status, s.participants])).toEqual([
        ['active', 0],
        ['ended', 1],
      ]);
      await watching.close();
    } finally {
      await own.dispose();
    }
  });

  it('[ACC-3] [ACC-4] the code of the console link works once; its cookie is strict, and still works after a restart', async () => {
    const first = await startQuietHost();
    const code = codeOf(first.consoleUrl);
    const redeem = (value: unknown) => post('/organizer/session', {}, JSON.stringify({ code: value }), first);
    expect((await redeem('x'.repeat(22))).status).toBe(401);
    expect((await redeem('')).status).toBe(401);
    expect((await redeem(null)).status).toBe(400);
    const both = await Promise.all([redeem(code), redeem(code)]);
    expect(new Set(both.map((reply) => reply.status))).toEqual(new Set([200, 401]));
    expect(await redeem(code)).toMatchObject({ status: 401, json: { code: 'INVALID_CODE' } });
    const [cookie = ''] = both.find((reply) => reply.status === 200)?.headers['set-cookie'] ?? [];
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Strict/i);
    expect(cookie).not.toContain(ORGANIZER_KEY);
    const value = cookie.split(';')[0] ?? '';
    expect((await ask(first, '/sessions', { headers: { cookie: value } })).status).toBe(200);
    const { consoleUrl } = ok(await first.organizer.post('/organizer/code'));
    expect((await redeem(codeOf(consoleUrl))).status).toBe(200);
    expect(await first.stop()).toBe(0);

    const second = await startQuietHost({ data: first.data });
    expect((await ask(second, '/sessions', { headers: { cookie: value } })).status).toBe(200);
    expect((await ask(second, '/sessions', { headers: { cookie: `${value}x` } })).status).toBe(401);
    const wire = await connect(second.ws, { cookie: value });
    wire.send({ type: 'telao_register', topics: ['tally'] });
    expect(await wire.nextOf('registered_telao')).toMatchObject({ role: 'organizer' });
    await wire.close();
    await second.dispose();
  });
});

function codeOf(consoleUrl: string): string {
  return new URL(consoleUrl).hash.replace('#code=', '');
}
