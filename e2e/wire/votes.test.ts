// Votes: whose they are, which count, and that none that was answered is ever lost.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { TestHost } from '../fixtures/host.ts';
import { answer, register } from '../fixtures/wire.ts';
import type { Frame, Wire } from '../fixtures/wire.ts';
import { ask } from './support/raw-http.ts';
import type { RawReply } from './support/raw-http.ts';
import {
  act,
  beginRound,
  endLiveRound,
  newRound,
  ok,
  revealAll,
  startQuietHost,
  stopRound,
  untilLive,
} from './support/rounds.ts';

const IDS = ['ana', 'bia', 'caio'];

describe('votes', () => {
  let host: TestHost;
  let wires: (Wire & { registered: Frame })[];
  beforeAll(async () => {
    host = await startQuietHost();
    wires = [];
    for (const id of IDS) wires.push(await register(host.ws, id));
  });
  afterEach(() => endLiveRound(host));
  afterAll(() => host.dispose());

  async function voting(settings = {}, on = host, by = wires): Promise<string> {
    const round = await beginRound(on, settings);
    for (const [i, id] of IDS.entries()) answer(by[i] as Wire, id, round.index, [`de ${id}`]);
    for (const id of IDS) await untilLive(on, id, `de ${id}`);
    await stopRound(on, round.id);
    return round.id;
  }
  const post = (path: string, body: unknown, cookie?: string): Promise<RawReply> =>
    ask(host, path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(cookie === undefined ? {} : { cookie }) },
      body: JSON.stringify(body),
    });
  const cookieOf = (reply: RawReply): string => (reply.headers['set-cookie']?.[0] ?? '').split(';')[0] ?? '';
  const mine = async (roundId: string, query = '', cookie?: string): Promise<Frame> =>
    (await ask(host, `/votes/mine?roundId=${roundId}${query}`, { headers: cookie === undefined ? {} : { cookie } }))
      .json;
  const rowOf = async (roundId: string, id: string): Promise<Frame> =>
    ok(await host.organizer.get(`/scoreboard?roundId=${roundId}`)).scoreboard.find(
      (row: Frame) => row.participant_id === id,
    );

  it('[VOTE-6] [VOTE-9] the cookie wins over the token, the token over voterId; what is not signed is as good as none', async () => {
    const roundId = await voting();
    const vote = (participantId: string, score: number, more: object, cookie?: string) =>
      post('/votes', { roundId, participantId, score, ...more }, cookie);
    const fresh = await vote('ana', 1, {});
    expect(fresh).toMatchObject({
      status: 200,
      json: { participantId: 'ana', score: 1, voter_token: expect.any(String) },
    });
    const cookie = cookieOf(fresh);
    expect(fresh.headers['set-cookie']?.[0]).toMatch(/HttpOnly/i);
    const token = ok(await host.room.post('/voter')).voter_token as string;
    const named = await vote('ana', 2, { voterToken: token, voterId: 'me' }, cookie);
    expect(named.json).not.toHaveProperty('voter_token');
    expect(await mine(roundId, '', cookie)).toEqual([{ participantId: 'ana', score: 2 }]);
    expect(await mine(roundId, `&voterToken=${token}`)).toEqual([]);
    expect(await mine(roundId, '&voterId=me')).toEqual([]);
    await vote('ana', 3, { voter_token: token, voter_id: 'me' });
    expect(await mine(roundId, `&voter_token=${token}`)).toEqual([{ participantId: 'ana', score: 3 }]);
    await vote('ana', 4, { voterId: 'me' });
    expect(await mine(roundId, '&voter_id=me')).toEqual([{ participantId: 'ana', score: 4 }]);
    expect(await rowOf(roundId, 'ana')).toMatchObject({ votes: 3, total_score: 9 });

    const [id = '', signature = ''] = token.split('.');
    const forged = [`${id}.${signature}x`, `${id}x.${signature}`, id, `${id}.`, '.', 'arena_voter', `v_${id}`];
    for (const one of forged) {
      const reply = await vote('bia', 5, { voterToken: one }, `arena_voter=${encodeURIComponent(one)}`);
      expect(reply.json.voter_token, one).toEqual(expect.any(String));
      expect(forged).not.toContain(reply.json.voter_token);
    }
    expect(await mine(roundId, `&voterToken=${token}`)).toEqual([{ participantId: 'ana', score: 3 }]);
    // Nor can a name be made to mean somebody's token.
    await vote('ana', 0, { voterId: token });
    await vote('ana', 0, { voterId: `v_${id}` });
    expect(await mine(roundId, `&voterToken=${token}`)).toEqual([{ participantId: 'ana', score: 3 }]);
  });

  it('[VOTE-8, VOTE-11] a phone opened by a personal link cannot vote for its own entry, whatever it calls itself', async () => {
    const roundId = await voting();
    const code = wires[0]?.registered.vote_code as string;
    const bound = await post('/voter', { code });
    expect(bound.json).toEqual({ voter_token: expect.any(String), own_entry: 'ana' });
    const cookie = cookieOf(bound);
    const answers = `/rounds/${roundId}/responses`;
    const known = await host.room.get(`${answers}?voterToken=${bound.json.voter_token}`);
    expect([known.json.own_entry, (await host.room.get(answers)).json.own_entry]).toEqual(['ana', null]);
    const own = await post('/votes', { roundId, participantId: 'ana', score: 5 }, cookie);
    expect(own).toMatchObject({
      status: 400,
      json: { code: 'VOTE_OWN_ENTRY', error: 'You cannot vote for your own entry' },
    });
    const byToken = await post('/votes', {
      roundId,
      participantId: 'ana',
      score: 5,
      voterToken: bound.json.voter_token,
      voterId: 'else',
    });
    expect(byToken.json.code).toBe('VOTE_OWN_ENTRY');
    expect((await post('/votes', { roundId, participantId: 'bia', score: 5 }, cookie)).status).toBe(200);
    for (const wrong of ['x'.repeat(16), '', `${code}x`]) {
      expect(await post('/voter', { code: wrong }), wrong).toMatchObject({
        status: 404,
        json: { code: 'INVALID_VOTE_CODE' },
      });
    }
    const blind = await voting({ blind: true });
    const labels = ok(await host.organizer.get(`/rounds/${blind}/responses`));
    const texts = ok(await host.room.get(`/rounds/${blind}/responses`)).responses as Frame[];
    const label = texts.find((r) => r.generated_content === 'de ana')?.participant_id;
    expect(labels.responses.map((r: Frame) => r.participant_id).toSorted()).toEqual(IDS);
    expect((await post('/votes', { roundId: blind, participantId: label, score: 5 }, cookie)).json.code).toBe(
      'VOTE_OWN_ENTRY',
    );
  });

  it('[VOTE-2] [VOTE-3] [VOTE-4] the last score counts; in a round with final votes the first does', async () => {
    const open = await voting();
    const vote = (roundId: string, score: unknown, participantId = 'ana') =>
      host.room.post('/votes', { roundId, participantId, score, voterId: 'v' });
    for (const score of [5, 0, 0, 3]) ok(await vote(open, score));
    expect(await rowOf(open, 'ana')).toMatchObject({ votes: 1, total_score: 3 });
    for (const score of [-1, 6, 2.5, '5', null, true, [], 1e9, ''])
      expect((await vote(open, score)).status, String(score)).toBe(400);
    const final = await voting({ final_votes: true });
    ok(await vote(final, 2));
    for (const score of [2, 5])
      expect(await vote(final, score)).toMatchObject({
        status: 400,
        json: { error: 'Already voted for this participant' },
      });
    ok(await vote(final, 4, 'bia'));
    expect(await rowOf(final, 'ana')).toMatchObject({ votes: 1, total_score: 2 });
    const race = await Promise.all(Array.from({ length: 8 }, (_, score) => vote(final, score % 6, 'caio')));
    expect(race.filter((reply) => reply.status === 200)).toHaveLength(1);
    expect(await rowOf(final, 'caio')).toMatchObject({ votes: 1 });
  });

  it('[VOTE-5] a vote too early, too late, or for nobody is refused in words', async () => {
    const vote = (roundId: string, participantId = 'ana') =>
      host.room.post('/votes', { roundId, participantId, score: 3, voterId: 'v' });
    const closed = { status: 400, json: { error: 'Voting is not open for this round', code: 'VOTE_NOT_OPEN' } };
    const draft = await newRound(host);
    expect((await vote(draft.id)).status).toBe(400);
    const live = await beginRound(host);
    expect(await vote(live.id)).toMatchObject(closed);
    expect((await vote(live.id)).json.detail).toContain('opens voting');
    await endLiveRound(host);
    expect(await vote(live.id)).toMatchObject(closed);
    const round = await voting();
    ok(await vote(round));
    expect(await vote(round, 'nobody')).toMatchObject({ status: 400, json: { error: 'Participant not found' } });
    expect(await vote('r_nothing')).toMatchObject({ status: 400, json: { error: 'Round not found' } });
    await act(host, round, 'close-voting');
    expect(await vote(round)).toMatchObject(closed);
    expect((await vote(round)).json.detail).toContain('over');
    await act(host, round, 'reopen-voting');
    ok(await vote(round));
    await revealAll(host, round);
    expect(await vote(round)).toMatchObject(closed);
    expect(await rowOf(round, 'ana')).toMatchObject({ votes: 1, total_score: 3 });
  });

  it("[VOTE-7] votes by a name of the page's own count, and the console is told of them", async () => {
    const weak = await voting();
    const strong = await voting();
    const subjects = async (): Promise<string[]> =>
      ok(await host.organizer.get('/problems'))
        .problems.filter((p: Frame) => p.kind === 'weak_votes')
        .map((p: Frame) => p.subject);
    ok(await host.room.post('/votes', { roundId: strong, participantId: 'ana', score: 3 }));
    expect(await subjects()).not.toContain(strong);
    // The earlier round was closed neither by the next one nor by anything else.
    ok(await host.room.post('/votes', { roundId: weak, participantId: 'ana', score: 3, voterId: 'page' }));
    expect(await subjects()).toContain(weak);
    const { events } = ok(await host.organizer.get('/export-all.json'));
    const flags = events
      .filter((e: Frame) => e.type === 'vote_cast' && [weak, strong].includes(e.roundId))
      .map((e: Frame) => e.weak);
    expect(flags).toEqual([false, true]);
  });

  it('[VOTE-10] closing without a name closes the round that is open, and then there is none', async () => {
    const round = await voting();
    expect(await host.organizer.post('/votes/close?roundId=r_nothing')).toMatchObject({
      status: 404,
      json: { code: 'ROUND_NOT_FOUND' },
    });
    ok(await host.organizer.post('/votes/close', { round_id: round }));
    expect(await host.organizer.post('/votes/close', { roundId: round })).toMatchObject({
      status: 409,
      json: { error: 'Voting is not open' },
    });
    for (;;) if ((await host.organizer.post('/votes/close')).status !== 200) break;
    expect(await host.organizer.post('/votes/close')).toMatchObject({ status: 409, json: { code: 'VOTING_NOT_OPEN' } });
  });
});

