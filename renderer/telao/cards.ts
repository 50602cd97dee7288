import type { ArenaState } from '../lib/arena/state.ts';
import { el } from '../lib/dom.ts';
import type { Language } from '../lib/i18n.ts';
import { Card } from './card.ts';
import { layoutFor, pageAt, pageNumber, readableEntries, shownEntries } from './scene.ts';
import type { Page } from './scene.ts';
import type { TextKey } from './texts.ts';

/** Live: cards a page, and how long it stays. */
const LIVE_PER_PAGE = 20;
const LIVE_TURN_MS = 10_000;
/** For reading: few and large, turned slowly. */
const READ_PER_PAGE = 4;
const READ_TURN_MS = 20_000;

/** All entries side by side, as large as their number allows; more than fit turn their pages by themselves. */
export class Cards {
  readonly element: HTMLElement;
  readonly #grid = el('div', { class: 'grid' });
  readonly #language: Language<TextKey>;
  #cards = new Map<string, Card>();
  #readPage = 0;
  #turnedAt = 0;
  #arranged = '';

  constructor(language: Language<TextKey>) {
    this.#language = language;
    this.element = el('section', { class: 'cards' }, this.#grid);
  }

  /** Texts grow and are followed. Answers which page is shown, empty where all are. */
  follow(state: ArenaState, now: number): string {
    const entries = shownEntries(state);
    const page = pageAt(entries.length, LIVE_PER_PAGE, pageNumber(now, LIVE_TURN_MS));
    this.#show(state, entries, page, 'follow');
    this.#arranged = '';
    return this.#pageText(page);
  }

  /** Texts are read: page by page each, then the next ones. */
  read(state: ArenaState, now: number): string {
    const entries = readableEntries(state);
    const pages = pageAt(entries.length, READ_PER_PAGE, 0).pages;
    const isDue = now - this.#turnedAt >= READ_TURN_MS;
    if (isDue) this.#turn(pages);
    const page = pageAt(entries.length, READ_PER_PAGE, this.#readPage);
    this.#show(state, entries, page, 'read');
    const arranged = `${state.round?.id} ${page.page} ${this.#grid.dataset['cells']} ${innerWidth}x${innerHeight}`;
    const isNew = arranged !== this.#arranged;
    this.#arranged = arranged;
    if (isNew || isDue) {
      this.#turnedAt = now;
      for (const card of this.#inSight()) card.tellPage();
    }
    return this.#pageText(page);
  }

  #show(state: ArenaState, entries: ReturnType<typeof shownEntries>, page: Page, mode: 'follow' | 'read'): void {
    const cards = new Map<string, Card>();
    for (const [index, entry] of entries.entries()) {
      // Its label stays through a reveal, its name does not.
      const key = `${state.round?.id} ${entry.view.label ?? entry.view.participantId}`;
      const card = this.#cards.get(key) ?? new Card();
      cards.set(key, card);
      card.element.hidden = index < page.from || index >= page.to;
      card.update(entry, mode, this.#language);
    }
    this.#cards = cards;
    this.#grid.dataset['cells'] = String(layoutFor(page.to - page.from));
    const elements = [...cards.values()].map((card) => card.element);
    const isSame =
      elements.length === this.#grid.children.length &&
      elements.every((element, at) => element === this.#grid.children[at]);
    if (!isSame) this.#grid.replaceChildren(...elements);
  }

  /** Whoever has more to read goes on; when nobody has, the next cards come, and after the last the first. */
  #turn(pages: number): void {
    const inSight = this.#inSight();
    const unread = inSight.filter((card) => !card.isAtEnd);
    for (const card of unread.length > 0 ? unread : inSight) card.turnPage();
    if (unread.length === 0) this.#readPage = (this.#readPage + 1) % pages;
  }

  #inSight(): Card[] {
    return [...this.#cards.values()].filter((card) => !card.element.hidden);
  }

  #pageText({ page, pages }: Page): string {
    return pages === 1 ? '' : this.#language.t('page', { page: page + 1, pages });
  }
}
