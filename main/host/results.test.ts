import { describe, expect, it } from 'vitest';
import { RESULT_COLUMNS } from './exports.ts';
import type { Cell } from './exports.ts';
import type { Table } from './result-queries.ts';
import { evening } from './testing/evening.ts';
import type { Evening } from './testing/evening.ts';

/** Rows as objects, by column. */
function records({ columns, rows }: Table): Record<string, Cell>[] {
  return rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i] ?? null])));
}

/** ana 5, bruno 2, carla without text; up for the vote. */
async function voted(over = {}): Promise<{ night: Evening; roundId: string }> {
  const night = await evening();
  const [ana, bruno] = [await night.join('ana'), await night.join('bruno')];
  await night.join('carla');
  const roundId = await night.start(over);
  night.clock.pass(500);
  await night.write(ana, 'ana', 1, 'Olá', ', ', 'mundo');
  await night.complete(ana, 'ana', 1, 3);
  await night.write(bruno, 'bruno', 1, '=1+1');
  await night.stop(roundId);
  const name = (id: string) => (night.round(roundId).settings.blind ? (night.entry(roundId, id).label ?? '?') : id);
  await night.vote('v', roundId, name('ana'), 5);
  await night.vote('v', roundId, name('bruno'), 2);
  return { night, roundId };
}

async function reveal(night: Evening, roundId: string, places: number): Promise<void> {
  if (night.round(roundId).status === 'voting') {
    await night.command('close_voting', roundId);
    await night.command('start_reveal', roundId);
  }
  for (let i = 0; i < places; i++) await night.command('reveal_next', roundId);
}

describe('the scoreboard', () => {
  it('[REV-5, REV-6] shows the public counts, then the places revealed; the organizer everything', async () => {
    const { night, roundId } = await voted();
    const { results } = night.host;
    expect(results.scoreboard('public', roundId)).toMatchObject({
      roundId,
      round: 1,
      total: 2,
      voters: 1,
      votingStatus: 'open',
      revealedCount: 0,
      scoreboard: [
        { participant_id: 'ana', votes: 1, avg_score: null, generated_content: 'Olá, mundo' },
        { participant_id: 'bruno', votes: 1, avg_score: null },
      ],
    });
    await reveal(night, roundId, 1);
    expect(results.scoreboard('public', roundId).scoreboard).toMatchObject([{ participant_id: 'bruno', avg_score: 2 }]);
    expect(results.scoreboard('organizer', roundId).scoreboard).toMatchObject([{ avg_score: 5 }, { avg_score: 2 }]);
  });

  it('[REV-6] without a round is of the one that ended last, else of the live one', async () => {
    const { night, roundId } = await voted();
    const live = await night.start();
    expect(night.host.results.scoreboard('public', undefined).roundId).toBe(roundId);
    await night.host.rounds.cancel(live);
    expect(night.host.results.scoreboard('public', undefined).roundId).toBe(roundId);
    const ana = night.host.links.of('ana')?.link;
    night.clock.pass(1_000);
    const third = await night.start();
    if (ana !== undefined) await night.write(ana, 'ana', 3, 'newer');
    await night.stop(third);
    expect(night.host.results.scoreboard('public', undefined).roundId).toBe(third);
    const fresh = await evening();
    expect(() => fresh.host.results.scoreboard('public', undefined)).toThrow('NO_ACTIVE_ROUND');
    const first = await fresh.start();
    expect(fresh.host.results.scoreboard('public', undefined).roundId).toBe(first);
  });

  it('[REV-9] stays when the session has ended: for the public as far as it was revealed', async () => {
    const { night, roundId } = await voted({ blind: true });
    await reveal(night, roundId, 1);
    await night.host.sessions.end();
    const { results, queries } = night.host;
    const { id } = night.session;
    for (const asked of [undefined, id]) {
      const seen = results.scoreboard('public', roundId, asked).scoreboard;
      expect(seen).toMatchObject([{ participant_id: 'bruno', avg_score: 2, place: 2 }]);
      expect(JSON.stringify(seen)).not.toContain('ana');
      expect(results.scoreboard('organizer', roundId, asked).scoreboard).toHaveLength(2);
      expect(results.night('public', asked)).toEqual({ sessionId: id, rounds: 0, scoreboard: [] });
    }
    // Which round is meant is a question about the session of the moment.
    expect(() => results.scoreboard('public', undefined)).toThrow('NO_ACTIVE_SESSION');
    expect(results.scoreboard('public', undefined, id).roundId).toBe(roundId);
    expect(queries.session('organizer', id)).toMatchObject({ id, status: 'ended', rounds: [{ id: roundId }] });
    expect(() => queries.session('public', id)).toThrow('NO_ACTIVE_SESSION');
    expect(() => queries.session('organizer')).toThrow('NO_ACTIVE_SESSION');
  });

  it('[REV-9] of any kept session is for the organizer only', async () => {
    const { night, roundId } = await voted();
    await reveal(night, roundId, 2);
    const { id } = night.session;
    await night.host.sessions.create({});
    const { results, queries } = night.host;
    expect(results.scoreboard('organizer', roundId, id).scoreboard).toMatchObject([
      { participant_id: 'ana', avg_score: 5, generated_content: 'Olá, mundo' },
      { participant_id: 'bruno' },
    ]);
    expect(results.night('organizer', id)).toMatchObject({ sessionId: id, rounds: 1, scoreboard: [{ points: 5 }, {}] });
    expect(queries.session('organizer', id)).toMatchObject({ id, status: 'ended', rounds: [{ id: roundId }] });
    for (const ask of [
      () => results.scoreboard('public', roundId, id),
      () => results.night('public', id),
      () => queries.session('public', id),
      () => results.night('organizer', 'nothing'),
      () => queries.session('organizer', 'nothing'),
    ]) {
      expect(ask).toThrow('SESSION_NOT_FOUND');
    }
    expect(() => results.scoreboard('organizer', roundId)).toThrow('ROUND_NOT_FOUND');
    const empty = await evening({ open: false });
    expect(() => empty.host.results.night('organizer')).toThrow('NO_ACTIVE_SESSION');
  });

  it('[BLIND-2] gives the public no text of a blind round while it is live', async () => {
    const night = await evening();
    const ana = await night.join('ana');
    const roundId = await night.start({ blind: true });
    await night.write(ana, 'ana', 1, 'a secret');
    await night.complete(ana, 'ana', 1, 1);
    const text = (role: 'public' | 'organizer') =>
      night.host.results.scoreboard(role, roundId).scoreboard[0]?.generated_content;
    expect([text('public'), text('organizer')]).toEqual(['', 'a secret']);
    await night.stop(roundId);
    expect(text('public')).toBe('a secret');
  });
});

