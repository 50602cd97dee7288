import { describe, expect, it } from 'vitest';
import { cellsFor, filledBy } from './grid.ts';

describe('a grid', () => {
  it('[TEL-5] has no more columns than are filled', () => {
    expect(filledBy(5, 4)).toEqual({ columns: 3, rows: 2 });
    expect(filledBy(6, 4)).toEqual({ columns: 3, rows: 2 });
    expect(filledBy(9, 4)).toEqual({ columns: 3, rows: 3 });
    expect(filledBy(7, 4)).toEqual({ columns: 4, rows: 2 });
    expect(filledBy(2, 4)).toEqual({ columns: 2, rows: 1 });
    expect(filledBy(0, 4)).toEqual({ columns: 1, rows: 1 });
  });

  it('[TEL-5] shows nine cards three by three', () => {
    expect([7, 8, 9, 10, 13].map((count) => cellsFor(count, false))).toEqual([8, 8, 9, 12, 16]);
    expect(cellsFor(3, true)).toBe(16);
  });
});
