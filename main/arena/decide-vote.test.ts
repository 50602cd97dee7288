import { describe, expect, it } from 'vitest';
import { standings } from './ranking.ts';
import { ballot, night, voting } from './testing/night.ts';

const round = { roundId: 'r1' } as const;
const close = { type: 'close_voting', ...round } as const;
const reopen = { type: 'reopen_voting', ...round } as const;

describe('a vote', () => {
  it('[VOTE-5] counts while voting is open, and only then', () => {
    const evening = night('ana').draft();
    expect(evening.try(ballot('v', 'ana', 3))).toMatchObject({
      refusal: { code: 'VOTE_NOT_OPEN', detail: expect.stringMatching(/^Wait/) },
    });
    evening.start().write('ana');
    expect(evening.try(ballot('v', 'ana', 3))).toMatchObject({
      refusal: { code: 'VOTE_NOT_OPEN', detail: expect.stringMatching(/^Wait/) },
    });
    evening.end().vote('v', 'ana', 3).do(close);
    expect(evening.try(ballot('v', 'ana', 4))).toMatchObject({
      refusal: { code: 'VOTE_NOT_OPEN', detail: expect.stringMatching(/over/) },
    });
    evening.do({ type: 'start_reveal', ...round });
    expect(evening.refusal(ballot('v', 'ana', 4))).toBe('VOTE_NOT_OPEN');
    expect(evening.round().ballots).toEqual(new Map([['ana', new Map([['v', 3]])]]));
  });

  it('[VOTE-5] for a round or an entry that is not there is refused in the words old pages know', () => {
    const evening = voting(['ana']);
    expect(evening.refusal(ballot('v', 'ana', 3, 'x'))).toBe('VOTE_ROUND_NOT_FOUND');
    expect(evening.refusal(ballot('v', 'nobody', 3))).toBe('VOTE_PARTICIPANT_NOT_FOUND');
  });

  it('[VOTE-5, RND-5] for whoever produced text, sealed in whatever way', () => {
    const evening = night('ana', 'bruno', 'carla', 'davi').start();
    evening.write('ana').complete('ana').write('bruno').write('carla');
    evening.do({
      type: 'fail_entry',
      ...round,
      participantId: 'carla',
      stats: evening.stats().get('carla') ?? evening.entry('carla').stats,
      reason: 'CRASH: gone',
    });
    evening.end();
    for (const id of ['ana', 'bruno', 'carla']) evening.vote('v', id, 3);
    expect(evening.refusal(ballot('v', 'davi', 3))).toBe('VOTE_PARTICIPANT_NOT_FOUND');
  });

  it('[RND-12, KICK-3] is not taken for an entry that was hidden or whose participant was removed; shown again, it is', () => {
    const evening = voting(['ana', 'bruno']);
    evening.do({ type: 'hide_entry', ...round, participantId: 'ana' });
    expect(evening.refusal(ballot('v', 'ana', 3))).toBe('VOTE_PARTICIPANT_NOT_FOUND');
    evening.do({ type: 'show_entry', ...round, participantId: 'ana' }).vote('v', 'ana', 3);
    evening.do({ type: 'kick_participant', participantId: 'bruno' });
    expect(evening.refusal(ballot('v', 'bruno', 3))).toBe('VOTE_PARTICIPANT_NOT_FOUND');
    evening.do({ type: 'unkick_participant', participantId: 'bruno' }).vote('v', 'bruno', 3);
  });

  it('[VOTE-2] the last one before the close counts; earlier ones stay in the log', () => {
    const evening = voting(['ana', 'bruno']).vote('v', 'ana', 1).vote('w', 'ana', 2).vote('v', 'ana', 0);
    expect(evening.round().ballots.get('ana')).toEqual(
      new Map([
        ['v', 0],
        ['w', 2],
      ]),
    );
    const cast = evening.recorded.filter(({ event }) => event.type === 'vote_cast');
    expect(cast).toHaveLength(3);
  });

  it('[VOTE-2] the same score again is the same vote: nothing is recorded', () => {
    const evening = voting(['ana']).vote('v', 'ana', 4);
    expect(evening.events(ballot('v', 'ana', 4))).toEqual([]);
    expect(evening.events(ballot('v', 'ana', 0))).toHaveLength(1);
  });

  it('[VOTE-3] in a round with final votes the first one stands', () => {
    const evening = voting(['ana', 'bruno'], { finalVotes: true }).vote('v', 'ana', 0);
    expect(evening.refusal(ballot('v', 'ana', 5))).toBe('VOTE_ALREADY_CAST');
    expect(evening.refusal(ballot('v', 'ana', 0))).toBe('VOTE_ALREADY_CAST');
    evening.vote('v', 'bruno', 5).vote('w', 'ana', 1);
    expect(evening.round().ballots.get('ana')).toEqual(
      new Map([
        ['v', 0],
        ['w', 1],
      ]),
    );
  });

  it('[VOTE-8] never for the entry of the participant whose personal link the phone opened', () => {
    const evening = voting(['ana', 'bruno']).do({ type: 'bind_voter', voter: 'v', participantId: 'ana' });
    expect(evening.refusal(ballot('v', 'ana', 5))).toBe('VOTE_OWN_ENTRY');
    evening.vote('v', 'bruno', 5).vote('w', 'ana', 5);
  });

  it('[VOTE-1] is kept with all that was said of it', () => {
    const [event] = voting(['ana']).events({
      ...ballot('v', 'ana', 5),
      ...{ weak: true, responseTimeMs: 1_234.5, userAgent: 'Phone' },
    });
    expect(event).toEqual({
      type: 'vote_cast',
      roundId: 'r1',
      participantId: 'ana',
      voter: 'v',
      score: 5,
      weak: true,
      responseTimeMs: 1_234.5,
      userAgent: 'Phone',
    });
  });
});

