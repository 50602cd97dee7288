import { describe, expect, it } from 'vitest';
import { translator } from '../lib/i18n.ts';
import { anEntry } from '../lib/testing/arena.ts';
import { failureText, rateText, stateText, votesText } from './labels.ts';
import { texts } from './texts.ts';

const pt = translator(texts, 'pt');
const en = translator(texts, 'en');

describe('the words on a card', () => {
  it('[VIEW] say why an answer is not whole', () => {
    const said = [
      anEntry('a', { status: 'waiting' }),
      anEntry('a', { status: 'complete' }),
      anEntry('a', { status: 'partial', reason: 'deadline' }),
      anEntry('a', { status: 'partial', reason: 'stopped', missing: 3 }),
      anEntry('a', { status: 'partial', reason: 'session_ended' }),
      anEntry('a', { status: 'failed', reason: 'no_answer' }),
      anEntry('a', { status: 'failed', reason: null }),
      anEntry('a', { status: 'failed', reason: 'failed' }),
    ].map((view) => stateText(view, pt));
    expect(said).toEqual([
      'aguardando',
      'completa',
      'cortada pelo tempo',
      'interrompida · faltam 3 tokens',
      'incompleta',
      'sem resposta',
      'falhou',
      'falhou',
    ]);
  });

  it('[FAIL] repeat what a client said of its failure as one clean line, and only then', () => {
    const failed = (reason: string | null) => failureText(anEntry('a', { status: 'failed', reason }));
    expect(failed('OOM:\u202e out\nof memory')).toBe('OOM: out of memory');
    expect(failed('x'.repeat(5_000))).toHaveLength(200);
    expect([null, 'no_answer', 'failed'].map(failed)).toEqual(['', '', '']);
    expect(failureText(anEntry('a', { status: 'partial', reason: 'deadline' }))).toBe('');
  });

  it('[MET] write numbers as the language does', () => {
    expect([rateText(4.25, pt), rateText(41.6, pt), rateText(null, pt)]).toEqual(['4,3 tok/s', '42 tok/s', '']);
    expect(rateText(4.25, en)).toBe('4.3 tok/s');
    expect([votesText(1, pt), votesText(12, pt)]).toEqual(['1 voto', '12 votos']);
  });
});
