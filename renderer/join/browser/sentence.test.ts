import { describe, expect, it } from 'vitest';
import { sentence } from './sentence.ts';

describe('[BRO-4] what is told, with more after it', () => {
  it.each([
    ['cannot reach the arena', 'cannot reach the arena.'],
    ['a arena está aberta?', 'a arena está aberta?'],
    ['Fechada. ', 'Fechada.'],
    ['esperando…', 'esperando…'],
    ['(is it open?)', '(is it open?)'],
    ['', ''],
  ])('%j ends in one sign', (told, whole) => {
    expect(sentence(told)).toBe(whole);
  });
});
