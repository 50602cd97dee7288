import { describe, expect, it } from 'vitest';
import { Reading } from './reading.ts';
import { answerText, participantId, participantIndex, tokenText } from './text.ts';

describe('reading an answer', () => {
  it('notes when each token had arrived whole', () => {
    const reading = new Reading(3);
    const text = answerText(3, 3);
    const cut = tokenText(3, 0).length + 1;
    reading.put(0, text.slice(0, cut), 10);
    expect(reading.arrivals).toHaveLength(tokenText(3, 1).length === 1 ? 2 : 1);
    reading.put(cut, text.slice(cut), 20);
    expect(reading.arrivals.at(-1)).toBe(20);
    expect(reading.arrivals).toHaveLength(3);
    expect(reading.correct(3)).toBe(3);
  });

  it('counts what is right up to the first token that is missing, doubled or wrong', () => {
    const read = (tokens: readonly string[]): number => {
      const reading = new Reading(5);
      for (const token of tokens) reading.append(token, 1);
      return reading.correct(6);
    };
    const tokens = Array.from({ length: 6 }, (_, seq) => tokenText(5, seq));
    expect(read(tokens)).toBe(6);
    expect(read(tokens.slice(0, 4))).toBe(4);
    expect(read(tokens.toSpliced(2, 1))).toBe(2);
    expect(read(tokens.toSpliced(2, 0, tokens[1] ?? ''))).toBe(2);
  });

  it('a text put again from an earlier place replaces what was there', () => {
    const reading = new Reading(0);
    const text = answerText(0, 4);
    reading.append(text, 1);
    reading.put(2, text.slice(2), 2);
    expect(reading.text).toBe(text);
  });

  it('ids carry the index of their participant', () => {
    expect(participantIndex(participantId(41))).toBe(41);
    expect(participantIndex('someone')).toBeNaN();
  });
});
