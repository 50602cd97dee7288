import { describe, expect, it } from 'vitest';
import type { ScoreRow } from '../../../protocol/model.ts';
import { entryFrom } from '../../lib/arena/entries.ts';
import { anEntry, aRound } from '../../lib/testing/arena.ts';
import { exportAddress } from './exports.ts';
import { isCovered, labelsOf, resultRows, resultsVersion, roundsWithResults, standingOf } from './rows.ts';
import type { Covering } from './rows.ts';

function aScore(id: string, more: Partial<ScoreRow> = {}): ScoreRow {
  return {
    participant_id: id,
    nickname: id.toUpperCase(),
    runner: 'ollama',
    model: 'llama3.2',
    tokens: 10,
    latency_first_token_ms: 5,
    duration_ms: 50,
    tps_avg: 40,
    votes: 3,
    avg_score: 3,
    total_score: 9,
    place: 1,
    tied: false,
    status: 'complete',
    hidden: false,
    label: null,
    generated_content: 'oi',
    ...more,
  };
}

const covering = (more: Partial<Covering> = {}): Covering => ({
  round: aRound({ status: 'closed' }),
  revealed: new Set(),
  isUncovered: false,
  labels: new Map(),
  ...more,
});
const scores = [
  aScore('zoe', { place: 1, avg_score: 5 }),
  aScore('ana', { place: 2, avg_score: 4 }),
  aScore('bia', { place: null, avg_score: null }),
];
const shown = (more: Partial<Covering>) =>
  resultRows(scores, covering(more)).map(({ score, isOpen }) => [score.participant_id, isOpen]);

describe('[CONS-6] scores that the room has not seen', () => {
  it('are covered, in an order that tells nothing of them', () => {
    expect(shown({})).toEqual([
      ['ana', false],
      ['bia', false],
      ['zoe', false],
    ]);
  });

  it('are shown, best first, once they are revealed or asked for', () => {
    const best = [
      ['zoe', true],
      ['ana', true],
      ['bia', true],
    ];
    expect(shown({ round: aRound({ status: 'revealed' }) })).toEqual(best);
    expect(shown({ isUncovered: true })).toEqual(best);
  });

  it('come out one by one with the reveal', () => {
    const more = { round: aRound({ status: 'revealing' }), revealed: new Set(['bia']) };
    expect(shown(more)).toEqual([
      ['bia', true],
      ['ana', false],
      ['zoe', false],
    ]);
  });

  it('neither are the names of a blind round: it goes by its labels', () => {
    const labels = new Map([
      ['zoe', 'A'],
      ['ana', 'B'],
      ['bia', 'C'],
    ]);
    const round = aRound({ status: 'closed', blind: true });
    const rows = resultRows(scores, covering({ round, labels }));
    expect(rows.map(({ isNamed, label }) => [isNamed, label])).toEqual([
      [false, 'A'],
      [false, 'B'],
      [false, 'C'],
    ]);
    const open = resultRows(scores, covering({ round, labels, isUncovered: true }));
    expect(open.every(({ isNamed }) => isNamed)).toBe(true);
  });
});

describe('[CONS-7] results', () => {
  it('are of rounds that started, latest first', () => {
    const rounds = [
      aRound({ id: '1', index: 1 }),
      aRound({ id: '2', index: 2 }),
      aRound({ id: '3', index: 3, startedAt: null, status: 'draft' }),
    ];
    expect(roundsWithResults(rounds).map(({ id }) => id)).toEqual(['2', '1']);
  });

  it('are asked again when a vote, a close or a place moves them', () => {
    const round = aRound({ status: 'voting' });
    const versions = [
      resultsVersion(round, 0),
      resultsVersion(round, 1),
      resultsVersion({ ...round, status: 'closed' }, 1),
      resultsVersion({ ...round, status: 'revealing', revealedCount: 1 }, 1),
    ];
    expect(new Set(versions).size).toBe(4);
    expect(resultsVersion({ ...round, remainingMs: 7 }, 0)).toBe(versions[0]);
  });

  it('are not a place and a mean of zero where nobody voted', () => {
    const closed = aRound({ status: 'closed' });
    const row = (votes: number, isOpen = true) => ({
      score: aScore('a', { votes, avg_score: votes === 0 ? 0 : 4 }),
      isOpen,
      isNamed: true,
      label: null,
    });
    expect(standingOf(row(2), closed)).toEqual({ place: 1, mean: 4 });
    expect(standingOf(row(0), closed)).toEqual({ place: null, mean: null });
    expect(standingOf(row(0), aRound({ status: 'revealed' }))).toEqual({ place: 1, mean: null });
    expect(standingOf(row(2, false), closed)).toEqual({ place: null, mean: null });
  });

  it('of a cancelled round have nothing to spoil', () => {
    expect((['live', 'voting', 'closed', 'revealing'] as const).every((status) => isCovered(aRound({ status })))).toBe(
      true,
    );
    expect((['revealed', 'cancelled'] as const).some((status) => isCovered(aRound({ status })))).toBe(false);
  });

  it('know the labels that the entries carry', () => {
    const entries = [entryFrom(anEntry('a', { label: 'B' }), 0), entryFrom(anEntry('c'), 0)];
    expect([...labelsOf(entries)]).toEqual([['a', 'B']]);
  });

  it('[CONS-8] are downloaded of the open session, or of the one named', () => {
    expect(exportAddress('csv', undefined)).toBe('/export.csv');
    expect(exportAddress('everything', 's 1/?')).toBe('/export-all.json?sessionId=s+1%2F%3F');
  });
});
