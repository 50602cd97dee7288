// Bounds of one client, and that those beside it notice nothing.
import { request, Agent } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHost } from '../fixtures/host.ts';
import type { TestHost } from '../fixtures/host.ts';
import { until } from '../fixtures/until.ts';
import { connect, register } from '../fixtures/wire.ts';
import type { Frame, Wire } from '../fixtures/wire.ts';
import { expectProblem } from './support/problem.ts';
import { ask } from './support/raw-http.ts';
import { resultRow } from './support/csv.ts';
import { beginRound, endLiveRound, startQuietHost, stopRound, textOf, untilLive } from './support/rounds.ts';
import { openScreen } from './support/screen.ts';
import { complete, refused, settle, text, token } from './support/tokens.ts';

async function withHost(env: Record<string, string>, run: (host: TestHost) => Promise<void>): Promise<void> {
  const host = await startHost({ env });
  try {
    await run(host);
  } finally {
    await host.dispose();
  }
}

const voterCookie = async (host: TestHost): Promise<string> => {
  const reply = await ask(host, '/voter', { method: 'POST' });
  return (reply.headers['set-cookie']?.[0] ?? '').split(';')[0] ?? '';
};
const statuses = async (times: number, one: () => Promise<{ status: number }>): Promise<number[]> => {
  const seen = [];
  for (let i = 0; i < times; i++) seen.push((await one()).status);
  return seen;
};

describe.concurrent('rate limits', () => {
  it('[RATE-1] [RATE-2] [RATE-3] a client is told to wait, the others behind the same address are not; pages are not counted', () =>
    withHost({ RATE_LIMIT_MAX: '10', RATE_LIMIT_TIME_WINDOW: '60000' }, async (host) => {
      const [flooding, quiet] = [await voterCookie(host), await voterCookie(host)];
      const get = (cookie: string) => () => ask(host, '/session', { headers: { cookie } });
      expect(await statuses(10, get(flooding))).toEqual(Array(10).fill(200));
      const limited = await get(flooding)();
      expect(expectProblem(limited, 'the eleventh', [429]).code).toBe('RATE_LIMITED');
      expect(Number(limited.headers['retry-after'])).toBeGreaterThan(0);
      expect(Number(limited.headers['retry-after'])).toBeLessThanOrEqual(60);
      expect(await statuses(5, get(quiet))).toEqual(Array(5).fill(200));
      expect((await ask(host, '/votes', { method: 'POST', headers: { cookie: flooding } })).status).toBe(429);
      for (const path of ['/docs', '/', '/openapi.json'])
        expect((await ask(host, path, { headers: { cookie: flooding } })).status, path).toBe(200);
      expect(await statuses(100, () => host.organizer.get('/session'))).toEqual(Array(100).fill(200));
      expect((await host.organizer.get('/session')).status).toBe(429);
      expect(await statuses(4, get(quiet))).toEqual(Array(4).fill(200));
      // A cookie of one's own making is no credential: it counts by the connection.
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      const onOne = (n: number): Promise<{ status: number }> =>
        new Promise((resolve, reject) => {
          const req = request(
            {
              port: host.port,
              host: '127.0.0.1',
              path: '/presence',
              agent,
              headers: { cookie: `arena_voter=made-up-${n}` },
            },
            (response) => {
              response.resume();
              response.on('end', () => resolve({ status: response.statusCode ?? 0 }));
            },
          );
          req.on('error', reject).end();
        });
      let n = 0;
      expect(await statuses(11, () => onOne(n++))).toEqual([...Array(10).fill(200), 429]);
      agent.destroy();
    }));

  it('[RATE-1] after the window it goes on', () =>
    withHost({ RATE_LIMIT_MAX: '3', RATE_LIMIT_TIME_WINDOW: '1000' }, async (host) => {
      const cookie = await voterCookie(host);
      const get = () => ask(host, '/session', { headers: { cookie } });
      await until(get, (reply) => reply.status === 429, 'limited');
      expect((await until(get, (reply) => reply.status === 200, 'free again')).status).toBe(200);
    }));

  it('[RATE-3] [ACC-10] opening connections is no way around; X-Forwarded-For neither, unless a proxy is trusted', async () => {
    const env = { RATE_LIMIT_MAX: '2', RATE_LIMIT_TIME_WINDOW: '60000' };
    const get = (host: TestHost, i: number) =>
      ask(host, '/presence', { headers: { 'x-forwarded-for': `10.0.${i >> 8}.${i & 255}` } });
    await withHost(env, async (host) => {
      const cookie = await voterCookie(host);
      const seen = await Promise.all(Array.from({ length: 230 }, (_, i) => get(host, i)));
      expect(seen.filter((reply) => reply.status === 200).length).toBeLessThanOrEqual(200);
      expect(seen.filter((reply) => reply.status === 429).length).toBeGreaterThanOrEqual(30);
      expect((await ask(host, '/presence', { headers: { cookie } })).status).toBe(200);
      expect((await host.organizer.get('/presence')).status).toBe(200);
    });
    await withHost({ ...env, ARENA_TRUST_PROXY: '1' }, async (host) => {
      const seen = await Promise.all(Array.from({ length: 230 }, (_, i) => get(host, i)));
      expect(seen.filter((reply) => reply.status !== 200)).toEqual([]);
    });
  });
});

