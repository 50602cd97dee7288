import type { ParticipantView } from '../../protocol/model.ts';
import type { ArenaState } from '../lib/arena/state.ts';
import { el, setText } from '../lib/dom.ts';
import { redraw } from './buttons.ts';
import type { Desk } from './desk.ts';
import type { TextKey } from './texts.ts';

/** Who is here. */
export class ParticipantsPanel {
  readonly heading = el('h2', { id: 'participants' });
  readonly element = el('div', { class: 'panel-body' });
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  update({ participants }: ArenaState): void {
    const { t } = this.#desk.language;
    const here = participants.filter(({ connected }) => connected).length;
    setText(this.heading, t('participants', { here, all: participants.length }));
    const key = participants.map((one) => [one.id, one.nickname, one.model, one.runner, stand(one)]);
    redraw(this.element, key, () =>
      participants.length === 0
        ? [el('p', {}, t('nobody'))]
        : [el('ul', { class: 'people' }, ...participants.map((one) => this.#row(one)))],
    );
  }

  #row(one: ParticipantView): HTMLElement {
    const how = stand(one);
    return el(
      'li',
      { 'data-participant': one.id, 'data-stand': how },
      el('span', { class: 'who' }, one.nickname),
      el('span', { class: 'what' }, `${one.model} · ${one.runner}`),
      el('span', { class: 'stand' }, this.#desk.language.t(how)),
    );
  }
}

function stand({ kicked, connected }: ParticipantView): Extract<TextKey, 'removed' | 'here' | 'away'> {
  if (kicked) return 'removed';
  return connected ? 'here' : 'away';
}
