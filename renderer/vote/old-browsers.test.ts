import { describe, expect, it } from 'vitest';
import { at, hasOwn } from './old-browsers.ts';

describe('what old browsers are lent', () => {
  it('[PHO-1] does what the real ones do', () => {
    const items = ['a', 'b', 'c'];
    for (const index of [0, 1, -1, -3, 2.7, -2.7, 3, -4, Number.NaN]) {
      expect(at.call(items, index), String(index)).toBe(items.at(index));
    }
    for (const key of ['x', 'toString', '__proto__']) expect(hasOwn({ x: 1 }, key)).toBe(Object.hasOwn({ x: 1 }, key));
  });
});
