import { describe, expect, it } from 'vitest';
import { framesOf } from './frames.ts';

describe('painted frames', () => {
  it('are counted by the gaps between them', () => {
    expect(framesOf([[1_000, 1_020, 1_140, 1_160]])).toEqual({
      perSecond: 18.75,
      longestMs: 120,
      longestAtS: 0.14,
      long: 1,
    });
  });

  it('take several runs as one, without the time between them', () => {
    const frames = framesOf([
      [0, 10, 20],
      [90_000, 90_020],
    ]);
    expect(frames).toEqual({ perSecond: 75, longestMs: 20, longestAtS: 0.02, long: 0 });
  });

  it('are not a number where a page never painted', () => {
    expect(framesOf([[], [5]])).toMatchObject({ perSecond: Number.NaN, longestMs: Number.NaN });
  });
});
