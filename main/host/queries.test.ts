import { describe, expect, it } from 'vitest';
import { contracts } from '../../protocol/http/index.ts';
import { settled } from './testing/fake-clock.ts';
import { evening } from './testing/evening.ts';
import type { Evening } from './testing/evening.ts';

/** The code of the refusal that a question throws. */
function refusal(ask: () => unknown): string {
  try {
    ask();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  throw new Error('It was answered');
}

/** ana has written, bruno has not; the round is live. */
async function live(over = {}): Promise<{ night: Evening; roundId: string }> {
  const night = await evening();
  const ana = await night.join('ana');
  await night.join('bruno');
  const roundId = await night.start(over);
  await night.write(ana, 'ana', 1, 'Olá', ' mundo');
  return { night, roundId };
}

describe('questions without a session', () => {
  it('[SES-5] are all refused the same way', async () => {
    const { host } = await evening({ open: false });
    const asks = [
      () => host.queries.session('organizer'),
      () => host.queries.presence(),
      () => host.queries.currentRound('public'),
      () => host.queries.responses('public', 'r'),
      () => host.queries.replay('public', 'r'),
      () => host.results.scoreboard('public', undefined),
      () => host.results.metrics(),
      () => host.results.results('public', undefined),
      () => host.results.events(undefined),
      () => host.results.everything(undefined),
    ];
    for (const ask of asks) expect(refusal(ask)).toBe('NO_ACTIVE_SESSION');
    expect(host.queries.sessions()).toEqual({ sessions: [] });
  });

  it('[SES-7] another session than the active one is not meant', async () => {
    const night = await evening();
    expect(refusal(() => night.host.queries.active('other'))).toBe('SESSION_MISMATCH');
    expect(night.host.queries.active(night.session.id)).toBe(night.session);
    expect(night.host.queries.active()).toBe(night.session);
  });
});

describe('the session', () => {
  it('[SES-4] is told to the public without PIN, to the organizer with it', async () => {
    const { host } = await evening();
    expect(host.queries.session('organizer').pin).toBe('123456');
    expect(host.queries.session('public')).not.toHaveProperty('pin');
  });

  it('[SES-6] is listed with the others, newest first, with its counts', async () => {
    const { night, roundId } = await live();
    await night.stop(roundId);
    await night.vote('v', roundId, 'ana', 3);
    night.clock.pass(1_000);
    await night.host.sessions.create({ title: 'second' });
    expect(night.host.queries.sessions().sessions).toMatchObject([
      { title: 'second', status: 'active', endedAt: null, participants: 0, rounds: 0, votes: 0 },
      { title: null, status: 'ended', participants: 2, rounds: 1, votes: 1 },
    ]);
    expect(() => contracts.listSessions.response.parse(night.host.queries.sessions())).not.toThrow();
  });

  it('[PRES-1] lists who is connected', async () => {
    const night = await evening();
    const ana = await night.join('ana');
    await night.join('bruno');
    night.host.left(ana);
    await settled();
    expect(night.host.queries.presence()).toMatchObject({ connectedCount: 1, participants: [{ id: 'bruno' }] });
  });
});

describe('the current round', () => {
  it('[RND-13] is the live one, with the frames of each participant', async () => {
    const { night, roundId } = await live();
    expect(night.host.queries.currentRound('public')).toMatchObject({
      id: roundId,
      liveTokens: { ana: ['Olá', ' mundo'] },
    });
    await night.stop(roundId);
    expect(refusal(() => night.host.queries.currentRound('public'))).toBe('NO_ACTIVE_ROUND');
  });

  it('[BLIND-2] gives the public no tokens of a blind one', async () => {
    const { night } = await live({ blind: true });
    expect(night.host.queries.currentRound('public').liveTokens).toEqual({});
    expect(night.host.queries.currentRound('organizer').liveTokens).toEqual({ ana: ['Olá', ' mundo'] });
  });
});

describe('the answers', () => {
  it('[VOTE-11] are given once voting has opened, those that can be voted for', async () => {
    const { night, roundId } = await live();
    expect(refusal(() => night.host.queries.responses('public', roundId))).toBe('VOTING_NOT_YET_OPEN');
    await night.stop(roundId);
    const answers = { responses: [{ participant_id: 'ana', nickname: 'Nick ana', generated_content: 'Olá mundo' }] };
    expect(night.host.queries.responses('public', roundId)).toEqual({
      ...answers,
      svgMode: false,
      votingStatus: 'open',
      prompt: 'Say hello',
    });
    await night.command('close_voting', roundId);
    expect(night.host.queries.responses('public', roundId)).toMatchObject({ ...answers, votingStatus: 'closed' });
    await night.host.queue.submit({ type: 'hide_entry', roundId, participantId: 'ana' });
    expect(night.host.queries.responses('organizer', roundId).responses).toEqual([]);
    expect(refusal(() => night.host.queries.responses('public', 'x'))).toBe('ROUND_NOT_FOUND');
  });

  it('[SES-4] a round that has not started is not there for the public', async () => {
    const night = await evening();
    const roundId = await night.draft();
    expect(refusal(() => night.host.queries.responses('public', roundId))).toBe('ROUND_NOT_FOUND');
    expect(refusal(() => night.host.queries.responses('organizer', roundId))).toBe('VOTING_NOT_YET_OPEN');
    expect(refusal(() => night.host.results.scoreboard('public', roundId))).toBe('ROUND_NOT_FOUND');
    expect(refusal(() => night.host.queries.entry(night.session, roundId, 'ana'))).toBe('ENTRY_NOT_FOUND');
  });

  it('[EXP-1] of an old round come from the disk, the same to the letter', async () => {
    const { night, roundId } = await live();
    await night.stop(roundId);
    const ana = night.host.links.of('ana')?.link;
    for (let round = 2; round <= 6; round++) {
      const next = await night.start();
      if (ana !== undefined) await night.write(ana, 'ana', round, `round ${round}`);
      await night.stop(next);
    }
    const texts = [...night.session.rounds.keys()].map(
      (id) => night.host.queries.responses('public', id).responses[0]?.generated_content,
    );
    expect(texts).toEqual(['Olá mundo', 'round 2', 'round 3', 'round 4', 'round 5', 'round 6']);
    // Again, now from what is kept in memory and what is not.
    expect(night.host.queries.responses('public', roundId).responses[0]?.generated_content).toBe('Olá mundo');
  });

  it('[EXP-1] of a round that was read before it started are there once it has run', async () => {
    const night = await evening();
    const ana = await night.join('ana');
    const roundId = await night.draft();
    night.host.results.scoreboard('organizer', roundId);
    await night.host.rounds.start(roundId);
    night.host.results.scoreboard('organizer', roundId);
    await night.write(ana, 'ana', 1, 'words');
    await night.stop(roundId);
    const next = await night.start();
    await night.write(ana, 'ana', 2, 'x');
    await night.stop(next);
    expect(night.host.queries.responses('public', roundId).responses[0]?.generated_content).toBe('words');
  });
});

describe('a replay', () => {
  it('[RND-14] gives each token with its time from the start of the round', async () => {
    const night = await evening();
    const ana = await night.join('ana');
    const roundId = await night.start();
    night.clock.pass(250);
    night.token(ana, 'ana', 1, 0, 'a');
    night.clock.pass(100);
    night.token(ana, 'ana', 1, 1, 'b');
    await settled();
    expect(refusal(() => night.host.queries.replay('public', roundId))).toBe('VOTING_NOT_YET_OPEN');
    await night.stop(roundId);
    expect(night.host.queries.replay('public', roundId).entries).toEqual([
      {
        participant_id: 'ana',
        nickname: 'Nick ana',
        tokens: [
          { seq: 0, atMs: 250, content: 'a' },
          { seq: 1, atMs: 350, content: 'b' },
        ],
      },
    ]);
  });

  it('[RND-14, BLIND-1] of a blind round is for the public only when all of it is revealed; hidden entries never', async () => {
    const { night, roundId } = await live({ blind: true });
    await night.stop(roundId);
    await night.command('close_voting', roundId);
    await night.command('start_reveal', roundId);
    expect(refusal(() => night.host.queries.replay('public', roundId))).toBe('VOTING_NOT_YET_OPEN');
    expect(night.host.queries.replay('organizer', roundId).entries.map((e) => e.participant_id)).toContain('ana');
    await night.command('reveal_next', roundId);
    expect(night.host.queries.replay('public', roundId).entries.map((e) => e.participant_id)).toContain('ana');
    await night.host.queue.submit({ type: 'hide_entry', roundId, participantId: 'ana' });
    expect(night.host.queries.replay('public', roundId).entries.map((e) => e.participant_id)).not.toContain('ana');
  });
});

describe('an entry that the organizer means', () => {
  it('[RND-12] is named by its id, or in a blind round by the label on the telão', async () => {
    const { night, roundId } = await live({ blind: true });
    const label = night.entry(roundId, 'bruno').label ?? '?';
    const { queries } = night.host;
    expect(queries.entry(night.session, roundId, 'bruno').entry.participantId).toBe('bruno');
    expect(queries.entry(night.session, roundId, label).entry.participantId).toBe('bruno');
    expect(refusal(() => queries.entry(night.session, roundId, 'Z'))).toBe('ENTRY_NOT_FOUND');
    expect(refusal(() => queries.entry(night.session, 'x', 'A'))).toBe('ROUND_NOT_FOUND');
  });
});

describe('what is answered', () => {
  it('[HTTP-10] fits the contracts at every step of a night', async () => {
    const { night, roundId } = await live({ blind: true });
    const { queries, results } = night.host;
    const check = () => {
      for (const role of ['public', 'organizer'] as const) {
        contracts.getSession.response.parse(queries.session(role));
        contracts.getScoreboard.response.parse(results.scoreboard(role, roundId));
        if (night.round(roundId).status === 'live')
          contracts.getCurrentRound.response.parse(queries.currentRound(role));
        else contracts.getResponses.response.parse({ ...queries.responses(role, roundId), own_entry: null });
      }
      contracts.getPresence.response.parse(queries.presence());
      contracts.getMetrics.response.parse(results.metrics());
      contracts.getReplay.response.parse(
        night.round(roundId).status === 'live'
          ? { round: queries.round(night.session, roundId), entries: [] }
          : queries.replay('organizer', roundId),
      );
      expect(queries.rounds(night.session)).toHaveLength(1);
      contracts.setStage.response.parse(queries.stage(night.session));
    };
    check();
    await night.stop(roundId);
    check();
    await night.vote('v', roundId, 'A', 3);
    await night.command('close_voting', roundId);
    await night.command('start_reveal', roundId);
    check();
    await night.command('reveal_next', roundId);
    check();
  });
});
