import type { Language } from '../../language.ts';
import { en } from './en.ts';
import { pt } from './pt.ts';
import type { RunnerWords } from './words.ts';

export type { RunnerWords } from './words.ts';

const catalogues: Readonly<Record<Language, RunnerWords>> = { 'pt-BR': pt, en };

export function runnerWords(language: Language): RunnerWords {
  return catalogues[language];
}
