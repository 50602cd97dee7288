import { describe, expect, it } from 'vitest';
import { entryFrom } from '../../lib/arena/entries.ts';
import { aScoreRow, anEntry } from '../../lib/testing/arena.ts';
import { labelOf, nobodyVoted, podiumOf, shareOf } from './places.ts';

const rows = (...places: number[]) => places.map((place, at) => aScoreRow(`p${at}`, { place }));
const names = (all: readonly { participant_id: string }[]) => all.map(({ participant_id: id }) => id);

describe('the podium', () => {
  it('[TEL-13] has the steps that somebody stands on, and a list of everybody else', () => {
    const { steps, others } = podiumOf(rows(1, 2, 3, 4, 5));
    expect(steps.map(({ place, rows: on }) => [place, names(on)])).toEqual([
      [1, ['p0']],
      [2, ['p1']],
      [3, ['p2']],
    ]);
    expect(names(others)).toEqual(['p3', 'p4']);
    expect(podiumOf([])).toEqual({ steps: [], others: [] });
  });

  it('[TEL-13] puts equals on one step; whom it cannot hold is in the list', () => {
    const tied = podiumOf(rows(1, 1, 3));
    expect(tied.steps.map(({ place, rows: on }) => [place, on.length])).toEqual([
      [1, 2],
      [3, 1],
    ]);
    const crowd = podiumOf(rows(...Array<number>(40).fill(1)));
    expect(crowd.steps).toMatchObject([{ place: 1, more: 38 }]);
    expect(crowd.others).toHaveLength(38);
  });
});

describe('a place', () => {
  it('[TEL-12] is nobody’s where nobody voted', () => {
    const [row] = rows(1);
    if (!row) throw new Error('One was asked for.');
    expect(nobodyVoted(0, [])).toBe(true);
    expect(nobodyVoted(0, [{ ...row, votes: 0 }])).toBe(true);
    expect(nobodyVoted(0, [{ ...row, votes: 1 }])).toBe(false);
    expect(nobodyVoted(1, [])).toBe(false);
  });

  it('[TEL-12] knows its bar and its label', () => {
    const [first, second, third] = rows(1, 1, 3);
    if (!first || !second || !third) throw new Error('Three were asked for.');
    expect([null, 0, 2.5, 5, 9].map((score) => shareOf({ ...first, avg_score: score }))).toEqual([0, 0, 0.5, 1, 1]);
    const entries = [entryFrom(anEntry('p0', { label: 'C' }), 0), entryFrom(anEntry('p1'), 0)];
    expect([labelOf(first, entries), labelOf(second, entries), labelOf(third, entries)]).toEqual(['C', null, null]);
  });
});