describe('a vote in a blind round', () => {
  it('[BLIND-4] names the label, and is kept with the entry it stands for', () => {
    const evening = voting(['ana', 'bruno'], { blind: true });
    const label = evening.entry('bruno').label ?? '';
    evening.vote('v', label, 4);
    expect(evening.round().ballots).toEqual(new Map([['bruno', new Map([['v', 4]])]]));
  });

  it('[BLIND-4] by id is not understood: it would tell who is who', () => {
    const evening = voting(['ana', 'bruno'], { blind: true });
    expect(evening.refusal(ballot('v', 'ana', 4))).toBe('VOTE_PARTICIPANT_NOT_FOUND');
    expect(evening.refusal(ballot('v', 'Z', 4))).toBe('VOTE_PARTICIPANT_NOT_FOUND');
    const open = voting(['ana']);
    expect(open.refusal(ballot('v', 'A', 4))).toBe('VOTE_PARTICIPANT_NOT_FOUND');
  });

  it("[BLIND-4, VOTE-8] one's own entry is refused by its label too", () => {
    const evening = voting(['ana', 'bruno'], { blind: true });
    evening.do({ type: 'bind_voter', voter: 'v', participantId: 'ana' });
    expect(evening.refusal(ballot('v', evening.entry('ana').label ?? '', 4))).toBe('VOTE_OWN_ENTRY');
  });
});

describe('closing and reopening', () => {
  it('[VOTE-10] closes what is open', () => {
    const evening = night('ana').draft();
    expect(evening.refusal(close)).toBe('VOTING_NOT_OPEN');
    evening.start().write('ana');
    expect(evening.refusal(close)).toBe('VOTING_NOT_OPEN');
    evening.end().do(close);
    expect(evening.round().status).toBe('closed');
    expect(evening.refusal(close)).toBe('VOTING_NOT_OPEN');
    expect(evening.refusal({ ...close, roundId: 'x' })).toBe('ROUND_NOT_FOUND');
  });

  it('[VOTE-10] opens again with the votes there are, until the reveal', () => {
    const evening = voting(['ana']).vote('v', 'ana', 2).later(1_000);
    expect(evening.refusal(reopen)).toBe('VOTING_CANNOT_REOPEN');
    evening.do(close).later(1_000).do(reopen);
    expect(evening.round()).toMatchObject({ status: 'voting', votingOpenedAt: evening.now });
    evening.vote('v', 'ana', 5).vote('w', 'ana', 4);
    expect(standings(evening.session, evening.round())[0]).toMatchObject({ votes: 2, total: 9 });
    evening.reveal(0);
    expect(evening.refusal(reopen)).toBe('VOTING_CANNOT_REOPEN');
    expect(evening.refusal({ ...reopen, roundId: 'x' })).toBe('ROUND_NOT_FOUND');
  });
});
