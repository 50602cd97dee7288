import { describe, expect, it } from 'vitest';
import { vote } from '../../i18n/vote.ts';
import { translator } from '../../i18n/translate.ts';
import type { Card } from '../desk/ballot.ts';
import { nameOf, saveText } from './words.ts';

const t = translator(vote, 'pt-BR');
const card: Card = {
  id: 'a',
  name: 'Ana',
  text: 'oi',
  isOwn: false,
  score: null,
  save: 'no',
  trouble: null,
  isFinal: false,
};
const said = (more: Partial<Card>, isFinal = false, failing: string | null = null): string =>
  saveText(t, { ...card, ...more }, isFinal, failing);

describe('the words of a card', () => {
  it('[PHO-5] say where its score is', () => {
    expect(said({})).toBe('Dê sua nota: 0 é fraca, 5 é ótima');
    expect(said({ score: 0, save: 'sending' })).toBe('Enviando…');
    expect(said({ score: 0, save: 'waiting' })).toBe('Guardado no celular; reenviando…');
    expect(said({ score: 0, save: 'waiting' }, false, 'RATE_LIMITED')).toBe('Guardado no celular; esperando a vez…');
    expect(said({ score: 0, save: 'waiting' }, false, 'STORAGE_UNAVAILABLE')).toContain('não está conseguindo gravar');
    expect(said({ score: 0, save: 'yes' })).toBe('Recebido · pode mudar até a votação encerrar');
    expect(said({ score: 0, save: 'yes' }, true)).toBe('Recebido · nota definitiva');
    expect(said({ isOwn: true })).toBe('É a sua resposta: quem vota nela são os outros');
  });

  it('[PHO-6] say why a score was not taken, and what counts', () => {
    expect(said({ score: 2, save: 'yes', trouble: 'late' })).toBe(
      'A votação fechou antes de este voto chegar. Vale a nota 2.',
    );
    expect(said({ trouble: 'late' })).toBe('A votação fechou antes de este voto chegar. Ficou sem a sua nota.');
    expect(said({ trouble: 'gone' })).toContain('saiu da votação');
    expect(said({ score: 3, save: 'yes', trouble: 'already' }, true)).toContain('Vale a nota 3.');
    expect(said({ trouble: 'other' })).toContain('não foi aceito');
  });

  it('[PHO-10] call a blind answer by its letter, and a person as they call themselves', () => {
    expect(nameOf(t, 'B', true)).toBe('Resposta B');
    expect(nameOf(t, 'AA', true)).toBe('Resposta AA');
    expect(nameOf(t, 'B', false)).toBe('B');
    expect(nameOf(t, 'Bento', true)).toBe('Bento');
  });
});
