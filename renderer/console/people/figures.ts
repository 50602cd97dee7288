// What a row says of a participant's answer to the round on stage.
import type { Tone } from '../ui/Chip.tsx';
import { tokensPerSecond } from '../../lib/arena/entries.ts';
import type { ScreenEntry } from '../../lib/arena/entries.ts';
import { stateText } from '../../i18n/entry-states.ts';
import { rateText, secondsText } from '../../i18n/moments.ts';
import type { Tag } from '../../i18n/translate.ts';

export interface Figures {
  /** Its state in words, and how good that is. */
  readonly state: string;
  readonly tone: Tone;
  /** Null where there is nothing to measure yet. */
  readonly rate: string | null;
  readonly first: string | null;
}

const TONES = { waiting: 'calm', generating: 'busy', complete: 'good', partial: 'warn', failed: 'bad' } as const;

/** In short strings, so that a row whose words have not changed is not drawn again. */
export function figuresOf(entry: ScreenEntry, tag: Tag): Figures {
  const { view } = entry;
  const rate = tokensPerSecond(entry);
  return {
    state: stateText(view, tag),
    tone: TONES[view.status],
    rate: rate === null ? null : rateText(rate, tag),
    first: view.ttftMs === null ? null : secondsText(view.ttftMs, tag),
  };
}