describe('bounds of an entry', () => {
  let host: TestHost;
  beforeAll(async () => {
    host = await startQuietHost();
  });
  afterAll(() => host.dispose());

  it('[TOK-8] up to four times max_tokens is kept and marked, the rest is refused', async () => {
    const screen = await openScreen(host);
    const ana = await register(host.ws, 'ana');
    const round = await beginRound(host, { maxTokens: 5 });
    for (let seq = 0; seq < 5; seq++) token(ana, 'ana', round.index, seq);
    await screen.untilText('ana', text(5));
    for (let seq = 5; seq < 20; seq++) token(ana, 'ana', round.index, seq);
    await refused(
      ana,
      { type: 'token', round: round.index, participant_id: 'ana', seq: 20, content: 'too much' },
      'ENTRY_FULL',
    );
    complete(ana, 'ana', round.index, 20);
    expect(await screen.untilEntry('ana', (e) => e.status === 'complete', 'complete')).toMatchObject({
      overLimit: true,
      tokens: 20,
    });
    await stopRound(host, round.id);
    expect(await textOf(host, round.id, 'ana')).toBe(text(20));
    expect(await resultRow(host.room, round.index, 'ana')).toMatchObject({ over_limit: 'true', tokens: '20' });
    await screen.close();
    await ana.close();
  });

  it('[TOK-8] a frame of many tokens, of a huge text or of no token at all is bounded all the same', async () => {
    const bia = await register(host.ws, 'bia');
    const round = await beginRound(host, { maxTokens: 10 });
    const one = (more: object): object => ({
      type: 'token',
      round: round.index,
      participant_id: 'bia',
      seq: 0,
      content: 'x',
      ...more,
    });
    await refused(bia, one({ tokens: 41 }), 'ENTRY_FULL');
    await refused(bia, one({ tokens: 1e9 }), 'INVALID_MESSAGE');
    await refused(bia, one({ content: 'x'.repeat(262_145) }), 'ENTRY_FULL');
    for (let seq = 0; seq < 40; seq++) bia.send(one({ seq, content: '', tokens: 0 }));
    await refused(bia, one({ seq: 40, content: '', tokens: 0 }), 'ENTRY_FULL');
    bia.cut();
    const again = await register(host.ws, 'bia');
    again.send(one({ content: '🦙'.repeat(131_072) }));
    await until(
      async () => (await host.organizer.get('/rounds/current')).json.liveTokens.bia?.[0]?.length,
      (chars) => chars === 262_144,
      'the largest text',
    );
    await endLiveRound(host);
    await again.close();
  });
});

