import { describe, expect, it } from 'vitest';
import { dateText, rateText, scoreText, secondsText, spanText } from './moments.ts';

describe('a span of time', () => {
  const minute = 60_000;
  it.each([
    [0, '1 s', '1 sec'],
    [59_999, '59 s', '59 sec'],
    [minute, '1 min', '1 min'],
    [3.9 * minute, '3 min', '3 min'],
    [60 * minute, '1 h', '1 hr'],
    [23.9 * 60 * minute, '23 h', '23 hr'],
    [24 * 60 * minute, '1 dia', '1 day'],
    [9 * 24 * 60 * minute, '9 dias', '9 days'],
  ])('of %d ms is %s', (ms, pt, en) => {
    expect(spanText(ms, 'pt-BR')).toBe(pt);
    expect(spanText(ms, 'en')).toBe(en);
  });
});

describe('figures', () => {
  it('are written as each language writes them', () => {
    expect([scoreText(4.256, 'pt-BR'), scoreText(4.256, 'en')]).toEqual(['4,26', '4.26']);
    expect([scoreText(5, 'pt-BR'), scoreText(0, 'en')]).toEqual(['5,00', '0.00']);
    expect([rateText(9.96, 'pt-BR'), rateText(41.4, 'en'), rateText(1_204, 'pt-BR')]).toEqual(['10,0', '41', '1.204']);
    expect([secondsText(849, 'pt-BR'), secondsText(12_000, 'en')]).toEqual(['0,8', '12.0']);
  });

  it('that were not measured are a dash, not a zero', () => {
    expect([scoreText(null, 'en'), rateText(null, 'en'), secondsText(null, 'en')]).toEqual(['–', '–', '–']);
  });

  it('of a day follow the language and the place', () => {
    const at = '2026-03-05T22:30:00.000Z';
    expect(dateText(at, 'pt-BR', 'America/Sao_Paulo')).toMatch(/5 de mar\. de 2026,? (às )?19:30/);
    expect(dateText(at, 'en', 'UTC')).toMatch(/^Mar 5, 2026,? (at )?10:30\sPM$/);
  });
});
