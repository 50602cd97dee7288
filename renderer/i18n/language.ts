// Which language a page speaks: the one its address asks for, else the one chosen here before, else Portuguese.
import type { Tag } from './translate.ts';
import { recall, remember } from '../lib/storage.ts';

const KEY = 'arena.language';

export function languageOf(search: string, remembered: string | null): Tag {
  const asked = new URLSearchParams(search).get('lang') ?? remembered ?? '';
  return /^en\b/i.test(asked) ? 'en' : 'pt-BR';
}

/** The page's language at its start, told to the browser too. */
export function startLanguage(): Tag {
  const tag = languageOf(location.search, recall(KEY));
  document.documentElement.lang = tag;
  return tag;
}

export function keepLanguage(tag: Tag): void {
  document.documentElement.lang = tag;
  remember(KEY, tag);
}