describe('the figures of a session', () => {
  it('[MET-1] count what is in it now, the live round included', async () => {
    const { night } = await voted();
    const ana = night.host.links.of('ana')?.link;
    await night.draft();
    await night.start();
    if (ana !== undefined) await night.write(ana, 'ana', 3, 'one', ' two');
    expect(night.host.results.metrics()).toEqual({
      session_id: night.session.id,
      total_rounds: 3,
      completed_rounds: 1,
      total_participants: 3,
      total_tokens: 6,
      total_votes: 2,
    });
  });
});

describe('the results as a table', () => {
  it('[EXP-2] begin with the columns old scripts read', () => {
    expect(RESULT_COLUMNS.slice(0, 12)).toEqual([
      'round',
      'round_started_at',
      'round_ended_at',
      'participant_id',
      'nickname',
      'tokens',
      'latency_first_token_ms',
      'duration_ms',
      'tps_avg',
      'votes',
      'avg_score',
      'generated_content',
    ]);
  });

  it('[EXP-1, CMP-3] have one row an entry, with text, figures of the host and claim of the client', async () => {
    const { night, roundId } = await voted();
    await reveal(night, roundId, 2);
    const rows = records(night.host.results.results('public', undefined));
    expect(rows.map((row) => row['participant_id'])).toEqual(['ana', 'bruno', 'carla']);
    expect(rows[0]).toMatchObject({
      round: 1,
      round_started_at: '2030-01-01T20:00:00.000Z',
      round_ended_at: '2030-01-01T20:00:00.500Z',
      nickname: 'Nick ana',
      tokens: 3,
      latency_first_token_ms: 500,
      duration_ms: 500,
      tps_avg: null,
      votes: 1,
      avg_score: 5,
      generated_content: 'Olá, mundo',
      total_score: 5,
      place: 1,
      runner: 'runner-ana',
      model: 'model-ana',
      status: 'complete',
      reason: null,
      missing_tokens: 0,
      over_limit: false,
      claimed_tokens: 3,
      claimed_first_token_ms: null,
      claimed_duration_ms: 900,
      claimed_load_ms: null,
      prompt: 'Say hello',
    });
    expect(rows[2]).toMatchObject({ status: 'failed', reason: 'no_answer', votes: 0, avg_score: null, place: null });
  });

  it('[EXP-4] hold no score for the public before its place is revealed', async () => {
    const { night, roundId } = await voted();
    const scores = (role: 'public' | 'organizer') =>
      records(night.host.results.results(role, undefined)).map((row) => [
        row['avg_score'],
        row['total_score'],
        row['place'],
      ]);
    expect(scores('public')).toEqual([
      [null, null, null],
      [null, null, null],
      [null, null, null],
    ]);
    expect(scores('organizer').slice(0, 2)).toEqual([
      [5, 5, 1],
      [2, 2, 2],
    ]);
    await reveal(night, roundId, 1);
    expect(scores('public').slice(0, 2)).toEqual([
      [null, null, null],
      [2, 2, 2],
    ]);
    await reveal(night, roundId, 1);
    expect(scores('public')).toEqual(scores('organizer'));
  });

  it('[EXP-4] hold no row of a hidden or removed entry for the public, and all for the organizer', async () => {
    const { night, roundId } = await voted();
    await night.host.queue.submit({ type: 'hide_entry', roundId, participantId: 'ana' });
    await night.host.queue.submit({ type: 'kick_participant', participantId: 'bruno' });
    const names = (role: 'public' | 'organizer') =>
      records(night.host.results.results(role, undefined)).map((row) => row['participant_id']);
    expect([names('public'), names('organizer')]).toEqual([['carla'], ['ana', 'bruno', 'carla']]);
  });

  it('[BLIND-1, BLIND-2] of a blind round hold labels and, while it is live, no text for the public', async () => {
    const night = await evening();
    const ana = await night.join('ana');
    await night.join('bruno');
    const roundId = await night.start({ blind: true });
    await night.write(ana, 'ana', 1, 'a secret');
    await night.host.answers.fail(ana, {
      type: 'error',
      round: 1,
      participant_id: 'ana',
      code: 'LOAD',
      message: 'model-ana is not pulled',
    });
    const text = () => JSON.stringify(night.host.results.results('public', undefined).rows);
    expect(text()).not.toMatch(/secret|"ana"|Nick|runner-|model-/);
    await night.stop(roundId);
    expect(text()).toContain('a secret');
    expect(text()).not.toMatch(/"ana"|Nick|runner-|model-/);
    await reveal(night, roundId, 1);
    expect(text()).toContain('model-ana');
  });

  it('[SES-4] hold no round that has not started', async () => {
    const { night } = await voted();
    await night.draft({ prompt: 'A surprise' });
    for (const role of ['public', 'organizer'] as const) {
      expect(JSON.stringify(night.host.results.results(role, undefined).rows)).not.toContain('surprise');
    }
  });

  it('[EXP-6] of another session are for the organizer', async () => {
    const { night } = await voted();
    const { id } = night.session;
    await night.host.sessions.create({});
    const { results } = night.host;
    expect(records(results.results('organizer', id))).toHaveLength(3);
    expect(records(results.results('organizer', id))[0]).toMatchObject({
      generated_content: 'Olá, mundo',
      avg_score: 5,
    });
    expect(() => results.results('public', id)).toThrow('SESSION_NOT_FOUND');
    expect(() => results.results('organizer', 'nothing')).toThrow('SESSION_NOT_FOUND');
    expect(results.results('public', night.session.id).rows).toEqual([]);
    await night.host.sessions.end();
    expect(() => results.results('public', undefined)).toThrow('NO_ACTIVE_SESSION');
    expect(results.results('organizer', undefined).rows).toEqual([]);
  });
});

