import { el } from '../lib/dom.ts';
import type { Language } from '../lib/i18n.ts';
import { Refused } from './api.ts';
import { refusalText } from './refusals.ts';
import type { TextKey } from './texts.ts';

/** What every panel is given: words, and a way to do something that may be refused. */
export interface Desk {
  readonly language: Language<TextKey>;
  /** Does the work; a refusal is said in words at the top of the page, until the next thing works. */
  readonly act: (work: () => Promise<unknown>) => Promise<void>;
}

export function makeDesk(language: Language<TextKey>, notice: HTMLElement): Desk {
  const say = (error: unknown): string => {
    if (!(error instanceof Refused) || error.code === '') return language.t('unreachable');
    return refusalText(error.code, language.tag) ?? error.message;
  };
  return {
    language,
    act: async (work) => {
      try {
        await work();
        notice.replaceChildren();
      } catch (error) {
        notice.replaceChildren(el('p', {}, language.t('failed', { why: say(error) })));
      }
    },
  };
}
