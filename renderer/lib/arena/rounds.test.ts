import { describe, expect, it } from 'vitest';
import { clockText, roundOnStage, timeLeft, withRound } from './rounds.ts';
import { aRound } from '../testing/arena.ts';

describe('the round on stage', () => {
  it('is the live one, else the one started last, never a draft', () => {
    const draft = aRound({ id: 'd', index: 3, status: 'draft', startedAt: null });
    const first = aRound({ id: 'a', status: 'revealed', startedAt: '2026-01-01T20:00:00.000Z' });
    const second = aRound({ id: 'b', index: 2, status: 'revealed', startedAt: '2026-01-01T20:10:00.000Z' });
    expect(roundOnStage([draft])).toBeNull();
    expect(roundOnStage([second, first, draft])?.id).toBe('b');
    expect(roundOnStage([second, { ...first, status: 'live' }, draft])?.id).toBe('a');
  });

  it('is listed once, by its number', () => {
    const rounds = withRound([aRound({ id: 'a' }), aRound({ id: 'b', index: 2 })], aRound({ id: 'a', index: 5 }));
    expect(rounds.map(({ id }) => id)).toEqual(['b', 'a']);
  });
});

describe('the time left', () => {
  it('runs from what the host said, by this screen’s own clock, down to nothing', () => {
    const round = aRound({ remainingMs: 10_000 });
    expect([1_000, 4_000, 99_000].map((now) => timeLeft(round, 1_000, now))).toEqual([10_000, 7_000, 0]);
  });

  it('stands still in a pause, and is none outside a live round', () => {
    expect(timeLeft(aRound({ remainingMs: 10_000, pausedAt: '2026-01-01T20:00:00.000Z' }), 0, 60_000)).toBe(10_000);
    expect(timeLeft(aRound({ status: 'voting', remainingMs: null }), 0, 1)).toBeNull();
    expect(timeLeft(null, 0, 1)).toBeNull();
  });

  it('reads 0:00 only when it is over', () => {
    expect([0, 1, 1_000, 59_001, 65_000, 3_600_000].map(clockText)).toEqual([
      '0:00',
      '0:01',
      '0:01',
      '1:00',
      '1:05',
      '60:00',
    ]);
  });
});
