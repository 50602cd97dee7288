import { describe, expect, it } from 'vitest';
import { standings, voterCount } from './ranking.ts';
import { night, voting } from './testing/night.ts';

/** Rows are ballots of one voter each, columns the entries a, b, c, …; null where nothing was given. */
function table(ballots: readonly (readonly (number | null)[])[]) {
  const ids = ['a', 'b', 'c', 'd'].slice(0, ballots[0]?.length ?? 0);
  const evening = voting(ids);
  ballots.forEach((scores, voter) =>
    scores.forEach((score, i) => {
      if (score !== null) evening.vote(`v${voter}`, ids[i] ?? '', score);
    }),
  );
  return evening;
}

const rows = (evening: ReturnType<typeof table>) => standings(evening.session, evening.round());

describe('standings of a round', () => {
  it('[REV-1] go by mean score: the golden vectors of the ranking page', () => {
    const evening = table([
      [5, 3, 4],
      [4, 4, 2],
      [5, 1, 3],
      [2, 3, 3],
      [0, 0, 1],
    ]);
    expect(rows(evening)).toEqual([
      { participantId: 'a', votes: 5, total: 16, average: 3.2, place: 1, tied: false },
      { participantId: 'c', votes: 5, total: 13, average: 2.6, place: 2, tied: false },
      { participantId: 'b', votes: 5, total: 11, average: 2.2, place: 3, tied: false },
    ]);
    expect(voterCount(evening.round())).toBe(5);
  });

  it('[REV-1] the same mean with more votes behind it comes first', () => {
    expect(
      rows(
        table([
          [4, 4],
          [null, 4],
        ]),
      ).map(({ participantId, place }) => [participantId, place]),
    ).toEqual([
      ['b', 1],
      ['a', 2],
    ]);
  });

  it('[REV-1] a better mean comes before a higher sum', () => {
    const placed = rows(
      table([
        [5, 3],
        [null, 3],
      ]),
    );
    expect(placed.map(({ participantId, total, place }) => [participantId, total, place])).toEqual([
      ['a', 5, 1],
      ['b', 6, 2],
    ]);
  });

  it('[REV-1] ties stay ties: equal entries share a place, the next one skips, in the order of invitation', () => {
    const tied = rows(table([[1, 4, 4, 0]]));
    expect(tied.map(({ participantId, place }) => [participantId, place])).toEqual([
      ['b', 1],
      ['c', 1],
      ['a', 3],
      ['d', 4],
    ]);
  });

  it('[REV-1] a zero is a score, nothing is none; without votes the mean is 0', () => {
    const [zero, none] = rows(table([[0, null]]));
    expect(zero).toEqual({ participantId: 'a', votes: 1, total: 0, average: 0, place: 1, tied: true });
    expect(none).toEqual({ participantId: 'b', votes: 0, total: 0, average: 0, place: 1, tied: true });
  });

  it('[RND-12, KICK-3] hold only what can be voted for; votes of the others stay', () => {
    const evening = table([[5, 3, 1]])
      .do({ type: 'hide_entry', roundId: 'r1', participantId: 'a' })
      .do({ type: 'kick_participant', participantId: 'b' });
    expect(rows(evening).map((row) => [row.participantId, row.place])).toEqual([['c', 1]]);
    expect(evening.round().ballots.get('a')).toEqual(new Map([['v0', 5]]));
    expect(voterCount(evening.round())).toBe(1);
  });

  it('[REV-1] a voter counts once, however many entries were scored', () => {
    expect(
      voterCount(
        table([
          [5, 4],
          [null, 1],
        ]).round(),
      ),
    ).toBe(2);
    expect(voterCount(night('a').draft().round())).toBe(0);
  });
});
