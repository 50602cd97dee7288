// Removing people, hiding answers, failing clients and warming up: the organizer's hand, and its undo.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { TestHost } from '../fixtures/host.ts';
import { PIN } from '../fixtures/host.ts';
import { until } from '../fixtures/until.ts';
import { answer, connect, register } from '../fixtures/wire.ts';
import type { Frame } from '../fixtures/wire.ts';
import { resultRow, resultRows } from './support/csv.ts';
import { OldClient } from './support/old-client.ts';
import { beginRound, endLiveRound, ok, startQuietHost, stopRound, textOf, untilLive } from './support/rounds.ts';
import { openScreen } from './support/screen.ts';
import { complete, refused, settle, text, token } from './support/tokens.ts';

describe('moderation', () => {
  let host: TestHost;
  beforeAll(async () => {
    host = await startQuietHost();
  });
  afterEach(() => endLiveRound(host));
  afterAll(() => host.dispose());

  const post = async (path: string, body: unknown) => ok(await host.organizer.post(path, body));
  const hello = (id: string, more = {}): object => ({
    type: 'register',
    participant_id: id,
    nickname: id,
    pin: PIN,
    runner: 'r',
    model: 'm',
    ...more,
  });

  it('[KICK-1] [KICK-2] [KICK-3] [KICK-4] a removed participant is out, nothing is deleted, and it can be undone', async () => {
    const screen = await openScreen(host);
    const ana = await register(host.ws, 'ana');
    const bia = await register(host.ws, 'bia');
    const first = await beginRound(host);
    answer(ana, 'ana', first.index, ['before']);
    answer(bia, 'bia', first.index, ['other']);
    await untilLive(host, 'ana', 'before');
    await untilLive(host, 'bia', 'other');
    await stopRound(host, first.id);
    ok(await host.room.post('/votes', { roundId: first.id, participantId: 'ana', score: 5, voterId: 'v' }));
    await post('/votes/close', {});

    const second = await beginRound(host);
    token(ana, 'ana', second.index, 0, 'half');
    token(bia, 'bia', second.index, 0, 'whole');
    await screen.untilText('ana', 'half');
    await screen.untilText('bia', 'whole');
    await post('/participants/kick', { participantId: 'ana' });
    expect(await ana.closed).toMatchObject({ code: 4002 });
    expect(ana.frames.slice(-2).map((f) => f.code ?? f.type)).toEqual(['kicked', 'KICKED']);
    await post('/participants/kick', { participantId: 'ana' });

    for (const more of [{}, { resume_token: ana.registered.resume_token }, { participant_id: 'an\u200ba' }]) {
      const again = await connect(host.ws);
      await refused(again, hello('ana', more), 'KICKED');
      expect(await again.closed).toMatchObject({ code: 4002 });
    }
    await stopRound(host, second.id);
    const names = async (as: 'room' | 'organizer') =>
      ok(await host[as].get(`/rounds/${second.id}/responses`)).responses.map((r: Frame) => r.participant_id);
    expect(await names('room')).toEqual(['bia']);
    const vote = await host.room.post('/votes', { roundId: second.id, participantId: 'ana', score: 1, voterId: 'v' });
    expect(vote).toMatchObject({ status: 400, json: { error: 'Participant not found' } });
    expect((await resultRows(host.room)).map((row) => row['participant_id'])).not.toContain('ana');
    expect(await resultRow(host.organizer, second.index, 'ana')).toMatchObject({ generated_content: 'half' });
    expect(await resultRow(host.organizer, first.index, 'ana')).toMatchObject({ generated_content: 'before' });

    expect(await host.organizer.post('/participants/unkick', { participantId: 'bia' })).toMatchObject({
      json: { code: 'PARTICIPANT_NOT_KICKED' },
    });
    expect(await host.organizer.post('/participants/kick', { participantId: 'who' })).toMatchObject({
      status: 404,
      json: { code: 'PARTICIPANT_NOT_FOUND' },
    });
    await post('/participants/unkick', { participant_id: 'ana' });
    expect((await names('room')).toSorted()).toEqual(['ana', 'bia']);
    const board = ok(await host.organizer.get(`/scoreboard?roundId=${first.id}`)).scoreboard;
    expect(board[0]).toMatchObject({ participant_id: 'ana', votes: 1, total_score: 5, generated_content: 'before' });
    const back = await register(host.ws, 'ana', { resume_token: ana.registered.resume_token });
    const third = await beginRound(host);
    await back.nextOf('challenge');
    token(back, 'ana', third.index, 0);
    await untilLive(host, 'ana', text(1));
    for (const one of [screen, bia, back]) await one.close();
  });

  it('[KICK-1] one who is not connected can be removed, and one removed in mid-round has no say in the next', async () => {
    const gone = await register(host.ws, 'gone');
    await gone.close();
    await post('/participants/kick', { participantId: 'gone' });
    const again = await connect(host.ws);
    await refused(again, hello('gone'), 'KICKED');
    const caio = await register(host.ws, 'caio');
    const round = await beginRound(host);
    await post('/participants/kick', { participantId: 'caio' });
    await caio.closed;
    await endLiveRound(host);
    await beginRound(host);
    const { participants } = ok(await host.room.get('/presence'));
    expect(participants.map((p: Frame) => p.id)).not.toContain('caio');
    expect(round.index).toBeGreaterThan(0);
  });

  it('[RND-12] a hidden answer is nowhere in public while it grows, and whole on every screen when it is shown again', async () => {
    const screen = await openScreen(host);
    const console = await openScreen(host, true);
    const old = await connect(host.ws);
    old.send({ type: 'telao_register' });
    const duda = await register(host.ws, 'duda');
    const { id, index } = await beginRound(host);
    token(duda, 'duda', index, 0);
    await screen.untilText('duda', text(1));
    await post('/entries/hide', { roundId: id, participantId: 'duda' });
    await screen.untilEntry('duda', (entry) => entry.hidden, 'hidden');
    token(duda, 'duda', index, 1, 'RUDE');
    await console.untilText('duda', '<0>RUDE');
    const late = await openScreen(host);
    expect(late.text('duda')).toBe('');
    for (const wire of [screen.wire, late.wire, old]) expect(JSON.stringify(wire.frames)).not.toContain('RUDE');
    for (const path of ['/rounds/current', '/scoreboard', '/export.csv', '/session']) {
      expect((await host.room.get(path)).text, path).not.toContain('RUDE');
    }
    await post('/entries/show', { roundId: id, participantId: 'duda' });
    token(duda, 'duda', index, 2);
    await screen.untilText('duda', '<0>RUDE<2>');
    await late.untilText('duda', '<0>RUDE<2>');
    await post('/entries/hide', { roundId: id, participantId: 'duda' });
    expect(await host.organizer.post('/rounds/stop', { roundId: id })).toMatchObject({
      status: 409,
      json: { code: 'NO_ANSWERS' },
    });
    await post('/entries/show', { roundId: id, participantId: 'duda' });
    await stopRound(host, id);
    await post('/entries/hide', { roundId: id, participantId: 'duda' });
    expect(ok(await host.room.get(`/rounds/${id}/responses`)).responses).toEqual([]);
    expect((await host.room.get(`/rounds/${id}/replay`)).text).not.toContain('RUDE');
    const vote = await host.room.post('/votes', { roundId: id, participantId: 'duda', score: 1, voterId: 'v' });
    expect(vote).toMatchObject({ status: 400, json: { code: 'VOTE_PARTICIPANT_NOT_FOUND' } });
    expect(await host.organizer.post('/entries/hide', { roundId: id, participantId: 'who' })).toMatchObject({
      status: 404,
      json: { code: 'ENTRY_NOT_FOUND' },
    });
    for (const one of [screen, console, late, old, duda]) await one.close();
  });

  it('[FAIL-1] [FAIL-2] [FAIL-3] an error marks the entry failed; its text stays, and without text it may try again', async () => {
    const screen = await openScreen(host);
    const edu = await register(host.ws, 'edu');
    const fabi = await register(host.ws, 'fabi');
    const { id, index } = await beginRound(host);
    const fail = (who: string, message: string) => ({
      type: 'error',
      round: index,
      participant_id: who,
      code: 'oom',
      message,
    });
    edu.send(fail('edu', 'out of\u202e memory\n'));
    expect(await screen.untilEntry('edu', (e) => e.status === 'failed', 'failed')).toMatchObject({
      reason: 'oom: out of memory',
    });
    await refused(edu, { type: 'token', round: index, participant_id: 'edu', seq: 0, content: 'x' }, 'ENTRY_SEALED');
    edu.send(hello('edu'));
    await edu.next(
      (f) => f.type === 'challenge' && edu.frames.filter((g) => g.type === 'challenge').length === 2,
      'challenged again',
    );
    token(edu, 'edu', index, 0);
    complete(edu, 'edu', index, 1);
    expect(await screen.untilEntry('edu', (e) => e.status === 'complete', 'complete')).toMatchObject({ reason: null });

    token(fabi, 'fabi', index, 0, 'what there is');
    await screen.untilText('fabi', 'what there is');
    fabi.send(fail('fabi', 'lost the model'));
    await screen.untilEntry('fabi', (e) => e.status === 'failed', 'failed');
    fabi.forget();
    fabi.send(hello('fabi'));
    await fabi.nextOf('registered');
    fabi.send(fail('fabi', 'twice'));
    await settle(fabi);
    expect(fabi.frames.map((f) => f.type)).not.toContain('challenge');
    expect(screen.entry('fabi').reason).toBe('oom: lost the model');
    await stopRound(host, id);
    await refused(fabi, fail('fabi', 'late'), 'ROUND_ENDED');
    const { responses } = ok(await host.room.get(`/rounds/${id}/responses`));
    expect(responses.map((r: Frame) => r.generated_content)).toEqual(['<0>', 'what there is']);
    ok(await host.room.post('/votes', { roundId: id, participantId: 'fabi', score: 2, voterId: 'v' }));
    for (const one of [screen, edu, fabi]) await one.close();
  });
});

