import { describe, expect, it } from 'vitest';
import { answerText, tokensFor } from './text.ts';

describe('answers of a length', () => {
  it('take as many tokens as reach it, and not one more', () => {
    const tokens = tokensFor(4_000);
    expect(answerText(0, tokens).length).toBeGreaterThanOrEqual(4_000);
    expect(answerText(0, tokens - 1).length).toBeLessThan(4_000);
  });

  it('are about as long whoever says them', () => {
    const lengths = Array.from({ length: 40 }, (_, index) => answerText(index, tokensFor(4_000)).length);
    expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThan(100);
  });
});
