import { describe, expect, it } from 'vitest';
import { castMishap } from '../../protocol/cast.ts';
import { limits } from '../../protocol/limits.ts';
import { company } from './company.ts';
import { dice } from './dice.ts';
import { answerTo } from './texts.ts';

const PROMPT = 'Conte, do tamanho que quiser, com o que um computador sonha à noite.';
const DRAW = 'Desenhe em SVG um farol à noite.';

describe('the company of a rehearsal', () => {
  it('[REH-1] twelve have every mishap once, and each a name and an id of its own', () => {
    const twelve = company(12, 1);
    const mishaps = twelve.flatMap(({ mishap }) => mishap ?? []);
    expect(mishaps.toSorted()).toEqual(castMishap.options.toSorted());
    const most = company(limits.rehearsal.participants, 1);
    expect(new Set(most.map(({ id }) => id)).size).toBe(most.length);
    expect(new Set(most.map(({ nickname }) => nickname)).size).toBe(most.length);
    for (const { nickname, model } of most) {
      expect(nickname.length).toBeLessThanOrEqual(limits.nicknameChars);
      expect(model.length).toBeLessThanOrEqual(limits.modelNameChars);
    }
  });

  it('[REH-8] is the same with the same seed, and another with another', () => {
    expect(company(40, 7)).toEqual(company(40, 7));
    expect(company(40, 7)).not.toEqual(company(40, 8));
    for (const { style } of company(12, 1)) {
      expect(answerTo(PROMPT, style, 3)).toBe(answerTo(PROMPT, style, 3));
    }
    expect(answerTo(PROMPT, 'long', 3)).not.toBe(answerTo(PROMPT, 'long', 4));
  });

  it('[REH-1] answers from a haiku to six thousand characters, in every shape', () => {
    const sizes = company(12, 1).map(({ style }) => answerTo(PROMPT, style, 1).length);
    expect(Math.min(...sizes)).toBeLessThan(90);
    expect(Math.max(...sizes)).toBeGreaterThan(5_500);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(6_000);
    const all = company(12, 1).map(({ style }) => answerTo(PROMPT, style, 1));
    for (const shape of [/```python/, /^## /m, /<script>/, /\p{Extended_Pictographic}/u, /\S{200}/, /\u202E/]) {
      expect(
        all.some((text) => shape.test(text)),
        String(shape),
      ).toBe(true);
    }
  });

  it('[REH-1] draws where a drawing is asked for, most of it whole', () => {
    const drawn = company(12, 1).map(({ style }) => answerTo(DRAW, style, 1));
    expect(drawn.filter((text) => /^<svg[\s\S]*<\/svg>$/.test(text)).length).toBeGreaterThanOrEqual(6);
    expect(drawn.some((text) => text.startsWith('<svg') && !text.includes('</svg>'))).toBe(true);
    expect(drawn.some((text) => !text.includes('<svg'))).toBe(true);
  });
});

describe('dice', () => {
  it('[REH-8] fall the same way each time, evenly, and shuffle without losing anybody', () => {
    const throws = (): number[] => {
      const one = dice('a', 1);
      return Array.from({ length: 2_000 }, () => one.next());
    };
    expect(throws()).toEqual(throws());
    const mean = throws().reduce((sum, value) => sum + value, 0) / 2_000;
    expect(mean).toBeGreaterThan(0.45);
    expect(mean).toBeLessThan(0.55);
    const people = ['a', 'b', 'c', 'd', 'e', 'f'];
    expect(dice(2).shuffled(people).toSorted()).toEqual(people);
    expect(dice(2).shuffled(people)).not.toEqual(people);
  });
});
