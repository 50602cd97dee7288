import type { Language } from '../core/language.ts';
import { en } from './en.ts';
import { pt } from './pt.ts';
import type { ClientWords } from './words.ts';

export type { ClientWords, OptionName } from './words.ts';

const catalogues: Readonly<Record<Language, ClientWords>> = { 'pt-BR': pt, en };

export function clientWords(language: Language): ClientWords {
  return catalogues[language];
}
