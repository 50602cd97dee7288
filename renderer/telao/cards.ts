import type { ArenaState } from '../lib/arena/state.ts';
import { el, setText } from '../lib/dom.ts';
import type { Language } from '../lib/i18n.ts';
import { Card } from './card.ts';
import { CARDS_PER_PAGE, layoutFor, pageAt, shownEntries } from './scene.ts';
import type { TextMode } from './text-box.ts';
import type { TextKey } from './texts.ts';

/** How long a page of cards, and a page of a text, stays. Milliseconds. */
const CARDS_TURN_MS = 10_000;
const TEXT_TURN_MS = 15_000;

/** All entries side by side, as large as their number allows. */
export class Cards {
  readonly element: HTMLElement;
  readonly #grid = el('div', { class: 'grid' });
  readonly #pages = el('p', { class: 'pages' });
  readonly #language: Language<TextKey>;
  #cards = new Map<string, Card>();
  #turned = 0;
  #arranged = '';

  constructor(language: Language<TextKey>) {
    this.#language = language;
    this.element = el('section', { class: 'cards' }, this.#grid, this.#pages);
  }

  update(state: ArenaState, mode: TextMode, now: number): void {
    const entries = shownEntries(state);
    const page = pageAt(entries.length, CARDS_PER_PAGE, CARDS_TURN_MS, now);
    const cards = new Map<string, Card>();
    for (const [index, entry] of entries.entries()) {
      // Its label stays through a reveal, its name does not.
      const key = entry.view.label ?? entry.view.participantId;
      const card = this.#cards.get(key) ?? new Card();
      cards.set(key, card);
      card.element.hidden = index < page.from || index >= page.to;
      card.update(entry, mode, this.#language);
    }
    this.#cards = cards;
    this.#arrange(layoutFor(page.to - page.from));
    setText(this.#pages, page.pages === 1 ? '' : this.#language.t('page', { page: page.page + 1, pages: page.pages }));
    this.#turnTexts(mode, `${state.round?.id} ${page.page}`, now);
  }

  #arrange(cells: number): void {
    this.#grid.dataset['cells'] = String(cells);
    const elements = [...this.#cards.values()].map((card) => card.element);
    const isSame =
      elements.length === this.#grid.children.length &&
      elements.every((element, at) => element === this.#grid.children[at]);
    if (!isSame) this.#grid.replaceChildren(...elements);
  }

  /** Texts turn together; whatever changes the layout makes them say their page anew. */
  #turnTexts(mode: TextMode, scene: string, now: number): void {
    const arranged = `${mode} ${scene} ${this.#grid.dataset['cells']} ${innerWidth}x${innerHeight}`;
    const isNew = arranged !== this.#arranged;
    this.#arranged = arranged;
    if (mode === 'follow') return;
    if (isNew) this.#turned = now;
    const isDue = now - this.#turned >= TEXT_TURN_MS;
    if (isDue) this.#turned = now;
    if (!isNew && !isDue) return;
    for (const card of this.#cards.values()) {
      if (card.element.hidden) continue;
      if (isDue) card.turnPage();
      card.tellPage();
    }
  }
}
