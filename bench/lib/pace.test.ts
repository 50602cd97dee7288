import { describe, expect, it } from 'vitest';
import { paceTimes, seeded } from './pace.ts';

describe('the pace of a model', () => {
  it('is the same for the same seed and another for another', () => {
    expect(paceTimes(40, 50, 7)).toEqual(paceTimes(40, 50, 7));
    expect(paceTimes(40, 50, 7)).not.toEqual(paceTimes(40, 50, 8));
  });

  it('keeps the rate asked for, with uneven gaps', () => {
    const times = paceTimes(40, 4_001, 1);
    const gaps = Array.from({ length: 4_000 }, (_, i) => (times[i + 1] ?? 0) - (times[i] ?? 0));
    expect((times.at(-1) ?? 0) / 4_000).toBeCloseTo(25, 0);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(12.5);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(37.5);
    expect(Math.max(...gaps) - Math.min(...gaps)).toBeGreaterThan(20);
  });

  it('draws from [0, 1)', () => {
    const random = seeded(42);
    const drawn = Array.from({ length: 1_000 }, () => random());
    expect(drawn.every((value) => value >= 0 && value < 1)).toBe(true);
    expect(drawn.reduce((sum, value) => sum + value) / 1_000).toBeCloseTo(0.5, 1);
  });
});
