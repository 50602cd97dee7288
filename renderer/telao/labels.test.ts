import { describe, expect, it } from 'vitest';
import { translator } from '../lib/i18n.ts';
import { rateText, votesText } from './labels.ts';
import { texts } from './texts.ts';

const pt = translator(texts, 'pt');
const en = translator(texts, 'en');

describe('numbers on the telão', () => {
  it('are written as the language does', () => {
    expect([rateText(4.25, pt), rateText(41.6, pt), rateText(null, pt)]).toEqual(['4,3 tok/s', '42 tok/s', '']);
    expect(rateText(4.25, en)).toBe('4.3 tok/s');
    expect([votesText(1, pt), votesText(12, pt)]).toEqual(['1 voto', '12 votos']);
  });
});
