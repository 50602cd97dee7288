import { describe, expect, it } from 'vitest';
import { countedRounds, nightScores } from './night-scores.ts';
import { night } from './testing/night.ts';
import type { Night } from './testing/night.ts';

/** A round in which each of `scores` has written and got these scores, shown to the last place. */
function play(evening: Night, roundId: string, scores: Record<string, readonly number[]>, revealed = true): Night {
  evening.start(roundId);
  for (const id of Object.keys(scores)) evening.write(id, `words of ${id}`, roundId);
  evening.end(roundId);
  for (const [id, given] of Object.entries(scores)) {
    given.forEach((score, voter) => evening.vote(`v${voter}`, id, score, roundId));
  }
  return evening.reveal(Object.keys(scores).length - (revealed ? 0 : 1), roundId);
}

const table = (evening: Night) =>
  nightScores(evening.session).map((row) => [row.place, row.participant_id, row.points, row.wins, row.votes]);

describe('the night so far', () => {
  it('[REV-7] is empty before a round is revealed, and does not know one that is not', () => {
    const evening = night('ana', 'bruno');
    expect(nightScores(evening.session)).toEqual([]);
    play(evening, 'r1', { ana: [5], bruno: [1] }, false);
    expect(countedRounds(evening.session)).toEqual([]);
    expect(nightScores(evening.session)).toEqual([]);
    evening.do({ type: 'reveal_next', roundId: 'r1' });
    expect(countedRounds(evening.session).map((round) => round.id)).toEqual(['r1']);
    expect(table(evening)).toEqual([
      [1, 'ana', 5, 1, 1],
      [2, 'bruno', 1, 0, 1],
    ]);
  });

  it('[REV-7] adds up the means of the rounds, and takes the mean of those', () => {
    const evening = night('ana', 'bruno', 'carla');
    play(evening, 'r1', { ana: [5, 4], bruno: [3, 3, 3] });
    play(evening, 'r2', { ana: [0], bruno: [2], carla: [5] });
    expect(nightScores(evening.session)).toEqual([
      {
        place: 1,
        tied: false,
        participant_id: 'carla',
        nickname: 'Nick carla',
        runner: 'runner-carla',
        model: 'model-carla',
        rounds: 1,
        wins: 1,
        votes: 1,
        points: 5,
        avg_score: 5,
      },
      expect.objectContaining({ place: 2, participant_id: 'bruno', rounds: 2, wins: 0, points: 5, avg_score: 2.5 }),
      expect.objectContaining({
        place: 3,
        participant_id: 'ana',
        rounds: 2,
        wins: 1,
        votes: 3,
        points: 4.5,
        avg_score: 2.25,
      }),
    ]);
  });

  it('[REV-7] with equal points goes by rounds won, then by the mean; what is equal in all shares a place', () => {
    const wins = night('ana', 'bruno');
    play(wins, 'r1', { ana: [5], bruno: [3] });
    play(wins, 'r2', { ana: [1], bruno: [3] });
    play(wins, 'r3', { ana: [3], bruno: [3] });
    play(wins, 'r4', { ana: [2], bruno: [2] });
    expect(table(wins)).toEqual([
      [1, 'ana', 11, 3, 4],
      [1, 'bruno', 11, 3, 4],
    ]);
    const won = night('ana', 'bruno', 'carla');
    play(won, 'r1', { bruno: [2], ana: [2], carla: [1] });
    play(won, 'r2', { bruno: [2], ana: [3], carla: [4] });
    play(won, 'r3', { bruno: [3], ana: [2], carla: [2] });
    expect(table(won)).toEqual([
      [1, 'bruno', 7, 2, 3],
      [2, 'ana', 7, 1, 3],
      [2, 'carla', 7, 1, 3],
    ]);
    // The same points and no win, in fewer rounds.
    const mean = night('ana', 'bruno', 'carla', 'duda');
    play(mean, 'r1', { carla: [5], ana: [4, 4, 4], bruno: [2], duda: [0] });
    play(mean, 'r2', { carla: [5], bruno: [2], duda: [] });
    expect(table(mean)).toEqual([
      [1, 'carla', 10, 2, 2],
      [2, 'ana', 4, 0, 3],
      [3, 'bruno', 4, 0, 2],
      [4, 'duda', 0, 0, 1],
    ]);
  });

  it('[REV-7] skips the place after a shared one, and knows no mean without votes', () => {
    const evening = night('ana', 'bruno', 'carla');
    play(evening, 'r1', { ana: [4], bruno: [4], carla: [] });
    expect(table(evening)).toEqual([
      [1, 'ana', 4, 1, 1],
      [1, 'bruno', 4, 1, 1],
      [3, 'carla', 0, 0, 0],
    ]);
    expect(nightScores(evening.session).at(-1)?.avg_score).toBeNull();
  });

  it('[REV-7] counts a round that nobody voted in for nobody, and a place without a vote as no win', () => {
    const evening = night('ana', 'bruno', 'carla');
    play(evening, 'r1', { ana: [], bruno: [], carla: [] });
    expect(countedRounds(evening.session)).toEqual([]);
    expect(nightScores(evening.session)).toEqual([]);
    play(evening, 'r2', { ana: [0], bruno: [] });
    // Nothing against a zero: both stand first, and only one was voted for.
    expect(evening.round('r2').status).toBe('revealed');
    expect(nightScores(evening.session)).toMatchObject([
      { place: 1, tied: false, participant_id: 'ana', rounds: 1, wins: 1, votes: 1, points: 0, avg_score: 0 },
      { place: 2, tied: false, participant_id: 'bruno', rounds: 1, wins: 0, votes: 0, points: 0, avg_score: null },
    ]);
  });

  it('[REV-7] says who shares a place', () => {
    const evening = night('ana', 'bruno', 'carla');
    play(evening, 'r1', { ana: [4], bruno: [4], carla: [1] });
    expect(nightScores(evening.session).map(({ participant_id: id, tied }) => [id, tied])).toEqual([
      ['ana', true],
      ['bruno', true],
      ['carla', false],
    ]);
  });

  it('[REV-7] does not tell apart what only the order of adding does', () => {
    const evening = night('ana', 'bruno');
    const third = [1, 0, 0];
    play(evening, 'r1', { ana: [1], bruno: third });
    play(evening, 'r2', { ana: [1], bruno: [1] });
    play(evening, 'r3', { ana: third, bruno: [1] });
    expect(1 + 1 + 1 / 3).not.toBe(1 / 3 + 1 + 1);
    expect(table(evening)).toEqual([
      [1, 'ana', 2.333333, 2, 5],
      [1, 'bruno', 2.333333, 2, 5],
    ]);
  });

  it('[REV-7] leaves out what is hidden or of somebody removed, and moves nobody for it', () => {
    const evening = night('ana', 'bruno', 'carla');
    play(evening, 'r1', { ana: [5], bruno: [4], carla: [3] });
    play(evening, 'r2', { ana: [5], bruno: [4], carla: [3] });
    evening.do({ type: 'hide_entry', roundId: 'r1', participantId: 'ana' });
    expect(table(evening)).toEqual([
      [1, 'bruno', 8, 0, 2],
      [2, 'carla', 6, 0, 2],
      [3, 'ana', 5, 1, 1],
    ]);
    evening.do({ type: 'kick_participant', participantId: 'bruno' });
    expect(table(evening).map(([place, id]) => [place, id])).toEqual([
      [1, 'carla'],
      [2, 'ana'],
    ]);
    evening.do({ type: 'unkick_participant', participantId: 'bruno' });
    evening.do({ type: 'show_entry', roundId: 'r1', participantId: 'ana' });
    expect(table(evening).map(([, id]) => id)).toEqual(['ana', 'bruno', 'carla']);
  });
});
