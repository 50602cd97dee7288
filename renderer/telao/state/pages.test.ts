import { describe, expect, it } from 'vitest';
import { linePages, linesOf, pageAt, readingMs, wordsIn } from './pages.ts';

describe('pages of a list', () => {
  it('[TEL-5] hold at most so many, and begin again after the last', () => {
    expect(pageAt(0, 16, 0)).toEqual({ page: 0, pages: 1, from: 0, to: 0 });
    expect(pageAt(16, 16, 5)).toEqual({ page: 0, pages: 1, from: 0, to: 16 });
    expect(pageAt(40, 16, 2)).toEqual({ page: 2, pages: 3, from: 32, to: 40 });
    expect(pageAt(40, 16, 3)).toMatchObject({ page: 0, from: 0 });
  });
});

describe('pages of a text', () => {
  const line = (at: number, height = 10) => ({ top: at * 10, bottom: at * 10 + height });

  it('[TEL-8] take boxes that stand beside each other for one line', () => {
    expect(linesOf([line(1), { top: 1, bottom: 9 }, line(0)])).toEqual([line(0), line(1)]);
    // Letters reach a little into the next line.
    expect(linesOf([line(0, 12), line(1, 12)])).toHaveLength(2);
  });

  it('[TEL-8] end with a whole line, also where lines are of different height', () => {
    const lines = [line(0), line(1), { top: 20, bottom: 38 }, { top: 40, bottom: 50 }];
    expect(linePages(lines, 25)).toEqual([
      { top: 0, bottom: 20 },
      { top: 20, bottom: 38 },
      { top: 40, bottom: 50 },
    ]);
    expect(linePages(lines, 1_000)).toEqual([{ top: 0, bottom: 50 }]);
    expect(linePages([], 100)).toEqual([]);
  });

  it('[TEL-8] cut only what alone is higher than the screen, and lose nothing of it', () => {
    expect(
      linePages(
        [
          { top: 0, bottom: 250 },
          { top: 260, bottom: 270 },
        ],
        100,
      ),
    ).toEqual([
      { top: 0, bottom: 100 },
      { top: 100, bottom: 200 },
      { top: 200, bottom: 270 },
    ]);
  });

  it('[TEL-8] stay as long as a reader needs at 200 words a minute, and five seconds more', () => {
    expect(wordsIn('  um dois\ntrês  ')).toBe(3);
    expect(wordsIn('')).toBe(0);
    expect(wordsIn('漢'.repeat(24))).toBe(2);
    expect(readingMs(200, 1)).toBe(65_000);
    expect(readingMs(200, 4)).toBe(20_000);
    expect(readingMs(0, 0)).toBe(5_000);
  });
});
