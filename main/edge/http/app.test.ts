import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { contracts } from '../../../protocol/http/index.ts';
import type { Contract } from '../../../protocol/http/index.ts';
import { house, KEY } from '../testing/house.ts';
import type { Answer, House, HouseOptions } from '../testing/house.ts';
import { problemHandler } from './problem.ts';

const open: House[] = [];
afterEach(async () => {
  vi.restoreAllMocks();
  for (const one of open.splice(0)) await one.close();
});

async function start(options: HouseOptions = {}): Promise<House> {
  const one = await house(options);
  open.push(one);
  return one;
}

const code = (answer: Answer) => answer.json['code'];
const cookies = (answer: Answer) => answer.headers['set-cookie'] ?? [];
const EVIL = { origin: 'http://evil.example' };
const BEARER = { authorization: `Bearer ${KEY}` };

describe('a refusal', () => {
  it('[HTTP-4] is problem+json, with the words old clients read', async () => {
    const { ask } = await start({ open: false });
    const answer = await ask('GET', '/presence?x=1');
    expect([answer.status, answer.headers['content-type']]).toEqual([400, 'application/problem+json; charset=utf-8']);
    expect(answer.json).toEqual({
      type: 'urn:llm-arena:problem:invalid-request',
      title: 'The request is not valid',
      status: 400,
      detail: 'x: unknown field; none is expected here',
      instance: '/presence',
      code: 'INVALID_REQUEST',
      error: 'The request is not valid',
      message: 'The request is not valid. x: unknown field; none is expected here',
      errors: [{ path: 'x', message: 'unknown field; none is expected here' }],
    });
    expect((await ask('GET', '/session')).json).toMatchObject({
      status: 404,
      title: 'No active session',
      detail: 'No active session',
      error: 'No active session',
      message: 'No active session',
    });
  });

  it('[HTTP-6] of what is no route, no method, no JSON, no address at all', async () => {
    const { ask, order } = await start();
    expect((await ask('GET', '/nothing')).json).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    const method = await ask('DELETE', '/session');
    expect([method.status, code(method), method.headers['allow']]).toEqual([405, 'METHOD_NOT_ALLOWED', 'GET, POST']);
    const broken = await ask('POST', '/rounds', { headers: BEARER, body: '{"prompt":' });
    expect([broken.status, code(broken)]).toEqual([400, 'INVALID_JSON']);
    const form = await ask('POST', '/rounds', {
      headers: { ...BEARER, 'content-type': 'application/x-www-form-urlencoded' },
      body: 'prompt=x',
    });
    expect([form.status, code(form)]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
    const large = await order('POST', '/rounds', { prompt: 'x'.repeat(300_000) });
    expect([large.status, code(large)]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
    const address = await ask('GET', '/rounds/%E0%A4%A/responses');
    expect([address.status, code(address)]).toEqual([400, 'INVALID_REQUEST']);
    const charset = await ask('POST', '/rounds', {
      headers: { ...BEARER, 'content-type': 'application/json; charset=klingon' },
      body: '{}',
    });
    expect([charset.status, code(charset)]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
  });

  it('[HTTP-5] of a bad body is 4xx on every route that takes one, and leaves no trace in the log', async () => {
    const one = await start();
    const bodies = [
      '[]',
      'null',
      '"x"',
      '7',
      'true',
      '{"__proto__":{"a":1}}',
      '{"constructor":7}',
      '{"nonsense":1}',
      '{',
    ];
    for (const { method, path } of Object.values(contracts) as Contract[]) {
      if (method === 'get') continue;
      for (const body of bodies) {
        const answer = await one.ask(method.toUpperCase(), path.replace(':id', 'r1'), { headers: BEARER, body });
        expect(answer.status, `${path} ${body}`).toBeGreaterThanOrEqual(400);
        expect(answer.status, `${path} ${body}`).toBeLessThan(500);
        expect(String(answer.json['detail']).length).toBeGreaterThan(10);
      }
    }
    expect(one.lines.join('')).not.toMatch(/\bat .*\.(ts|js):\d+|"level":50/);
  });

  it('[HTTP-1] no body and {} are the same where every field is optional', async () => {
    const { order } = await start();
    expect((await order('POST', '/session')).status).toBe(200);
    expect((await order('POST', '/session', {})).status).toBe(200);
    expect((await order('POST', '/session', { pin_length: null })).status).toBe(200);
    expect((await order('POST', '/warmup')).json).toEqual({ status: 'ok', sent: 0 });
  });

  it('a fault of ours is 500 without its insides, and those are in the log', async () => {
    const one = await start();
    one.night.ports.log.sessions = () => {
      throw new Error('the inside story');
    };
    const answer = await one.order('GET', '/sessions');
    expect([answer.status, code(answer)]).toEqual([500, 'INTERNAL']);
    expect(answer.text).not.toContain('story');
    expect(one.lines.filter((line) => line.includes('the inside story'))).toHaveLength(1);
  });

  it('a fault of ours after the answer has begun cuts it: half an answer must not look whole', async () => {
    const one = await start();
    one.night.host.queries.sessions = () => ({ sessions: [] });
    vi.spyOn(contracts.listSessions.response, 'parse').mockImplementation(() => {
      throw Object.assign(new Error('odd'), { status: 'not a number' });
    });
    expect(code(await one.order('GET', '/sessions'))).toBe('INTERNAL');
    const app = express();
    app.get('/', (_request, response) => {
      response.write('half');
      throw new Error('the inside story');
    });
    app.use(problemHandler(one.night.ports.logger));
    const server = app.listen(0, '127.0.0.1');
    try {
      await new Promise((resolve) => server.once('listening', resolve));
      const { port } = server.address() as AddressInfo;
      await expect(fetch(`http://127.0.0.1:${port}/`).then((answer) => answer.text())).rejects.toThrow();
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  it('[REC-6] of the disk is 503', async () => {
    const one = await start();
    one.night.ports.log.broken = true;
    const answer = await one.order('POST', '/rounds', { prompt: 'x' });
    expect([answer.status, code(answer)]).toEqual([503, 'STORAGE_UNAVAILABLE']);
    expect((await one.ask('GET', '/ready')).status).toBe(503);
    expect((await one.ask('GET', '/health')).json).toMatchObject({ status: 'ok' });
    expect((await one.order('GET', '/problems')).json).toMatchObject({ storageWorks: false });
  });

  it('[HTTP-9] of a host that closes is 503 on /ready', async () => {
    const one = await start();
    expect((await one.ask('GET', '/ready')).json).toMatchObject({ status: 'ok' });
    one.closing = true;
    expect(code(await one.ask('GET', '/ready'))).toBe('SHUTTING_DOWN');
  });
});

describe('rights', () => {
  it('[ACC-1] every organizer route needs the key; a wrong one is refused everywhere', async () => {
    const { ask } = await start();
    for (const { id, method, path, access } of Object.values(contracts) as Contract[]) {
      const target = path.replace(':id', 'r1');
      const plain = await ask(method.toUpperCase(), target);
      const wrong = await ask(method.toUpperCase(), target, { headers: { authorization: 'Bearer wrong-key' } });
      if (access !== 'public') expect([plain.status, code(plain)], id).toEqual([401, 'UNAUTHORIZED']);
      else expect(plain.status, id).not.toBe(401);
      expect([wrong.status, code(wrong)], id).toEqual([401, 'UNAUTHORIZED']);
    }
  });

  it('[ACC-6] the key helps no page of another origin, and none of those writes anything', async () => {
    const { ask } = await start();
    const order = await ask('GET', '/sessions', { headers: { ...BEARER, ...EVIL } });
    expect([order.status, code(order)]).toEqual([403, 'ORIGIN_NOT_ALLOWED']);
    const vote = await ask('POST', '/votes', { headers: EVIL, body: { roundId: 'r', participantId: 'p', score: 1 } });
    expect([vote.status, code(vote)]).toEqual([403, 'ORIGIN_NOT_ALLOWED']);
    expect((await ask('GET', '/session', { headers: { ...BEARER, ...EVIL } })).json).not.toHaveProperty('pin');
  });

  it("[ACC-6] the host's own page writes under every name of the host", async () => {
    const one = await start();
    const headers = { origin: one.url, ...BEARER };
    expect((await one.ask('POST', '/rounds', { headers, body: { prompt: 'x' } })).status).toBe(200);
  });

  it('[ACC-9] a listed origin reads public routes, without credentials, and votes', async () => {
    const one = await start({ http: { corsOrigin: ['https://club.example'] } });
    const headers = { origin: 'https://club.example' };
    const read = await one.ask('GET', '/session', { headers: { ...headers, ...BEARER } });
    expect(read.headers['access-control-allow-origin']).toBe('https://club.example');
    expect(read.headers['access-control-allow-credentials']).toBeUndefined();
    expect(read.json).not.toHaveProperty('pin');
    const order = await one.ask('POST', '/session', { headers: { ...headers, ...BEARER } });
    expect(code(order)).toBe('ORIGIN_NOT_ALLOWED');
    const exchange = await one.ask('POST', '/organizer/session', {
      headers,
      body: { code: one.night.host.access.issueCode() },
    });
    expect(code(exchange)).toBe('ORIGIN_NOT_ALLOWED');
    const vote = await one.ask('POST', '/votes', { headers, body: { roundId: 'r', participantId: 'p', score: 1 } });
    expect(code(vote)).toBe('VOTE_ROUND_NOT_FOUND');
    const any = await start({ http: { corsOrigin: ['*'] } });
    expect((await any.ask('GET', '/session', { headers: EVIL })).headers['access-control-allow-origin']).toBe('*');
    const none = await start();
    expect(
      (await none.ask('GET', '/session', { headers: EVIL })).headers['access-control-allow-origin'],
    ).toBeUndefined();
  });

  it('[ACC-7] another Host is refused before anything is done', async () => {
    const { ask } = await start();
    const answer = await ask('POST', '/session', { headers: { ...BEARER, host: 'evil.example' } });
    expect([answer.status, code(answer)]).toEqual([403, 'HOST_NOT_ALLOWED']);
    expect((await ask('GET', '/', { headers: { host: 'evil.example' } })).status).toBe(403);
    const named = await start({ names: ['arena.example'] });
    expect((await named.ask('GET', '/health', { headers: { host: 'arena.example:1' } })).status).toBe(200);
  });

  it('[ACC-2, ACC-3] the code of the console link is good once, for a cookie that is the key', async () => {
    const { ask, order } = await start();
    const link = String((await order('POST', '/organizer/code')).json['consoleUrl']);
    const body = { code: link.split('#code=')[1] };
    const traded = await ask('POST', '/organizer/session', { body });
    expect(traded.json).toEqual({ status: 'ok', screen: 'console' });
    const [cookie = ''] = cookies(traded);
    expect(cookie).toMatch(/^arena_organizer=[\w-]+; Max-Age=\d+; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Strict$/);
    const headers = { cookie: cookie.split(';')[0] ?? '' };
    expect((await ask('GET', '/sessions', { headers })).status).toBe(200);
    expect((await ask('GET', '/sessions', { headers: { cookie: 'arena_organizer=forged' } })).status).toBe(401);
    expect([(await ask('POST', '/organizer/session', { body })).status]).toEqual([401]);
    expect(code(await ask('POST', '/organizer/session', { body: { code: 'made up' } }))).toBe('INVALID_CODE');
  });
});

describe('rate limits', () => {
  it('[RATE-1] count each client for itself, and say when to come again', async () => {
    const one = await start({ http: { rateLimit: { max: 5, windowMs: 60_000 } } });
    const token = one.night.host.access.issueVoterToken();
    const headers = { cookie: `arena_voter=${token}` };
    const statuses: number[] = [];
    for (let i = 0; i < 7; i++) statuses.push((await one.ask('GET', '/session', { headers })).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429]);
    const refused = await one.ask('GET', '/session', { headers });
    expect(code(refused)).toBe('RATE_LIMITED');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    const other = { cookie: `arena_voter=${one.night.host.access.issueVoterToken()}` };
    expect((await one.ask('GET', '/session', { headers: other })).status).toBe(200);
    expect((await one.ask('GET', '/session')).status).toBe(200);
    expect((await one.ask('GET', '/')).status).toBe(200);
  });

  it("[RATE-2, RATE-3] the organizer's is ten times that; without a credential an address has a ceiling", async () => {
    const one = await start({ http: { rateLimit: { max: 1, windowMs: 60_000 } } });
    const orders: number[] = [];
    for (let i = 0; i < 11; i++) orders.push((await one.order('GET', '/session')).status);
    expect(orders).toEqual([...Array.from({ length: 10 }, () => 200), 429]);
    // A connection each: only the ceiling of the address is left to stop them.
    const plain: number[] = [];
    for (let i = 0; i < 101; i++) plain.push((await one.ask('GET', '/health')).status);
    expect(plain.filter((status) => status === 200)).toHaveLength(100);
    expect(plain.at(-1)).toBe(429);
    const headers = { cookie: `arena_voter=${one.night.host.access.issueVoterToken()}` };
    expect((await one.ask('GET', '/health', { headers })).status).toBe(200);
  });

  it('[ACC-10] another address in X-Forwarded-For is believed only of a proxy that is', async () => {
    const ceiling = { rateLimit: { max: 1, windowMs: 60_000 } };
    const flood = async (trustProxy: boolean) => {
      const one = await start({ http: { ...ceiling, trustProxy } });
      let last = 0;
      for (let i = 0; i < 101; i++) {
        last = (await one.ask('GET', '/health', { headers: { 'x-forwarded-for': `10.0.0.${i}` } })).status;
      }
      return last;
    };
    expect(await flood(false)).toBe(429);
    expect(await flood(true)).toBe(200);
  });
});

describe('every answer', () => {
  it('[HTTP-11] carries a strict policy, demands no HTTPS, and is not kept', async () => {
    const { ask } = await start();
    const answer = await ask('GET', '/session');
    const policy = String(answer.headers['content-security-policy']);
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toMatch(/unsafe|upgrade-insecure/);
    expect(answer.headers['strict-transport-security']).toBeUndefined();
    expect(answer.headers['x-powered-by']).toBeUndefined();
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(String((await ask('GET', '/docs')).headers['content-security-policy'])).toContain(
      "style-src 'self' 'unsafe-inline'",
    );
  });

  it('[HTTP-10] the API pages and their document are served by the host', async () => {
    const { ask } = await start();
    expect((await ask('GET', '/openapi.json')).json).toMatchObject({ openapi: '3.1.1', info: { version: '1.2.3' } });
    for (const [page, script] of [
      ['/docs', '/docs/start.js'],
      ['/redoc', '/redoc/start.js'],
    ] as const) {
      const html = await ask('GET', page);
      expect(html.headers['content-type']).toContain('text/html');
      expect(html.text).toContain(script);
      expect(html.text).not.toMatch(/https?:/);
      expect((await ask('GET', script)).text).toContain('/openapi.json');
    }
  });

  it('[HTTP-8] / is a status for programs', async () => {
    const { ask } = await start();
    for (const accept of [undefined, '*/*', 'application/json', 'text/html']) {
      const answer = await ask('GET', '/', accept === undefined ? {} : { headers: { accept } });
      expect(answer.json).toMatchObject({ name: 'llm-arena', version: '1.2.3', status: 'ok' });
    }
  });

  it('[CFG-8] is logged without headers, query and secrets', async () => {
    const one = await start();
    await one.ask('GET', '/votes/mine?roundId=r&voterToken=sesame', {
      headers: { cookie: 'arena_voter=sesame', ...BEARER },
    });
    const log = one.lines.join('');
    expect(log).toContain('/votes/mine');
    expect(log).not.toMatch(/sesame|organizer-key/);
  });
});
