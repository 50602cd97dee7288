import { describe, expect, it } from 'vitest';
import { markOf } from './marks.ts';

describe('the mark of an entry', () => {
  it('is the same for the same name', () => {
    expect(markOf('ana@laptop')).toEqual(markOf('ana@laptop'));
  });

  it('differs among the labels of a blind round as far as the alphabet goes', () => {
    const letters = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at));
    expect(new Set(letters.map((letter) => JSON.stringify(markOf(letter)))).size).toBe(26);
  });

  it('uses every colour and shape for a roomful of names', () => {
    const marks = Array.from({ length: 200 }, (_, at) => markOf(`participant-${at}`));
    expect(new Set(marks.map(({ colour }) => colour)).size).toBe(7);
    expect(new Set(marks.map(({ shape }) => shape)).size).toBe(7);
  });
});
