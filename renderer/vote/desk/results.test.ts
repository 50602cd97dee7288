import { describe, expect, it } from 'vitest';
import type { ScoreRow } from '../../../protocol/model.ts';
import { agreement, placesOf } from './results.ts';

function aRow(id: string, place: number, mean: number | null): ScoreRow {
  return {
    participant_id: id,
    nickname: id,
    runner: 'ollama',
    model: 'm',
    tokens: 1,
    latency_first_token_ms: null,
    duration_ms: null,
    tps_avg: null,
    votes: mean === null ? 0 : 2,
    avg_score: mean,
    total_score: mean,
    place,
    status: 'complete',
    hidden: false,
    generated_content: `text of ${id}`,
  };
}

describe('the results of a phone', () => {
  it('[PHO-15] are the places with what the room and this phone gave', () => {
    const rows = [aRow('a', 1, 4.5), aRow('b', 2, 3), aRow('c', 2, 3), aRow('d', 4, null)];
    const mine = new Map([
      ['a', 4],
      ['b', 0],
      ['d', 5],
    ]);
    const places = placesOf(rows, mine, 'c');
    expect(places.map(({ id, place, isTie, mean, mine: own, isOwn }) => [id, place, isTie, mean, own, isOwn])).toEqual([
      ['a', 1, false, 4.5, 4, false],
      ['b', 2, true, 3, 0, false],
      ['c', 2, true, 3, null, true],
      ['d', 4, false, null, 5, false],
    ]);
    expect(agreement(places)).toEqual({ given: 2, agreed: 1 });
  });
});
