import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelAt, shuffled } from './labels.ts';
import { runs, seed } from './testing/seed.ts';

describe('labels of a blind round', () => {
  it('[BLIND-3] run from A to Z and then on with two letters', () => {
    const at = [0, 1, 25, 26, 27, 51, 52, 701, 702];
    expect(at.map(labelAt)).toEqual(['A', 'B', 'Z', 'AA', 'AB', 'AZ', 'BA', 'ZZ', 'AAA']);
  });

  it('[BLIND-3] never meet twice', () => {
    const labels = Array.from({ length: 2_000 }, (_, i) => labelAt(i));
    expect(new Set(labels).size).toBe(2_000);
  });

  it(`[BLIND-3] are dealt as a permutation, the same for the same seed (seed ${seed})`, () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.integer({ min: 0, max: 0xff_ff_ff_ff }), (items, dealt) => {
        const result = shuffled(items, dealt);
        expect(result.toSorted()).toEqual(items.toSorted());
        expect(shuffled(items, dealt)).toEqual(result);
      }),
      runs(300),
    );
  });

  it('[BLIND-3] give every order of three its turn, about as often', () => {
    const counts = new Map<string, number>();
    for (let dealt = 0; dealt < 6_000; dealt++) {
      const order = shuffled(['a', 'b', 'c'], dealt).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    for (const count of counts.values()) expect(count).toBeGreaterThan(800);
  });

  it('[BLIND-3] leave the list itself as it was', () => {
    const items = [1, 2, 3, 4];
    shuffled(items, 5);
    expect(items).toEqual([1, 2, 3, 4]);
  });
});
