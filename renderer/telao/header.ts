import { clockText, timeLeft } from '../lib/arena/rounds.ts';
import type { ArenaState } from '../lib/arena/state.ts';
import { el, setText } from '../lib/dom.ts';
import type { Language } from '../lib/i18n.ts';
import type { Scene } from './scene.ts';
import type { TextKey } from './texts.ts';

/** From here on the clock is said to be late. Milliseconds. */
const LATE_MS = 10_000;

/** The round: its number, what was asked, and the one figure that counts now. */
export class Header {
  readonly element: HTMLElement;
  readonly #kicker = el('p', { class: 'kicker' });
  readonly #title = el('h1', { class: 'title', dir: 'auto' });
  readonly #prompt = el('p', { class: 'prompt', dir: 'auto' });
  readonly #figure = el('p', { class: 'figure' });
  readonly #caption = el('p', { class: 'caption' });
  readonly #language: Language<TextKey>;

  constructor(language: Language<TextKey>) {
    this.#language = language;
    const asked = el('div', { class: 'asked' }, this.#kicker, this.#title, this.#prompt);
    this.element = el('header', { class: 'head' }, asked, el('div', { class: 'count' }, this.#figure, this.#caption));
  }

  update(state: ArenaState, scene: Scene, page: string, now: number): void {
    const { round } = state;
    if (round === null) return;
    const { t } = this.#language;
    const facts = [t('round', { n: round.index }), round.blind ? t('blind') : '', t(standKey(state, scene)), page];
    setText(this.#kicker, facts.filter((fact) => fact !== '').join(' · '));
    setText(this.#title, round.title ?? round.prompt);
    setText(this.#prompt, round.title === null ? '' : round.prompt);
    this.#count(state, scene, now);
  }

  #count(state: ArenaState, scene: Scene, now: number): void {
    const { t } = this.#language;
    const left = timeLeft(state.round, state.roundSaidAt, now);
    this.#figure.classList.toggle('late', left !== null && left <= LATE_MS);
    if (scene === 'live' && left !== null) {
      setText(this.#figure, clockText(left));
      setText(this.#caption, state.round?.pausedAt === null ? t('timeLeft') : t('paused'));
      return;
    }
    const votes = scene === 'reading';
    setText(this.#figure, votes ? String(state.voters) : '');
    setText(this.#caption, votes ? t(state.voters === 1 ? 'votedOne' : 'voted') : '');
  }
}

function standKey({ round }: ArenaState, scene: Scene): TextKey {
  if (scene === 'live') return 'live';
  if (scene === 'reading') return round?.status === 'voting' ? 'voting' : 'votingClosed';
  return round?.status === 'revealed' ? 'podium' : 'reveal';
}
