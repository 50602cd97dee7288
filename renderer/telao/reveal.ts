import type { ScoreRow } from '../../protocol/model.ts';
import type { ArenaState } from '../lib/arena/state.ts';
import { el, setText } from '../lib/dom.ts';
import type { Language } from '../lib/i18n.ts';
import { rateText, scoreText, votesText } from './labels.ts';
import { TextBox } from './text-box.ts';
import type { TextKey } from './texts.ts';

/** Rows that fit legibly; the best stay. */
const ROWS = 9;
const TURN_MS = 15_000;

/** The places revealed so far, and the answer revealed last. */
export class Reveal {
  readonly element: HTMLElement;
  readonly #hidden = el('p', { class: 'to-reveal' });
  readonly #order = el('p', { class: 'order' });
  readonly #rows = el('ol', { class: 'places' });
  readonly #latest = el('article', { class: 'card latest' });
  readonly #name = el('h2', { class: 'name' });
  readonly #score = el('span', { class: 'rate' });
  readonly #facts = el('div', { class: 'row' });
  readonly #text = new TextBox();
  readonly #language: Language<TextKey>;
  #shown = '';
  #latestId: string | null = null;
  #turned = 0;

  constructor(language: Language<TextKey>) {
    this.#language = language;
    this.#latest.append(el('div', { class: 'row' }, this.#name, this.#score), this.#facts);
    this.#latest.append(el('div', { class: 'body' }, this.#text.element));
    const board = el('div', { class: 'board' }, this.#hidden, this.#order, this.#rows);
    this.element = el('section', { class: 'reveal' }, board, this.#latest);
  }

  update({ revealed, total }: ArenaState, now: number): void {
    const { t } = this.#language;
    const left = total - revealed.length;
    this.element.dataset['begun'] = String(revealed.length > 0);
    setText(this.#hidden, left === 0 ? '' : left === 1 ? t('toRevealOne') : t('toReveal', { n: left }));
    setText(this.#order, revealed.length > 0 ? '' : t('fromLast'));
    const shown = JSON.stringify(revealed);
    if (shown !== this.#shown) {
      this.#shown = shown;
      this.#rows.replaceChildren(...revealed.slice(0, ROWS).map((row, at) => this.#row(row, at === 0)));
      this.#showLatest(revealed[0] ?? null, now);
    }
    if (now - this.#turned < TURN_MS) return;
    this.#turned = now;
    this.#text.turnPage();
  }

  #row(row: ScoreRow, isLatest: boolean): HTMLElement {
    const language = this.#language;
    return el(
      'li',
      { class: 'place', 'data-place': String(row.place ?? ''), 'data-latest': isLatest },
      el('span', { class: 'rank' }, row.place === null ? '' : language.t('place', { n: row.place })),
      el('span', { class: 'name' }, row.nickname),
      el('span', { class: 'score' }, scoreText(row, language)),
    );
  }

  #showLatest(row: ScoreRow | null, now: number): void {
    this.#latest.hidden = row === null;
    if (row === null) return;
    const language = this.#language;
    if (row.participant_id !== this.#latestId) {
      this.#latestId = row.participant_id;
      this.#turned = now;
      this.#text.element.scrollTop = 0;
    }
    this.#latest.dataset['entry'] = row.participant_id;
    setText(this.#name, row.nickname);
    setText(this.#score, scoreText(row, language));
    const facts = [row.model, votesText(row.votes, language), rateText(row.tps_avg, language)];
    this.#facts.replaceChildren(...facts.filter((fact) => fact !== '').map((fact) => el('span', {}, fact)));
    this.#text.show({ text: row.generated_content, lineage: row }, 'read');
  }
}
