// The life of a round, with an organizer who changes their mind at every step.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestHost } from '../fixtures/host.ts';
import { until } from '../fixtures/until.ts';
import { answer, register } from '../fixtures/wire.ts';
import type { Frame, Wire } from '../fixtures/wire.ts';
import {
  act,
  beginRound,
  endLiveRound,
  newRound,
  ok,
  roundNow,
  startQuietHost,
  stopRound,
  untilLive,
} from './support/rounds.ts';
import { openScreen } from './support/screen.ts';
import { complete, settle, text, token } from './support/tokens.ts';

describe('rounds', () => {
  let host: TestHost;
  let ana: Wire;
  let bia: Wire;
  let caio: Wire;
  beforeAll(async () => {
    host = await startQuietHost();
  });
  beforeEach(async () => {
    ana = await register(host.ws, 'ana');
    bia = await register(host.ws, 'bia');
    caio = await register(host.ws, 'caio');
  });
  afterEach(async () => {
    await endLiveRound(host);
    await Promise.all([ana, bia, caio].map((wire) => wire.close()));
  });
  afterAll(() => host.dispose());

  const post = (path: string, body: unknown = {}) => host.organizer.post(path, body);

  /** A round in voting where each has said its own name. */
  async function voted(settings = {}, scores: Record<string, number[]> = {}): Promise<Frame> {
    const round = await beginRound(host, settings);
    for (const [wire, id] of [
      [ana, 'ana'],
      [bia, 'bia'],
      [caio, 'caio'],
    ] as const) {
      answer(wire, id, round.index, [id]);
      await untilLive(host, id, id);
    }
    const stopped = await stopRound(host, round.id);
    for (const [id, given] of Object.entries(scores)) {
      for (const [i, score] of given.entries()) {
        ok(await host.room.post('/votes', { roundId: round.id, participantId: id, score, voterId: `v${i}` }));
      }
    }
    return stopped;
  }

  it('[RND-4] a second start is refused while one is live, and so is starting one again', async () => {
    const first = await newRound(host);
    const second = await newRound(host);
    ok(await post('/rounds/start', { roundId: first.id }));
    const refused = await post('/rounds/start', { roundId: second.id });
    expect(refused).toMatchObject({ status: 409, json: { code: 'ROUND_ALREADY_LIVE' } });
    expect(refused.json.detail).toContain(`Round ${first.index}`);
    expect(await post('/rounds/start', { roundId: first.id })).toMatchObject({
      json: { code: 'ROUND_ALREADY_STARTED' },
    });
    expect(await post('/rounds/start', { roundId: 'r_none' })).toMatchObject({
      status: 404,
      json: { code: 'ROUND_NOT_FOUND' },
    });
    expect((await roundNow(host, second.id)).status).toBe('draft');
    await settle(ana);
    expect(ana.frames.filter((f) => f.type === 'challenge').map((f) => f.round)).toEqual([first.index]);
    const races = await Promise.all(
      [1, 2, 3].map(async () => {
        const { id } = await newRound(host);
        return id as string;
      }),
    );
    await act(host, first.id, 'cancel');
    const starts = await Promise.all(races.map((roundId) => post('/rounds/start', { roundId })));
    expect(starts.map((reply) => reply.status).filter((status) => status !== 409)).toEqual([200]);
  });

  it('[RND-7] [RND-8] a round without text cannot be stopped; it can be cancelled', async () => {
    const { id, index } = await beginRound(host);
    token(ana, 'ana', index, 0, '');
    complete(ana, 'ana', index, 1);
    await settle(ana);
    const refused = await post('/rounds/stop', { roundId: id });
    expect(refused).toMatchObject({
      status: 409,
      json: { code: 'NO_ANSWERS', error: expect.stringContaining('cancel') },
    });
    expect((await roundNow(host, id)).status).toBe('live');
    expect(await act(host, id, 'cancel')).toMatchObject({
      status: 'cancelled',
      votingStatus: 'closed',
      endReason: 'organizer',
    });
    expect(await act(host, id, 'cancel')).toMatchObject({ status: 'cancelled' });
    expect(await host.room.get('/rounds/current')).toMatchObject({ status: 404, json: { error: 'No active round' } });
    expect(await host.room.get(`/rounds/${id}/responses`)).toMatchObject({
      status: 403,
      json: { code: 'VOTING_NOT_YET_OPEN' },
    });
    const done = await voted();
    expect(await post(`/rounds/${done.id}/cancel`)).toMatchObject({ status: 409, json: { code: 'CANNOT_CANCEL' } });
  });

  it('[RND-5] [RND-6] stop seals what arrived, complete or not; stopping again is no error', async () => {
    const draft = await newRound(host);
    expect(await post('/rounds/stop', { roundId: draft.id })).toMatchObject({
      status: 409,
      json: { code: 'ROUND_NOT_STARTED' },
    });
    const { id, index } = await beginRound(host);
    answer(ana, 'ana', index, ['whole']);
    token(bia, 'bia', index, 0, 'half of wh');
    await untilLive(host, 'ana', 'whole');
    await untilLive(host, 'bia', 'half of wh');
    const stopped = await stopRound(host, id);
    expect(stopped).toMatchObject({
      status: 'voting',
      votingStatus: 'open',
      endReason: 'organizer',
      remainingMs: null,
    });
    const again = await Promise.all([stopRound(host, id), stopRound(host, id)]);
    for (const round of again) expect(round).toMatchObject({ status: 'voting', endedAt: stopped.endedAt });
    const { responses } = ok(await host.room.get(`/rounds/${id}/responses`));
    expect(responses.map((r: Frame) => [r.participant_id, r.generated_content])).toEqual([
      ['ana', 'whole'],
      ['bia', 'half of wh'],
    ]);
    const board = ok(await host.organizer.get('/scoreboard')).scoreboard;
    expect(board.map((row: Frame) => row.status).toSorted()).toEqual(['complete', 'partial']);
    ok(await host.room.post('/votes', { roundId: id, participantId: 'bia', score: 5, voterId: 'v' }));
    const nobody = await host.room.post('/votes', { roundId: id, participantId: 'caio', score: 5, voterId: 'v' });
    expect(nobody).toMatchObject({ status: 400, json: { error: 'Participant not found' } });
    await act(host, id, 'close-voting');
    expect(await stopRound(host, id)).toMatchObject({ status: 'closed' });
  });

  it('[RND-3] [RND-10] [RND-11] drafts are changed, copied and put in order; what has started keeps its number', async () => {
    const done = await voted();
    const drafts = [];
    for (const title of ['a', 'b', 'c']) drafts.push(await newRound(host, { title, seed: 3, blind: true }));
    const [a, b, c] = drafts.map((round) => round.id as string) as [string, string, string];
    const copy = await act(host, a, 'duplicate');
    expect(copy).toMatchObject({ title: 'a', seed: 3, blind: true, status: 'draft', index: drafts[2].index + 1 });
    const known = ok(await host.organizer.get('/session')).rounds.filter((r: Frame) => r.status === 'draft');
    const others = known.map((r: Frame) => r.id).filter((id: string) => ![a, b, c, copy.id].includes(id));
    const order = [...others, copy.id, c, b, a];
    const { rounds } = ok(await post('/rounds/reorder', { round_ids: order }));
    expect(rounds.filter((r: Frame) => r.status === 'draft').map((r: Frame) => r.id)).toEqual(order);
    expect(rounds.map((r: Frame) => r.index)).toEqual(rounds.map((_: Frame, i: number) => i + 1));
    expect(rounds.find((r: Frame) => r.id === done.id).index).toBe(done.index);
    for (const wrong of [order.slice(1), [...order, done.id], [...order.slice(1), order[1]], []]) {
      expect(await post('/rounds/reorder', { roundIds: wrong })).toMatchObject({
        status: 409,
        json: { code: 'WRONG_ORDER' },
      });
    }
    const patched = ok(await host.organizer.patch(`/rounds/${a}`, { prompt: ' new ', max_tokens: 7, seed: null }));
    expect(patched).toMatchObject({ prompt: 'new', maxTokens: 7, seed: null, title: 'a', blind: true });
    const late = await host.organizer.patch(`/rounds/${done.id}`, { prompt: 'another' });
    expect(late).toMatchObject({ status: 409, json: { code: 'ROUND_ALREADY_STARTED' } });
    expect(ok(await host.organizer.patch(`/rounds/${done.id}`, { title: 'renamed' }))).toMatchObject({
      title: 'renamed',
    });
    const public_ = ok(await host.room.get('/session')).rounds.map((r: Frame) => r.id);
    for (const id of order) expect(public_).not.toContain(id);
  });

  it('[VOTE-2] [VOTE-10] reopened voting keeps the votes, and what was given before stays as history', async () => {
    const { id } = await voted({}, { ana: [1, 2] });
    expect(await post(`/rounds/${id}/reopen-voting`)).toMatchObject({
      status: 409,
      json: { code: 'VOTING_CANNOT_REOPEN' },
    });
    await act(host, id, 'close-voting');
    expect(await act(host, id, 'reopen-voting')).toMatchObject({ votingStatus: 'open', status: 'voting' });
    ok(await host.room.post('/votes', { roundId: id, participantId: 'ana', score: 5, voterId: 'v0' }));
    await act(host, id, 'close-voting');
    const row = ok(await host.organizer.get(`/scoreboard?roundId=${id}`)).scoreboard[0];
    expect(row).toMatchObject({ participant_id: 'ana', votes: 2, total_score: 7, avg_score: 3.5 });
    const all = ok(await host.organizer.get('/export-all.json'));
    const cast = all.events.filter((e: Frame) => e.type === 'vote_cast' && e.roundId === id).map((e: Frame) => e.score);
    expect(cast).toEqual([1, 2, 5]);
    await act(host, id, 'reveal');
    expect(await post(`/rounds/${id}/reopen-voting`)).toMatchObject({ status: 409 });
  });

  it('[REV-2] [REV-4] the reveal goes on and back by single places, and can be left', async () => {
    const { id } = await voted({}, { ana: [3], bia: [5], caio: [1] });
    expect(await post(`/rounds/${id}/reveal`)).toMatchObject({ status: 409, json: { code: 'VOTING_NOT_CLOSED' } });
    expect(await post(`/rounds/${id}/reveal-next`)).toMatchObject({
      status: 409,
      json: { code: 'REVEAL_NOT_STARTED' },
    });
    await act(host, id, 'close-voting');
    const places = async () =>
      ok(await host.room.get(`/scoreboard?roundId=${id}`)).scoreboard.map((r: Frame) => r.participant_id);
    expect(await act(host, id, 'reveal')).toMatchObject({ status: 'revealing', revealedCount: 0 });
    expect(await places()).toEqual([]);
    await act(host, id, 'reveal-next');
    expect(await places()).toEqual(['caio']);
    await act(host, id, 'reveal-next');
    expect(await places()).toEqual(['ana', 'caio']);
    expect(await act(host, id, 'reveal-back')).toMatchObject({ status: 'revealing', revealedCount: 1 });
    expect(await places()).toEqual(['caio']);
    await act(host, id, 'reveal-next');
    expect(await act(host, id, 'reveal-next')).toMatchObject({ status: 'revealed', revealedCount: 3 });
    expect(await post(`/rounds/${id}/reveal-next`)).toMatchObject({ status: 409, json: { code: 'REVEAL_FINISHED' } });
    expect(await act(host, id, 'reveal-back')).toMatchObject({ status: 'revealing', revealedCount: 2 });
    await act(host, id, 'reveal-back');
    await act(host, id, 'reveal-back');
    expect(await act(host, id, 'reveal-back')).toMatchObject({
      status: 'closed',
      votingStatus: 'closed',
      revealedCount: 0,
    });
    const before = ok(await host.room.get(`/scoreboard?roundId=${id}`)).scoreboard;
    expect(before.map((r: Frame) => [r.votes, r.avg_score, r.place])).toEqual([
      [1, null, null],
      [1, null, null],
      [1, null, null],
    ]);
    expect(await act(host, id, 'reopen-voting')).toMatchObject({ status: 'voting' });
  });

  it('[REV-1] [REV-3] ties stay ties, and hiding one during the reveal moves no place', async () => {
    const { id } = await voted({}, { ana: [4, 2], bia: [3, 3], caio: [1, 1] });
    await act(host, id, 'close-voting');
    await act(host, id, 'reveal');
    ok(await post('/entries/hide', { roundId: id, participantId: 'ana' }));
    for (const _ of 'abc') await act(host, id, 'reveal-next');
    const rows = ok(await host.organizer.get(`/scoreboard?roundId=${id}`)).scoreboard;
    expect(rows.map((r: Frame) => [r.participant_id, r.place, r.total_score])).toEqual([
      ['ana', 1, 6],
      ['bia', 1, 6],
      ['caio', 3, 2],
    ]);
    ok(await post('/entries/show', { roundId: id, participantId: 'ana' }));
    const shown = ok(await host.room.get(`/scoreboard?roundId=${id}`)).scoreboard;
    expect(shown.map((r: Frame) => r.place)).toEqual([1, 1, 3]);
  });

  it('[DL-7] everyone having finished ends the round only where that is switched on, whoever was removed', async () => {
    const screen = await openScreen(host, true);
    const first = await beginRound(host);
    for (const [wire, id] of [
      [ana, 'ana'],
      [bia, 'bia'],
      [caio, 'caio'],
    ] as const)
      answer(wire, id, first.index, ['x']);
    for (const id of ['ana', 'bia', 'caio']) await screen.untilEntry(id, (e) => e.status === 'complete', id);
    expect((await roundNow(host, first.id)).status).toBe('live');
    await stopRound(host, first.id);

    ok(await post('/session/options', { end_when_all_finished: true }));
    const second = await beginRound(host);
    answer(ana, 'ana', second.index, ['x']);
    bia.send({ type: 'error', round: second.index, participant_id: 'bia', code: 'oom', message: 'no memory' });
    await screen.untilEntry('bia', (e) => e.status === 'failed', 'failed');
    expect((await roundNow(host, second.id)).status).toBe('live');
    ok(await post('/participants/kick', { participantId: 'caio' }));
    const ended = await until(
      () => roundNow(host, second.id),
      (r) => r.status !== 'live',
      'the round ends',
    );
    expect(ended).toMatchObject({ status: 'voting', endReason: 'all_finished' });
    ok(await post('/participants/unkick', { participantId: 'caio' }));
    ok(await post('/session/options', { endWhenAllFinished: false }));
    await screen.close();
  });

  it('[RND-14] a finished round replays token by token with its times', async () => {
    const round = await beginRound(host);
    expect(await host.room.get(`/rounds/${round.id}/replay`)).toMatchObject({ status: 403 });
    for (let seq = 0; seq < 3; seq++) token(ana, 'ana', round.index, seq);
    await untilLive(host, 'ana', text(3));
    await stopRound(host, round.id);
    const { entries } = ok(await host.room.get(`/rounds/${round.id}/replay`));
    const { tokens } = entries.find((e: Frame) => e.participant_id === 'ana');
    expect(tokens.map((t: Frame) => [t.seq, t.content])).toEqual([
      [0, '<0>'],
      [1, '<1>'],
      [2, '<2>'],
    ]);
    const times = tokens.map((t: Frame) => t.atMs);
    expect(times).toEqual(times.toSorted((x: number, y: number) => x - y));
    expect(times[0]).toBeGreaterThanOrEqual(0);
  });

  it('[SES-7] a command for a session that is not the active one is refused, in both spellings', async () => {
    const { id } = await newRound(host);
    for (const guard of [{ session_id: 's_gone' }, { sessionId: 's_gone' }]) {
      for (const [path, body] of [
        ['/rounds', { prompt: 'x' }],
        ['/rounds/start', { roundId: id }],
        ['/session/end', {}],
      ] as const) {
        expect(await post(path, { ...body, ...guard })).toMatchObject({
          status: 409,
          json: { code: 'SESSION_MISMATCH' },
        });
      }
    }
    const { sessionId } = ok(await host.room.get('/presence'));
    expect(ok(await post(`/rounds/${id}/cancel`, { session_id: sessionId }))).toMatchObject({ status: 'cancelled' });
  });
});
