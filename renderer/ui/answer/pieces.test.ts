import { describe, expect, it } from 'vitest';
import { inPieces } from './pieces.ts';

describe('a text in pieces', () => {
  it('is one where words have spaces between them, however long it is', () => {
    const text = 'palavra '.repeat(5_000);
    expect(inPieces(text)).toEqual([text]);
    expect(inPieces('')).toEqual(['']);
  });

  it('[PHO-12] is cut where a run without a space is longer than any word, and is the same together', () => {
    const text = `antes ${'a'.repeat(30_000)} depois`;
    const pieces = inPieces(text);
    expect(pieces.join('')).toBe(text);
    expect(pieces.length).toBeGreaterThan(50);
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(520);
  });

  it('never parts a letter from its marks, nor the halves of an emoji', () => {
    for (const letter of ['🦫', 'e\u0301', '👩\u200d👩\u200d👧', '👍🏽', '❤️']) {
      const text = `x${letter.repeat(2_000)}`;
      const pieces = inPieces(text);
      expect(pieces.join('')).toBe(text);
      for (const piece of pieces.slice(1)) expect(piece.startsWith(letter), letter).toBe(true);
    }
  });

  it('takes no longer for a longer run than for a shorter', () => {
    expect(inPieces('\u0301'.repeat(250_000)).join('')).toHaveLength(250_000);
  });
});
