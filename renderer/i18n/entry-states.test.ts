import { describe, expect, it } from 'vitest';
import { failureText, stateText } from './entry-states.ts';
import { anEntry } from '../lib/testing/arena.ts';

describe('how an entry stands', () => {
  it('says why an answer is not whole', () => {
    const said = [
      anEntry('a', { status: 'waiting' }),
      anEntry('a', { status: 'complete', chars: 2, tokens: 1 }),
      anEntry('a', { status: 'complete' }),
      anEntry('a', { status: 'partial', reason: 'deadline' }),
      anEntry('a', { status: 'partial', reason: 'stopped', missing: 3 }),
      anEntry('a', { status: 'partial', reason: 'session_ended' }),
      anEntry('a', { status: 'failed', reason: 'no_answer' }),
      anEntry('a', { status: 'failed', reason: 'OOM' }),
      anEntry('a', { status: 'complete', chars: 9, tokens: 3, overLimit: true }),
    ];
    expect(said.map((view) => stateText(view, 'pt-BR'))).toEqual([
      'aguardando',
      'completa',
      'sem resposta',
      'cortada pelo tempo',
      'interrompida · faltam 3 tokens',
      'incompleta',
      'sem resposta',
      'falhou',
      'completa · passou do limite',
    ]);
    expect(stateText(anEntry('a', { status: 'partial', reason: 'stopped', missing: 3 }), 'en')).toBe(
      'stopped · 3 tokens missing',
    );
  });

  it('[CMP-6] says how long the model was loading, where that is worth a word', () => {
    const said = (loadMs: number) =>
      stateText(anEntry('a', { status: 'complete', chars: 2, tokens: 1, loadMs }), 'pt-BR');
    expect([said(999), said(12_300)]).toEqual(['completa', 'completa · carregou o modelo por 12 s']);
  });

  it('[FAIL-1] repeats what a client said of its failure as one clean line, and only then', () => {
    const failed = (reason: string | null) => failureText(anEntry('a', { status: 'failed', reason }));
    expect(failed('OOM:\u202e out\nof memory')).toBe('OOM: out of memory');
    expect(failed('x'.repeat(5_000))).toHaveLength(200);
    expect([null, 'no_answer', 'failed'].map(failed)).toEqual(['', '', '']);
    expect(failureText(anEntry('a', { status: 'partial', reason: 'deadline' }))).toBe('');
  });
});
