import type { RoundView } from '../../protocol/model.ts';
import type { ArenaState } from '../lib/arena/state.ts';
import { el } from '../lib/dom.ts';
import { button, redraw } from './buttons.ts';
import type { Desk } from './desk.ts';
import { actionsOf } from './round-actions.ts';

/** Every round of the night, with what can be done with it now. */
export class RoundsPanel {
  readonly element = el('div', { class: 'panel-body' });
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  update({ rounds, round, total }: ArenaState): void {
    const { t } = this.#desk.language;
    const key = rounds.map((one) => [
      one.id,
      one.index,
      one.status,
      one.revealedCount,
      one.title,
      one.prompt,
      one.blind,
    ]);
    redraw(this.element, [key, round?.id, total], () =>
      rounds.length === 0
        ? [el('p', {}, t('noRounds'))]
        : [el('ol', { class: 'rounds' }, ...rounds.map((one) => this.#row(one, one.id === round?.id ? total : 0)))],
    );
  }

  #row(round: RoundView, total: number): HTMLElement {
    const { act, language } = this.#desk;
    const { t } = language;
    const status = t(`status_${round.status}`, { n: round.revealedCount, total });
    const facts = [...(round.blind ? [t('blind')] : []), status].join(' · ');
    const buttons = actionsOf(round).map(({ label, confirm, kind, run }) =>
      button({
        label: t(label),
        kind,
        press: () => act(run),
        ...(confirm === undefined ? {} : { confirm: t(confirm) }),
      }),
    );
    return el(
      'li',
      { 'data-round': String(round.index), 'data-status': round.status },
      el(
        'div',
        { class: 'round-head' },
        el('span', { class: 'round-number' }, String(round.index)),
        el('span', { class: 'round-text', dir: 'auto' }, round.title ?? round.prompt),
        el('span', { class: 'round-status' }, facts),
      ),
      ...(buttons.length === 0 ? [] : [el('div', { class: 'actions' }, ...buttons)]),
    );
  }
}
