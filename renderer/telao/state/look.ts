// Language and theme of the screen: what its address asks for, else what the organizer set.
import type { StageView } from '../../../protocol/model.ts';
import type { Tag } from '../../i18n/translate.ts';
import type { Theme } from '../../ui/theme.ts';

export interface Look {
  readonly language: Tag;
  readonly theme: Theme;
  /** Inside the console: nothing else differs. */
  readonly isPreview: boolean;
}

export function lookOf(search: string, stage: StageView | null): Look {
  const asked = new URLSearchParams(search);
  const lang = asked.get('lang');
  const theme = asked.get('theme');
  return {
    language: lang === null ? (stage?.language ?? 'pt-BR') : /^en\b/i.test(lang) ? 'en' : 'pt-BR',
    theme: theme === 'light' || theme === 'dark' ? theme : (stage?.theme ?? 'dark'),
    isPreview: asked.has('preview'),
  };
}