describe('a client that floods', () => {
  let host: TestHost;
  let good: Wire;
  let round: Frame;
  beforeAll(async () => {
    host = await startQuietHost();
    good = await register(host.ws, 'good');
    round = await beginRound(host, { maxTokens: 30_000, deadlineMs: 600_000 });
  });
  afterAll(() => host.dispose());

  /** How long the others' tokens take to the telão while something goes on; milliseconds, the slowest. */
  async function others(attack: (wire: Wire, i: number) => void, perTick: number): Promise<number> {
    const screen = await openScreen(host);
    evil = `evil-${said}`;
    const wire = await register(host.ws, evil);
    let i = 0;
    const timer = setInterval(() => {
      for (let n = 0; n < perTick; n++) attack(wire, i++);
    }, 10);
    let slowest = 0;
    try {
      for (let n = 0; n < 12; n++) {
        const before = screen.text('good');
        const sentAt = performance.now();
        token(good, 'good', round.index, said, `[${said}]`);
        await screen.untilText('good', `${before}[${said}]`);
        said += 1;
        slowest = Math.max(slowest, performance.now() - sentAt);
      }
    } finally {
      clearInterval(timer);
    }
    wire.cut();
    await screen.close();
    return slowest;
  }
  let said = 0;
  let evil = '';
  /** A frame interval and 30 ms are promised; a test may ask for no better than five times as much. */
  const SLACK = 5 * (33 + 30) + 200;
  const frame = (more: object): object => ({
    type: 'token',
    round: round.index,
    participant_id: evil,
    content: 'x',
    ...more,
  });

  const attacks: [what: string, attack: (wire: Wire, i: number) => void, perTick: number][] = [
    ['tokens as fast as they go', (wire, i) => wire.send(frame({ seq: i })), 300],
    ['tokens from the last to the first', (wire, i) => wire.send(frame({ seq: i === 0 ? 90_000 : 90_000 - i })), 60],
    ['nonsense', (wire) => wire.send('{"type":'), 300],
    [
      'registrations',
      (wire, i) =>
        wire.send({
          type: 'register',
          participant_id: evil,
          nickname: `n${i}`,
          pin: '314159',
          runner: 'r',
          model: 'm',
        }),
      40,
    ],
    ['screens that open and open', (wire) => wire.send({ type: 'telao_register', topics: ['entries', 'tokens'] }), 40],
    ['half a megabyte a frame', (wire) => wire.send(frame({ seq: 0, content: 'y'.repeat(500_000) })), 1],
    [
      'completes',
      (wire) => wire.send({ type: 'complete', round: round.index, participant_id: evil, tokens: 1e9, duration_ms: 1 }),
      100,
    ],
  ];
  it.each(attacks)("[TOK-12] %s: the others' tokens are on the telão as before", async (_what, attack, perTick) => {
    expect(await others(attack, perTick)).toBeLessThan(SLACK);
    expect(good.frames.filter((f) => f.type === 'error')).toEqual([]);
  });

  it('[TOK-12] of one who sends far faster than anyone generates nothing is lost', async () => {
    await endLiveRound(host);
    const next = await beginRound(host, { maxTokens: 8_000 });
    const fast = await register(host.ws, 'fast');
    for (let seq = 0; seq < 7_000; seq++) token(fast, 'fast', next.index, seq, 'é ');
    complete(fast, 'fast', next.index, 7_000);
    await untilLive(host, 'fast', 'é '.repeat(7_000));
    await settle(fast);
    expect(fast.frames.filter((f) => f.type === 'error')).toEqual([]);
    await stopRound(host, next.id);
    expect(await resultRow(host.room, next.index, 'fast')).toMatchObject({
      tokens: '7000',
      missing_tokens: '0',
      status: 'complete',
    });
    expect(host.log()).not.toMatch(/"level":50/);
    await fast.close();
  });
});

describe('frames', () => {
  it('[CLOSE-3] [CLOSE-4] WS_MAX_PAYLOAD bounds a frame, and frames are compressed only where that is switched on', async () => {
    await withHost({ WS_MAX_PAYLOAD: '2048', WS_COMPRESSION: 'true' }, async (small) => {
      const fits = await connect(small.ws);
      await refused(fits, `{"type":"${'x'.repeat(2_000)}"}`, 'INVALID_MESSAGE');
      expect(fits.socket.extensions).toContain('permessage-deflate');
      const over = await connect(small.ws);
      over.send('x'.repeat(2_049));
      expect(await over.closed).toMatchObject({ code: 1009 });
      // Small on the way, large once it is unpacked.
      const bomb = await connect(small.ws);
      bomb.socket.send(' '.repeat(1_000_000), { compress: true });
      expect(await bomb.closed).toMatchObject({ code: 1009 });
      await settle(fits);
      await fits.close();
    });
    await withHost({}, async (plain) => {
      const wire = await connect(plain.ws);
      expect(wire.socket.extensions).toBe('');
      await wire.close();
    });
  });
});
