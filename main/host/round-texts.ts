import { isOpen } from '../arena/state.ts';
import type { Round } from '../arena/state.ts';
import { noAnswers } from '../arena/view.ts';
import type { Answers } from '../arena/view.ts';
import type { TokenRow, TokenStore } from '../ports/token-store.ts';
import { finalFrames } from './final-frames.ts';
import type { LiveAnswers } from './live-answers.ts';

/** Rounds whose texts stay in memory besides the live one. */
const KEPT = 3;

/** Texts of any round: from the live buffer while it runs, else from the stored tokens. */
export class RoundTexts {
  readonly #store: TokenStore;
  readonly #live: LiveAnswers;
  readonly #cache = new Map<string, ReadonlyMap<string, string>>();

  constructor(parts: { store: TokenStore; live: LiveAnswers }) {
    this.#store = parts.store;
    this.#live = parts.live;
  }

  of(round: Round): Answers {
    if (this.#live.roundId === round.id) {
      const open = (id: string) => {
        const entry = round.entries.get(id);
        return round.status === 'live' && entry !== undefined && isOpen(entry);
      };
      return {
        // While it grows, what the frames have shown: a snapshot must continue where they are.
        text: (id) => (open(id) ? this.#live.visibleText(id) : this.#live.finalText(id)),
        openStats: (id) => (open(id) ? this.#live.stats(id) : null),
      };
    }
    // Nothing has arrived yet; and what is kept below is kept for good.
    if (round.status === 'draft' || round.status === 'live') return noAnswers;
    const texts = this.#texts(round.id);
    return { text: (id) => texts.get(id) ?? '', openStats: () => null };
  }

  #texts(roundId: string): ReadonlyMap<string, string> {
    let texts = this.#cache.get(roundId);
    if (texts === undefined) texts = textsFrom(this.#store.readRound(roundId));
    this.#cache.delete(roundId);
    this.#cache.set(roundId, texts);
    for (const oldest of this.#cache.keys()) {
      if (this.#cache.size <= KEPT) break;
      this.#cache.delete(oldest);
    }
    return texts;
  }
}

function textsFrom(rows: readonly TokenRow[]): ReadonlyMap<string, string> {
  return new Map([...finalFrames(rows)].map(([id, frames]) => [id, frames.map((row) => row.content).join('')]));
}
