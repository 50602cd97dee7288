import { describe, expect, it } from 'vitest';
import type { ScoreRow } from '../../../protocol/model.ts';
import { aScoreRow } from '../../lib/testing/arena.ts';
import { agreement, placesOf } from './results.ts';

function aRow(id: string, place: number, mean: number | null, tied = false): ScoreRow {
  return aScoreRow(id, { votes: mean === null ? 0 : 2, avg_score: mean, total_score: mean, place, tied });
}

describe('the results of a phone', () => {
  it('[PHO-15] are the places with what the room and this phone gave', () => {
    const rows = [aRow('a', 1, 4.5), aRow('b', 2, 3, true), aRow('c', 2, 3, true), aRow('d', 4, null)];
    const mine = new Map([
      ['a', 4],
      ['b', 0],
      ['d', 5],
    ]);
    const places = placesOf(rows, mine, 'c', 2);
    expect(places.map(({ id, place, isTie, mean, mine: own, isOwn }) => [id, place, isTie, mean, own, isOwn])).toEqual([
      ['a', 1, false, 4.5, 4, false],
      ['b', 2, true, 3, 0, false],
      ['c', 2, true, 3, null, true],
      ['d', 4, false, null, 5, false],
    ]);
    expect(agreement(places)).toEqual({ given: 2, agreed: 1 });
  });

  it('[PHO-15] tell which answer of a blind round each was', () => {
    const rows = [aScoreRow('ana', { label: 'B' }), aScoreRow('bia')];
    expect(placesOf(rows, new Map(), null, 3).map(({ label }) => label)).toEqual(['B', null]);
  });

  it('[PHO-15] have no winner where nobody voted', () => {
    const rows = [aRow('a', 1, null, true), aRow('b', 1, null, true)];
    const shown = (voters: number) => placesOf(rows, new Map(), null, voters).map(({ place, isTie }) => [place, isTie]);
    expect(shown(0)).toEqual([
      [null, false],
      [null, false],
    ]);
    expect(shown(2)).toEqual([
      [1, true],
      [1, true],
    ]);
  });
});
