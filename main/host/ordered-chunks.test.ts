import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs, seed } from '../arena/testing/seed.ts';
import { OrderedChunks } from './ordered-chunks.ts';

const chunk = (content: string, at = 0) => ({ content, tokens: 1, at });

describe('frames by seq', () => {
  it('[TOK-3] know when the first of those from a seq on arrived', () => {
    const chunks = new OrderedChunks();
    expect(chunks.earliest(0)).toBeNull();
    chunks.add(5, chunk('f', 100));
    chunks.add(3, chunk('d', 200));
    expect([chunks.earliest(0), chunks.earliest(4), chunks.earliest(6)]).toEqual([100, 100, null]);
    chunks.add(9, chunk('j', 50));
    expect([chunks.earliest(5), chunks.earliest(3), chunks.earliest(9)]).toEqual([50, 50, 50]);
  });

  it(`[TOK-2] stand in order, whatever the order they came in (seed ${seed})`, () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat({ max: 60 })), fc.nat({ max: 70 }), (seqs, end) => {
        const chunks = new OrderedChunks();
        for (const seq of seqs) chunks.add(seq, chunk(`<${seq}>`));
        const sorted = seqs.toSorted((a, b) => a - b);
        expect(chunks.contents()).toEqual(sorted.map((seq) => `<${seq}>`));
        expect(chunks.contents(end)).toEqual(sorted.filter((seq) => seq < end).map((seq) => `<${seq}>`));
        expect(chunks.size).toBe(seqs.length);
        expect([chunks.has(end), chunks.get(end)?.content]).toEqual(
          seqs.includes(end) ? [true, `<${end}>`] : [false, undefined],
        );
      }),
      runs(200),
    );
  });
});
