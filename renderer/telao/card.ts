import { tokensPerSecond } from '../lib/arena/entries.ts';
import type { ScreenEntry } from '../lib/arena/entries.ts';
import { el, setText } from '../lib/dom.ts';
import { failureText, stateText } from '../lib/entry-states.ts';
import type { Language } from '../lib/i18n.ts';
import { rateText } from './labels.ts';
import { TextBox } from './text-box.ts';
import type { TextMode } from './text-box.ts';
import type { TextKey } from './texts.ts';

/** One entry: who, with what, how it goes, and its text. */
export class Card {
  readonly element: HTMLElement;
  readonly #name = el('h2', { class: 'name' });
  readonly #rate = el('span', { class: 'rate' });
  readonly #model = el('span', { class: 'model' });
  readonly #state = el('span', { class: 'state' });
  readonly #why = el('p', { class: 'why', dir: 'auto' });
  readonly #text = new TextBox();

  constructor() {
    const top = el('div', { class: 'row' }, this.#name, this.#rate);
    const below = el('div', { class: 'row' }, this.#model, this.#state);
    const body = el('div', { class: 'body' }, this.#text.element);
    this.element = el('article', { class: 'card' }, top, below, this.#why, body);
  }

  update(entry: ScreenEntry, mode: TextMode, language: Language<TextKey>): void {
    const { view } = entry;
    this.element.dataset['entry'] = view.participantId;
    this.element.dataset['status'] = view.status;
    setText(this.#name, view.nickname);
    setText(this.#model, view.model);
    setText(this.#state, stateText(view, language.tag));
    setText(this.#why, failureText(view));
    if (mode === 'follow') setText(this.#rate, rateText(tokensPerSecond(entry), language));
    this.#text.show(entry, mode);
  }

  /** For reading, the page stands in place of the pace. Measuring costs a layout: it is done when pages turn. */
  tellPage(): void {
    setText(this.#rate, this.#text.pageText());
  }

  get isAtEnd(): boolean {
    return this.#text.isAtEnd;
  }

  turnPage(): void {
    this.#text.turnPage();
  }
}
