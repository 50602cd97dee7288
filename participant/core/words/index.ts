import type { Language } from '../language.ts';
import { en } from './en.ts';
import { pt } from './pt.ts';
import type { CoreWords } from './words.ts';

export type { CoreWords } from './words.ts';

const catalogues: Readonly<Record<Language, CoreWords>> = { 'pt-BR': pt, en };

export function coreWords(language: Language): CoreWords {
  return catalogues[language];
}
