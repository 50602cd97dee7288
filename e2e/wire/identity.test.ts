// Who is who: the same id twice, take-over, names made to confuse, and sockets that speak for somebody else.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { TestHost } from '../fixtures/host.ts';
import { PIN } from '../fixtures/host.ts';
import { until } from '../fixtures/until.ts';
import { connect, register } from '../fixtures/wire.ts';
import type { Frame } from '../fixtures/wire.ts';
import { beginRound, endLiveRound, ok, startQuietHost, stopRound, textOf, untilLive } from './support/rounds.ts';
import { openScreen } from './support/screen.ts';
import { refused, settle, text, token } from './support/tokens.ts';

const hello = (id: string, more = {}): object => ({
  type: 'register',
  participant_id: id,
  nickname: id,
  pin: PIN,
  runner: 'r',
  model: 'm',
  ...more,
});

describe('identity', () => {
  let host: TestHost;
  beforeAll(async () => {
    host = await startQuietHost();
  });
  afterEach(() => endLiveRound(host));
  afterAll(() => host.dispose());

  const participant = async (id: string): Promise<Frame> =>
    ok(await host.room.get('/session')).participants.find((p: Frame) => p.id === id);

  it('[REG-3] registering twice on one socket updates it, never closes it, and disturbs no answer', async () => {
    const ana = await register(host.ws, 'ana');
    const { id, index } = await beginRound(host);
    await ana.nextOf('challenge');
    for (let seq = 0; seq < 3; seq++) token(ana, 'ana', index, seq);
    await untilLive(host, 'ana', text(3));
    const challenges = ana.frames.filter((f) => f.type === 'challenge').length;
    ana.forget();
    ana.send(hello('ana', { nickname: 'Ana Maria', runner: 'lmstudio', model: 'qwen3' }));
    expect(await ana.nextOf('registered')).toMatchObject({ nickname: 'Ana Maria', next_seq: 3, round: index });
    expect(await participant('ana')).toMatchObject({ nickname: 'Ana Maria', runner: 'lmstudio', model: 'qwen3' });
    token(ana, 'ana', index, 3);
    await untilLive(host, 'ana', text(4));
    expect(challenges).toBe(1);
    expect(ana.frames.filter((f) => f.type !== 'registered')).toEqual([]);
    await stopRound(host, id);
    await ana.close();
  });

  it('[REG-3] another id on the same socket: the first participant leaves, nobody is merged', async () => {
    const bia = await register(host.ws, 'bia');
    bia.forget();
    bia.send(hello('bia-2'));
    expect(await bia.nextOf('registered')).toMatchObject({ participant_id: 'bia-2' });
    await until(
      () => participant('bia'),
      (p) => !p.connected,
      'bia left',
    );
    expect(await participant('bia-2')).toMatchObject({ connected: true, nickname: 'bia-2' });
    const { index } = await beginRound(host);
    await refused(bia, { type: 'token', round: index, participant_id: 'bia', seq: 0, content: 'x' }, 'NOT_YOUR_ID');
    await bia.close();
  });

  it('[REG-6] [REG-4] the same id from elsewhere is refused while alive, and taken over with the resume token', async () => {
    const first = await register(host.ws, 'caio');
    const { id, index } = await beginRound(host);
    token(first, 'caio', index, 0);
    await untilLive(host, 'caio', text(1));
    const second = await connect(host.ws);
    await refused(second, hello('caio'), 'ID_IN_USE');
    await refused(second, hello('caio', { resume_token: 'x'.repeat(43) }), 'ID_IN_USE');
    await refused(
      second,
      { type: 'token', round: index, participant_id: 'caio', seq: 1, content: 'thief' },
      'NOT_REGISTERED',
    );
    token(first, 'caio', index, 1);
    await untilLive(host, 'caio', text(2));
    expect(first.frames.filter((f) => f.type === 'error')).toEqual([]);

    second.send(hello('caio', { resume_token: first.registered.resume_token }));
    expect(await second.nextOf('registered')).toMatchObject({ participant_id: 'caio', next_seq: 2 });
    expect(await first.closed).toMatchObject({ code: 4001 });
    expect(await participant('caio')).toMatchObject({ connected: true });
    token(second, 'caio', index, 2);
    await untilLive(host, 'caio', text(3));
    await stopRound(host, id);
    expect(await textOf(host, id, 'caio')).toBe(text(3));
    await second.close();
  });

  it("[REG-4] a resume token is one participant's of one session: somebody else's opens nothing", async () => {
    const duda = await register(host.ws, 'duda');
    const edu = await register(host.ws, 'edu');
    const thief = await connect(host.ws);
    await refused(thief, hello('duda', { resume_token: edu.registered.resume_token }), 'ID_IN_USE');
    await refused(thief, hello('duda', { resume_token: duda.registered.vote_code }), 'ID_IN_USE');
    for (const one of [duda, edu, thief]) await one.close();
  });

  it('[REG-5] an id whose socket is half open goes to the new socket within the two seconds of a ping', async () => {
    const dead = await register(host.ws, 'fabi');
    const { index } = await beginRound(host);
    token(dead, 'fabi', index, 0);
    await untilLive(host, 'fabi', text(1));
    // Nobody reads on the other side any more, and nobody said goodbye.
    dead.socket.pause();
    const fresh = await connect(host.ws);
    fresh.send(hello('fabi'));
    expect(await fresh.nextOf('registered')).toMatchObject({ participant_id: 'fabi', next_seq: 1 });
    token(fresh, 'fabi', index, 1);
    await untilLive(host, 'fabi', text(2));
    dead.socket.resume();
    expect(await dead.closed).toMatchObject({ code: 4001 });
    expect(await participant('fabi')).toMatchObject({ connected: true });
    await fresh.close();
  });

  it('[REG-6] whoever waits for a dead socket does not get the id when its owner comes back first', async () => {
    const dead = await register(host.ws, 'gabi');
    dead.socket.pause();
    const thief = await connect(host.ws);
    thief.send(hello('gabi'));
    await settle(thief);
    const owner = await register(host.ws, 'gabi', { resume_token: dead.registered.resume_token });
    dead.cut();
    expect(await thief.nextOf('error')).toMatchObject({ code: 'ID_IN_USE' });
    await settle(owner);
    expect(owner.socket.readyState).toBe(owner.socket.OPEN);
    const { index } = await beginRound(host);
    await owner.nextOf('challenge');
    token(owner, 'gabi', index, 0);
    await untilLive(host, 'gabi', text(1));
    for (const one of [owner, thief]) await one.close();
  });

  it('[REG-10] [TOK-7] what an unregistered socket, a stranger, or the wrong round sends changes nothing', async () => {
    const screen = await openScreen(host, true);
    const hugo = await register(host.ws, 'hugo');
    const iara = await register(host.ws, 'iara');
    const nobody = await connect(host.ws);
    const past = await beginRound(host);
    token(hugo, 'hugo', past.index, 0, 'past');
    await untilLive(host, 'hugo', 'past');
    await stopRound(host, past.id);
    const { id, index } = await beginRound(host);
    token(hugo, 'hugo', index, 0);
    await untilLive(host, 'hugo', text(1));

    const messages = (round: number, participant_id: string): object[] => [
      { type: 'token', round, participant_id, seq: 0, content: 'forged' },
      { type: 'token', round, participant_id, seq: 1, content: 'forged' },
      { type: 'complete', round, participant_id, tokens: 1, duration_ms: 1 },
      { type: 'error', round, participant_id, code: 'forged', message: 'forged' },
    ];
    for (const message of messages(index, 'hugo')) await refused(nobody, message, 'NOT_REGISTERED');
    for (const message of messages(index, 'hugo')) await refused(iara, message, 'NOT_YOUR_ID');
    for (const message of messages(past.index, 'hugo')) await refused(hugo, message, 'ROUND_ENDED');
    for (const message of messages(index + 1, 'hugo')) await refused(hugo, message, 'WRONG_ROUND');
    await stopRound(host, id);
    for (const message of messages(index, 'hugo')) await refused(hugo, message, 'ROUND_ENDED');

    expect(await textOf(host, id, 'hugo')).toBe(text(1));
    expect(await textOf(host, past.id, 'hugo')).toBe('past');
    expect(screen.entry('hugo')).toMatchObject({ status: 'partial', tokens: 1, reason: 'stopped' });
    expect(screen.entry('iara')).toMatchObject({ status: 'failed', tokens: 0 });
    expect((await host.organizer.get('/export-all.json')).text).not.toContain('forged');
    for (const one of [screen, hugo, iara, nobody]) await one.close();
  });

  it('[REG-8] equal nicknames get a number, whatever their case; nobody is merged', async () => {
    const names = ['Zé', 'zé', 'ZÉ', 'Ze\u0301', 'Z\u200bé'];
    const people = [];
    for (const [i, nickname] of names.entries()) people.push(await register(host.ws, `ze-${i}`, { nickname }));
    expect(people.map((p) => p.registered.nickname)).toEqual(['Zé', 'zé (2)', 'ZÉ (3)', 'Zé (4)', 'Zé (5)']);
    const long = 'x'.repeat(40);
    const twins = [
      await register(host.ws, 'x-1', { nickname: long }),
      await register(host.ws, 'x-2', { nickname: long }),
    ];
    expect(twins.map((t) => t.registered.nickname)).toEqual([long, `${'x'.repeat(36)} (2)`]);
    for (const one of [...people, ...twins]) await one.close();
  });

  const hostile: [what: string, id: string, kept: string][] = [
    ['a method of objects', 'constructor', 'constructor'],
    ['another one', 'hasOwnProperty', 'hasOwnProperty'],
    ['a number', '0', '0'],
    ['bidirectional controls', 'ana\u202egnp\u2066!', 'anagnp!'],
    ['control characters', 'li\u0000ne\u0007\u001b[31m', 'line[31m'],
    ['line breaks', 'two\r\nlines', 'two lines'],
    ['emoji', '🦙👩‍👩‍👧‍👦', '🦙👩‍👩‍👧‍👦'],
    ['markup', '<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['a formula', '=cmd|calc', '=cmd|calc'],
    ['half a character', 'half\ud83d', 'half'],
    ['letters that climb', `z${'\u0301'.repeat(60)}`, 'ź\u0301\u0301'],
    ['length', 'n'.repeat(1_000), 'n'.repeat(64)],
    ['a quote and a comma', 'a","b', 'a","b'],
  ];

  it.each(hostile)('[REG-7] an id with %s is cleaned, and takes part like any other', async (_what, id, kept) => {
    const wire = await register(host.ws, id, { model: id, runner: id });
    expect(wire.registered.participant_id).toBe(kept);
    const round = await beginRound(host);
    token(wire, id, round.index, 0, 'as spelled ');
    token(wire, kept, round.index, 1, 'as kept');
    const both = 'as spelled as kept';
    await untilLive(host, kept, both);
    await stopRound(host, round.id);
    const vote = { roundId: round.id, participantId: kept, score: 3, voterId: 'v' };
    ok(await host.room.post('/votes', vote));
    expect(ok(await host.room.get(`/votes/mine?roundId=${round.id}&voterId=v`))).toEqual([
      { participantId: kept, score: 3 },
    ]);
    const { responses } = ok(await host.room.get(`/rounds/${round.id}/responses`));
    expect(responses).toEqual([{ participant_id: kept, nickname: expect.any(String), generated_content: both }]);
    ok(await host.organizer.post('/entries/hide', { roundId: round.id, participantId: kept }));
    ok(await host.organizer.post('/participants/kick', { participantId: kept }));
    expect(await wire.closed).toMatchObject({ code: 4002 });
    expect(host.log()).not.toContain('"level":50');
  });

  it('[REG-7] [REG-12] ids and names far too long, empty or of no letters are refused or bounded; the socket stays', async () => {
    const wire = await connect(host.ws);
    await refused(wire, hello('n'.repeat(10_000)), 'INVALID_MESSAGE');
    await refused(wire, hello('ok', { nickname: 'n'.repeat(10_000) }), 'INVALID_MESSAGE');
    await refused(wire, hello(''), 'INVALID_MESSAGE');
    await refused(wire, hello('\u202e\u200b\u0000 '), 'INVALID_MESSAGE');
    await refused(wire, hello('__proto__'), 'INVALID_MESSAGE');
    await refused(wire, hello('__pro\u200bto__'), 'INVALID_MESSAGE');
    await refused(wire, hello('ok', { pin: 314159 }), 'INVALID_MESSAGE');
    wire.send(hello('bounded', { nickname: ` ${'🦙'.repeat(900)}\u202e`, model: 'm'.repeat(2_000) }));
    const { nickname } = await wire.nextOf('registered');
    expect(nickname).toBe('🦙'.repeat(40));
    expect((await participant('bounded')).model).toHaveLength(80);
    wire.forget();
    wire.send(hello('empty-name', { nickname: '\u202e' }));
    expect(await wire.nextOf('registered')).toMatchObject({ nickname: 'empty-name' });
    await wire.close();
  });
});

describe('identity across sessions', () => {
  let host: TestHost;
  beforeAll(async () => {
    host = await startQuietHost();
  });
  afterAll(() => host.dispose());

  it('[SES-2] the PIN of the session before does not open the next one, even for who waited for a dead socket', async () => {
    const dead = await register(host.ws, 'ana');
    dead.socket.pause();
    const waiting = await connect(host.ws);
    waiting.send(hello('ana'));
    await settle(waiting);
    const session = ok(await host.organizer.post('/session'));
    expect(session.pin).not.toBe(PIN);
    const told = await waiting.next((f) => f.type === 'error' || f.type === 'registered');
    expect(told).toMatchObject({ type: 'error' });
    expect(ok(await host.room.get('/session')).participants).toEqual([]);
    dead.cut();
    await waiting.close();
  });
});
