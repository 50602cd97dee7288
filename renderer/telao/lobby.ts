import type { ParticipantView } from '../../protocol/model.ts';
import type { ArenaState } from '../lib/arena/state.ts';
import { el, setText } from '../lib/dom.ts';
import type { Language } from '../lib/i18n.ts';
import { pageAt, pageNumber } from './scene.ts';
import type { TextKey } from './texts.ts';

const PER_PAGE = 20;
const TURN_MS = 8_000;
const LOOPBACK = /^(localhost|127\.|\[::1\])/;

/** Who is here, and how to come in. */
export class Lobby {
  readonly element: HTMLElement;
  readonly #title = el('h1', { class: 'brand', dir: 'auto' });
  readonly #count = el('p', { class: 'kicker' });
  readonly #note = el('p', { class: 'kicker' });
  readonly #people = el('ul', { class: 'people' });
  readonly #language: Language<TextKey>;
  #shown = '';

  constructor(language: Language<TextKey>) {
    const { t } = language;
    this.#language = language;
    // On loopback the address in the bar is of no use to the room.
    const join = LOOPBACK.test(location.host) ? t('askForPin') : t('howToJoin', { address: location.host });
    const top = el('header', { class: 'lobby-head' }, this.#title, this.#note, this.#count);
    this.element = el('section', { class: 'lobby' }, top, this.#people, el('p', { class: 'join' }, join));
  }

  update({ session, round, participants }: ArenaState, now: number): void {
    const { t } = this.#language;
    const here = participants.filter(({ kicked }) => !kicked);
    setText(this.#title, session?.title ?? 'LLM Arena');
    setText(this.#note, round?.status === 'cancelled' ? t('cancelled', { n: round.index }) : '');
    const { page, pages, from, to } = pageAt(here.length, PER_PAGE, pageNumber(now, TURN_MS));
    const count = here.length === 0 ? t('nobody') : t('participants', { n: here.length });
    setText(this.#count, pages === 1 ? count : `${count} · ${t('page', { page: page + 1, pages })}`);
    this.#list(here.slice(from, to));
  }

  #list(people: readonly ParticipantView[]): void {
    const shown = JSON.stringify(people.map(({ nickname, model, connected }) => [nickname, model, connected]));
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#people.replaceChildren(
      ...people.map(({ nickname, model, connected }) =>
        el(
          'li',
          { class: 'person', 'data-connected': String(connected) },
          el('span', { class: 'name' }, nickname),
          el('span', { class: 'model' }, model),
        ),
      ),
    );
  }
}