describe('many votes', () => {
  it(
    '[VOTE-1] 300 phones at once, each with a voter of its own: all are answered, and all are there after a kill',
    { timeout: 30_000 },
    async () => {
      const first = await startQuietHost();
      const wires = [];
      for (const id of IDS) wires.push(await register(first.ws, id));
      const round = await beginRound(first);
      for (const [i, id] of IDS.entries()) answer(wires[i] as Wire, id, round.index, [id]);
      for (const id of IDS) await untilLive(first, id, id);
      await stopRound(first, round.id);
      const replies = await Promise.all(
        Array.from({ length: 300 }, (_, i) =>
          first.room.post('/votes', { roundId: round.id, participantId: IDS[i % 3], score: i % 6 }),
        ),
      );
      expect(replies.map((reply) => reply.status).filter((status) => status !== 200)).toEqual([]);
      await first.kill();
      expect(new Set(replies.map((reply) => reply.json.voter_token)).size).toBe(300);

      const again = await startQuietHost({ data: first.data });
      const board = ok(await again.organizer.get(`/scoreboard?roundId=${round.id}`)).scoreboard as Frame[];
      for (const [n, id] of IDS.entries()) {
        const scores = Array.from({ length: 300 }, (_, i) => i)
          .filter((i) => i % 3 === n)
          .map((i) => i % 6);
        expect(board.find((row) => row.participant_id === id)).toMatchObject({
          votes: 100,
          total_score: scores.reduce((a, b) => a + b, 0),
        });
      }
      // Tokens of before the kill are still their voters'.
      const voterToken = replies[7]?.json.voter_token;
      expect(ok(await again.room.get(`/votes/mine?roundId=${round.id}&voterToken=${voterToken}`))).toEqual([
        { participantId: IDS[1], score: 1 },
      ]);
      await again.dispose();
    },
  );
});
