import { describe, expect, it } from 'vitest';
import type { WarmUpView } from '../../../protocol/model.ts';
import { aParticipant, aRound } from '../../lib/testing/arena.ts';
import { gradeOf, isWarmTime, READY_FIRST_MS, READY_RATE, warmSummary, warmWords } from './warm-up.ts';

const found = (more: Partial<WarmUpView> = {}): WarmUpView => ({
  participantId: 'ana',
  status: 'complete',
  tokens: 16,
  ttftMs: 800,
  tps: 24.2,
  reason: null,
  ...more,
});

describe('[CONS-16] a warm-up in lights', () => {
  it('is green with text in 5 s and 5 tokens a second, amber where it is slower', () => {
    expect([READY_FIRST_MS, READY_RATE]).toEqual([5_000, 5]);
    expect(gradeOf(found())).toBe('ready');
    expect(gradeOf(found({ ttftMs: 5_000, tps: 5 }))).toBe('ready');
    expect(gradeOf(found({ ttftMs: 5_001 }))).toBe('slow');
    expect(gradeOf(found({ tps: 4.9 }))).toBe('slow');
    expect(gradeOf(found({ tps: 0 }))).toBe('slow');
    expect(gradeOf(found({ tokens: 1, tps: null }))).toBe('ready');
  });

  it('says what is not over yet, what failed, and who was not asked', () => {
    const none = { tokens: 0, ttftMs: null, tps: null };
    expect(gradeOf(found({ ...none, status: 'waiting' }))).toBe('waiting');
    expect(gradeOf(found({ status: 'generating' }))).toBe('generating');
    expect(gradeOf(found({ ...none, status: 'failed', reason: 'no_answer' }))).toBe('failed');
    expect(gradeOf(undefined)).toBe('none');
  });

  it('in words, with its figures', () => {
    expect(warmWords(found(), 'pt-BR')).toEqual({
      grade: 'ready',
      state: 'pronto',
      tone: 'good',
      rate: '24',
      first: '0,8',
      why: '',
    });
    expect(warmWords(found({ ttftMs: 9_400, tps: 3.44 }), 'en')).toMatchObject({
      state: 'slow',
      rate: '3.4',
      first: '9.4',
    });
    expect(warmWords(undefined, 'pt-BR')).toMatchObject({
      state: 'não testado',
      tone: 'calm',
      rate: null,
      first: null,
    });
  });

  it('says why in words: the host’s own, or the client’s without their code', () => {
    const why = (reason: string, tag: 'pt-BR' | 'en' = 'pt-BR') =>
      warmWords(found({ status: 'failed', reason }), tag).why;
    expect(why('no_answer')).toContain('nenhum texto em 20 s');
    expect(why('no_text', 'en')).toBe('ended without any text');
    expect(why('MODEL_NOT_FOUND: o modelo llama9 não existe')).toBe('o modelo llama9 não existe');
    expect(why('só palavras')).toBe('só palavras');
    expect(why(`X: ${'a'.repeat(400)}\u202e`)).toHaveLength(200);
  });

  it('is summed up of who is connected; who came later is not tested', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'late'];
    const all = [...ids.map((id) => aParticipant(id)), aParticipant('gone', { connected: false })];
    const results = [
      found({ participantId: 'a' }),
      found({ participantId: 'b' }),
      found({ participantId: 'c', tps: 2 }),
      found({ participantId: 'd', status: 'failed', reason: 'x' }),
      found({ participantId: 'e', status: 'waiting' }),
      found({ participantId: 'f', status: 'generating' }),
      found({ participantId: 'gone' }),
    ];
    expect(warmSummary(all, results, 'pt-BR')).toEqual({
      text: '2 de 7 prontos, 1 lento, 1 falhou, 2 testando, 1 não testado',
      hasSlow: true,
      isBusy: true,
    });
    expect(warmSummary(all, [], 'pt-BR')).toBeNull();
    expect(warmSummary([aParticipant('a')], [found({ participantId: 'a' })], 'en')?.text).toBe('1 of 1 ready');
  });

  it('is shown wherever it can be asked for: always but in a live round', () => {
    expect(isWarmTime(null)).toBe(true);
    for (const [status, shown] of [
      ['live', false],
      ['voting', true],
      ['revealing', true],
      ['revealed', true],
      ['cancelled', true],
    ] as const)
      expect(isWarmTime(aRound({ status }))).toBe(shown);
  });
});