describe('the log as a table', () => {
  it('[EXP-5] has one row an event, with its subject and its particulars', async () => {
    const { night, roundId } = await voted();
    const rows = records(night.host.results.events(undefined));
    expect(rows).toHaveLength(night.ports.log.readSession(night.session.id).length);
    const vote = rows.findLast((row) => row['type'] === 'vote_cast');
    expect(vote).toMatchObject({ session_id: night.session.id, round_id: roundId, participant_id: 'bruno' });
    expect(JSON.parse(String(vote?.['data']))).toMatchObject({ score: 2, weak: true });
    expect(rows[0]).toMatchObject({ type: 'session_created', round_id: null, participant_id: null });
  });
});

describe('everything', () => {
  it('[EXP-5] is there: rounds, entries, tokens with their times, votes, events', async () => {
    const { night, roundId } = await voted();
    const { data } = night.host.results.everything(undefined);
    const sessionId = night.session.id;
    const all = JSON.parse(JSON.stringify(data)) as Record<string, unknown> & { rounds: Record<string, unknown>[] };
    expect(all).toMatchObject({ format: 'llm-arena/session', version: 1, session: { id: sessionId } });
    expect(all.rounds[0]).toMatchObject({
      id: roundId,
      standings: [{ participantId: 'ana', total: 5 }, { participantId: 'bruno' }],
      entries: [{ participantId: 'ana', text: 'Olá, mundo', generation: 0, claim: { tokens: 3 } }, {}, {}],
    });
    expect(all.rounds[0]?.['votes']).toHaveLength(2);
    expect(all.rounds[0]?.['tokens']).toHaveLength(4);
    expect(all['events']).toHaveLength(night.ports.log.readSession(sessionId).length);
  });

  it('[EXP-7] holds no PIN, hash, key or token that grants anything', async () => {
    const night = await evening({ open: false });
    await night.host.sessions.create({ pin: '918273' });
    const ana = await night.join('ana', { pin: '918273' });
    const { resume_token = '', vote_code = '' } = ana.last('registered') ?? {};
    const issued = await night.host.votes.issue({ cookie: null, token: null, voterId: null }, vote_code);
    const secrets = [
      '918273',
      'scrypt',
      'organizer-key',
      'signing-key',
      resume_token,
      vote_code,
      issued.ok ? issued.token : '?',
      night.host.access.organizerCookie(),
    ];
    const { results } = night.host;
    const text = JSON.stringify([
      results.everything(undefined),
      results.events(undefined),
      results.results('organizer', undefined),
    ]);
    for (const secret of secrets) expect(text).not.toContain(secret);
  });
});
