import { describe, expect, it } from 'vitest';
import { bend, marginalCosts, percentile, spread } from './stats.ts';

describe('statistics of a run', () => {
  it('takes percentiles by nearest rank', () => {
    const hundred = Array.from({ length: 100 }, (_, i) => i + 1);
    expect([0, 0.5, 0.95, 0.99, 1].map((share) => percentile(hundred, share))).toEqual([1, 50, 95, 99, 100]);
    expect(percentile([7], 0.99)).toBe(7);
    expect(percentile([], 0.5)).toBeNaN();
  });

  it('sorts before it ranks, by value and not by spelling', () => {
    expect(spread([10, 9, 100, 1])).toEqual({ count: 4, p50: 9, p95: 100, p99: 100, max: 100 });
  });

  it('says what each further unit costs', () => {
    const steps = [
      { load: 10, cost: 5 },
      { load: 20, cost: 8 },
      { load: 40, cost: 20 },
    ];
    expect(marginalCosts(steps)).toEqual([0.3, 0.6]);
  });

  it('finds where growth bends, and nothing while it is linear or flattens', () => {
    const linear = [10, 20, 40, 80].map((load) => ({ load, cost: 3 + load / 2 }));
    expect(bend(linear, 1.25)).toBeNull();
    const square = [10, 20, 40, 80].map((load) => ({ load, cost: load + (load > 20 ? load ** 2 / 40 : 0) }));
    expect(bend(square, 1.25)?.load).toBe(40);
  });
});
