// Frames no client should send: each is answered in words, the socket stays where it may, nobody else notices.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { PIN } from '../fixtures/host.ts';
import type { TestHost } from '../fixtures/host.ts';
import { connect, register } from '../fixtures/wire.ts';
import type { Frame, Wire } from '../fixtures/wire.ts';
import { beginRound, ok, startQuietHost, stopRound, textOf } from './support/rounds.ts';
import { openScreen } from './support/screen.ts';
import type { Screen } from './support/screen.ts';
import { expectProblem } from './support/problem.ts';
import { ask } from './support/raw-http.ts';
import { nameOf, pathOf, routes } from './support/routes.ts';
import { refused, settle, text, token } from './support/tokens.ts';

const SEED = 20_251_120;

describe('bad frames', () => {
  let host: TestHost;
  let good: Wire;
  let screen: Screen;
  let round: Frame;
  let said = 0;
  beforeAll(async () => {
    host = await startQuietHost();
    screen = await openScreen(host);
    good = await register(host.ws, 'good');
    round = await beginRound(host, { deadlineMs: 600_000, maxTokens: 30_000 });
  });
  afterAll(async () => {
    await stopRound(host, round.id);
    expect(await textOf(host, round.id, 'good')).toBe(text(said));
    expect(host.log()).not.toMatch(/"level":50|"stack"/);
    await host.dispose();
  });

  /** Somebody else goes on generating, and the room goes on seeing it. */
  const othersNotice = async (): Promise<void> => {
    token(good, 'good', round.index, said);
    said += 1;
    await screen.untilText('good', text(said));
    expect(good.frames.filter((f) => f.type === 'error')).toEqual([]);
  };

  const odd: [what: string, frame: string][] = [
    ['no JSON', 'hello'],
    ['nothing', ''],
    ['half of JSON', '{"type":"token","round":1'],
    ['two objects', '{"type":"ping"}{"type":"ping"}'],
    ['a number', '7'],
    ['null', 'null'],
    ['an array', '[{"type":"ping"}]'],
    ['a string', '"ping"'],
    ['no type', '{}'],
    ['an unknown type', '{"type":"shutdown"}'],
    ['a type that is no string', '{"type":["ping"]}'],
    ['a type of objects', '{"type":"constructor"}'],
    ['a type of prototypes', '{"type":"__proto__"}'],
    ["the host's own type", '{"type":"round_started","round":1,"session_id":"x"}'],
    ['a byte-order mark', '\ufeff{"type":"ping"}'],
    ['nothing but brackets', '['.repeat(500_000)],
    ['brackets that close', `${'['.repeat(200_000)}${']'.repeat(200_000)}`],
    ['a deep object', `{"type":"register","participant_id":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}`],
    ['a token without fields', '{"type":"token"}'],
    ['seq as text', '{"type":"token","round":1,"participant_id":"good","seq":"0","content":"x"}'],
    ['a negative seq', '{"type":"token","round":1,"participant_id":"good","seq":-1,"content":"x"}'],
    ['half a seq', '{"type":"token","round":1,"participant_id":"good","seq":0.5,"content":"x"}'],
    ['an endless seq', '{"type":"token","round":1,"participant_id":"good","seq":1e400,"content":"x"}'],
    ['content that is no text', '{"type":"token","round":1,"participant_id":"good","seq":0,"content":{"a":1}}'],
    ['content that is null', '{"type":"token","round":1,"participant_id":"good","seq":0,"content":null}'],
    ['a negative count', '{"type":"complete","round":1,"participant_id":"good","tokens":-1,"duration_ms":1}'],
    ['a negative duration', '{"type":"complete","round":1,"participant_id":"good","tokens":1,"duration_ms":-1}'],
    [
      'a PIN that is a number',
      '{"type":"register","participant_id":"a","nickname":"a","pin":314159,"runner":"r","model":"m"}',
    ],
    ['topics that are none', '{"type":"telao_register","topics":["secrets"]}'],
    ['an offset that is none', '{"type":"telao_register","since":"yesterday"}'],
  ];

  it.each(odd)('[REG-12] %s: an error frame, and the socket stays', async (_what, frame) => {
    const wire = await connect(host.ws);
    const told = await refused(wire, frame, 'INVALID_MESSAGE');
    expect(told).toMatchObject({ message: 'Invalid message format', detail: expect.any(String) });
    expect(told.detail.length).toBeLessThan(500);
    await settle(wire);
    await wire.close();
    await othersNotice();
  });

  it('[REG-12] binary frames are refused, prototype keys and unknown ones ignored', async () => {
    const wire = await connect(host.ws);
    wire.socket.send(Buffer.from('{"type":"ping"}'), { binary: true });
    expect(await wire.nextOf('error')).toMatchObject({
      code: 'INVALID_MESSAGE',
      detail: expect.stringContaining('text'),
    });
    wire.socket.send(Buffer.alloc(100_000, 0xff), { binary: true });
    await settle(wire);
    wire.send(
      `{"type":"register","participant_id":"proto","nickname":"p","pin":"${PIN}","runner":"r","model":"m","__proto__":{"isAdmin":true},"constructor":{"prototype":{"x":1}},"extra":[1]}`,
    );
    expect(await wire.nextOf('registered')).toMatchObject({ participant_id: 'proto' });
    await wire.close();
    await othersNotice();
  });

  it('[CLOSE-3] [CLOSE-1] a frame of more than 1 MiB closes its own socket with 1009, one just below it does not', async () => {
    const fits = await connect(host.ws);
    await refused(fits, `{"type":"${'x'.repeat(1_048_576 - 11)}"}`, 'INVALID_MESSAGE');
    await settle(fits);
    const tooBig = await connect(host.ws);
    tooBig.socket.send(Buffer.alloc(1_048_577, 'x'), { binary: false });
    expect(await tooBig.closed).toMatchObject({ code: 1009 });
    const inParts = await connect(host.ws);
    for (let i = 0; i < 40; i++) inParts.socket.send('x'.repeat(65_536), { fin: false });
    expect(await inParts.closed).toMatchObject({ code: 1009 });
    await fits.close();
    await othersNotice();
  });

  it('[CLOSE-1] text that is no UTF-8 closes its own socket only, with the code of the protocol for it', async () => {
    const wire = await connect(host.ws);
    wire.socket.send(Buffer.from([0x7b, 0xff, 0xfe, 0xc0, 0x80, 0x7d]), { binary: false });
    expect(await wire.closed).toMatchObject({ code: 1007 });
    await othersNotice();
  });

  it('[REG-11] the same complaint is said at most ten times a second, whatever the flood', async () => {
    const wire = await connect(host.ws);
    for (let i = 0; i < 1_500; i++) wire.send('nonsense');
    await settle(wire);
    const complaints = wire.frames.filter((f) => f.code === 'INVALID_MESSAGE').length;
    expect(complaints).toBeGreaterThanOrEqual(10);
    expect(complaints).toBeLessThanOrEqual(60);
    await wire.close();
    await othersNotice();
  });

  it('[REG-12] [CLOSE-1] a thousand generated messages break nothing', { timeout: 30_000 }, async () => {
    const name = fc.oneof(
      fc.constantFrom('fuzz', 'good', '__proto__', ''),
      fc.string({ unit: 'binary', maxLength: 40 }),
    );
    const number = fc.oneof(fc.nat({ max: 5 }), fc.integer(), fc.double(), fc.constantFrom(-0, 1e308, 2 ** 53));
    const any = fc.oneof(fc.jsonValue({ maxDepth: 3 }), name, number);
    const field = (right: fc.Arbitrary<unknown>) =>
      fc.oneof({ weight: 6, arbitrary: right }, { weight: 1, arbitrary: any });
    const roundNumber = fc.oneof(fc.constant(0), fc.constant(1), fc.constant(2), number);
    const message = fc.oneof(
      fc.record(
        {
          type: fc.constant('token'),
          round: field(roundNumber),
          participant_id: field(name),
          seq: field(number),
          content: field(fc.string({ unit: 'binary' })),
          tokens: field(number),
        },
        { requiredKeys: ['type'] },
      ),
      fc.record(
        {
          type: fc.constant('complete'),
          round: field(roundNumber),
          participant_id: field(name),
          tokens: field(number),
          duration_ms: field(number),
          latency_ms_first_token: any,
          model_info: any,
        },
        { requiredKeys: ['type'] },
      ),
      fc.record(
        { type: fc.constant('error'), round: field(roundNumber), participant_id: field(name), code: any, message: any },
        { requiredKeys: ['type'] },
      ),
      fc.record(
        {
          type: fc.constant('register'),
          participant_id: field(fc.constantFrom('fuzz', 'fuzz-2')),
          nickname: field(name),
          pin: fc.constant(PIN),
          runner: field(name),
          model: field(name),
          resume_token: any,
          client: any,
          protocol: any,
        },
        { requiredKeys: ['type'] },
      ),
      fc.record(
        {
          type: fc.constant('telao_register'),
          view: any,
          topics: fc.oneof(fc.subarray(['state', 'participants', 'entries', 'tokens', 'tally']), any),
          frames: any,
          since: any,
          epoch: any,
          key: any,
        },
        { requiredKeys: ['type'] },
      ),
      fc.record({ type: fc.constantFrom('authorize', 'ping'), key: any, ts: any }, { requiredKeys: ['type'] }),
      fc.jsonValue(),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(message, { minLength: 10, maxLength: 20 }), async (messages) => {
        const wire = await connect(host.ws);
        wire.send({ type: 'register', participant_id: 'fuzz', nickname: 'f', pin: PIN, runner: 'r', model: 'm' });
        await wire.nextOf('registered');
        for (const one of messages) wire.send(JSON.stringify(one));
        await settle(wire);
        for (const frame of wire.frames.filter((f) => f.type === 'error')) {
          expect(frame).toMatchObject({ message: expect.any(String), code: expect.stringMatching(/^[A-Z_]+$/) });
          expect(frame.code).not.toBe('INTERNAL');
        }
        await wire.close();
        await othersNotice();
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  it('[HTTP-5] generated bodies on every route are never a 500', { timeout: 30_000 }, async () => {
    const own = await startQuietHost();
    const value = fc.jsonValue({ maxDepth: 3 });
    for (const route of routes.filter((one) => one.method !== 'get')) {
      const keys = Object.keys(route.body.shape);
      const near = keys.length === 0 ? value : fc.dictionary(fc.constantFrom(...keys), value);
      await fc.assert(
        fc.asyncProperty(fc.oneof({ weight: 3, arbitrary: near }, { weight: 1, arbitrary: value }), async (body) => {
          const headers = { authorization: 'Bearer organizer-key-of-a-test', 'content-type': 'application/json' };
          const reply = await ask(own, pathOf(route), {
            method: route.method.toUpperCase(),
            headers,
            body: JSON.stringify(body),
          });
          if (reply.status !== 200) expectProblem(reply, nameOf(route));
        }),
        { seed: SEED, numRuns: 25 },
      );
    }
    expect(own.log()).not.toMatch(/"level":50|"stack"/);
    ok(await own.room.get('/ready'));
    await own.dispose();
  });
});

describe('nothing left behind', () => {
  it('[PRES-2] a hundred sockets that come, say half a sentence and vanish leave nobody connected and no socket', async () => {
    const host = await startQuietHost();
    for (let n = 0; n < 4; n++) {
      const wires = await Promise.all(Array.from({ length: 25 }, (_, i) => register(host.ws, `p${i}`)));
      for (const wire of wires) {
        wire.socket.send('{"type":"tok', { fin: false });
        wire.cut();
      }
      const gone = async () => ok(await host.room.get('/presence')).connectedCount;
      await expect.poll(gone, { timeout: 10_000 }).toBe(0);
    }
    const metrics = await host.room.get('/metrics', { accept: 'text/plain' });
    expect(metrics.text).toMatch(/llm_arena_sockets 0\n/);
    await host.dispose();
  });
});