describe('warm-up', () => {
  let host: TestHost;
  beforeAll(async () => {
    host = await startQuietHost();
  });
  afterAll(() => host.dispose());

  it('[WARM-1] [WARM-2] [WARM-3] an old client answers round 0, which never enters a round', async () => {
    const screen = await openScreen(host, true);
    const old = new OldClient(host.ws, 'velho', PIN, { answer: () => ['aquecendo', ' o motor'] });
    // In this order, whoever is quicker at the door: results are listed as they came in.
    await old.hears('registered');
    const broken = await register(host.ws, 'quebrado');
    expect(ok(await host.organizer.post('/warmup'))).toEqual({ status: 'ok', sent: 2 });
    expect(await old.hears('challenge')).toMatchObject({ round: 0, max_tokens: 16, deadline_ms: 20_000, seed: null });
    await broken.nextOf('challenge');
    broken.send({ type: 'error', round: 0, participant_id: 'quebrado', code: 'x', message: 'no model' });
    const results = await until(
      async () => ok(await host.organizer.get('/warmup')).results,
      (all: Frame[]) => all.every((one) => one.status === 'complete' || one.status === 'failed'),
      'both have answered',
    );
    expect(results).toEqual([
      expect.objectContaining({ participantId: 'velho', status: 'complete', tokens: 2, ttftMs: expect.any(Number) }),
      expect.objectContaining({ participantId: 'quebrado', status: 'failed', reason: 'x: no model' }),
    ]);
    expect(ok(await host.organizer.post('/warmup', { participantId: 'velho' }))).toMatchObject({ sent: 1 });
    expect(await host.organizer.post('/warmup', { participantId: 'who' })).toMatchObject({
      json: { code: 'PARTICIPANT_NOT_FOUND' },
    });
    await old.hears('challenge', 2);
    expect(ok(await host.organizer.get('/session')).rounds).toEqual([]);

    const { id, index } = await beginRound(host);
    expect(index).toBe(1);
    await untilLive(host, 'velho', 'aquecendo o motor');
    token(broken, 'quebrado', 0, 5, 'still warming up');
    await settle(broken);
    expect(await host.organizer.post('/warmup')).toMatchObject({ status: 409, json: { code: 'WARMUP_TOO_LATE' } });
    await stopRound(host, id);
    expect(await host.organizer.post('/warmup')).toMatchObject({ status: 409, json: { code: 'WARMUP_TOO_LATE' } });
    expect(await textOf(host, id, 'velho')).toBe('aquecendo o motor');
    expect((await host.organizer.get('/export-all.json')).text).not.toContain('still warming up');
    expect(old.strange()).toEqual([]);
    old.leave();
    for (const one of [screen, broken]) await one.close();
  });
});
