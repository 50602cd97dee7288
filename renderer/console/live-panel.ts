import type { ScoreRow } from '../../protocol/model.ts';
import { tokensPerSecond } from '../lib/arena/entries.ts';
import type { ScreenEntry } from '../lib/arena/entries.ts';
import { clockText, timeLeft } from '../lib/arena/rounds.ts';
import type { ArenaState } from '../lib/arena/state.ts';
import { el, setText } from '../lib/dom.ts';
import { failureText, stateText } from '../lib/entry-states.ts';
import { redraw } from './buttons.ts';
import type { Desk } from './desk.ts';

const COLUMNS = ['name', 'state', 'tokens', 'rate', 'votes', 'score'] as const;
/** Columns of words, which may wrap; the others are figures. */
const WORDS = 2;

/** Lines of a cell. */
type Cell = readonly string[];

/** The round on stage in figures. Scores stay out of sight until the vote is closed. */
export class LivePanel {
  readonly element = el('div', { class: 'panel-body' });
  readonly #facts = el('p', { class: 'facts' });
  readonly #table = el('div', { class: 'table' });
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.element.append(this.#facts, this.#table);
  }

  update(state: ArenaState, now: number): void {
    setText(this.#facts, this.#factsText(state, now));
    const rows = state.entries.map((entry) => this.#cells(entry, state));
    redraw(this.#table, rows, () => (rows.length === 0 ? [] : [this.#tableOf(rows)]));
  }

  #factsText({ round, roundSaidAt, voters }: ArenaState, now: number): string {
    const { t } = this.#desk.language;
    if (round === null) return t('nothingLive');
    const left = timeLeft(round, roundSaidAt, now);
    const clock = left === null ? [] : [t('left', { time: clockText(left) })];
    const pause = round.pausedAt === null ? [] : [t('paused')];
    const votes = round.status === 'live' || round.status === 'cancelled' ? [] : [t('voters', { n: voters })];
    return [`${round.index}. ${round.title ?? round.prompt}`, ...clock, ...pause, ...votes].join(' · ');
  }

  #cells(entry: ScreenEntry, { tally, round }: ArenaState): Cell[] {
    const { tag } = this.#desk.language;
    const { view } = entry;
    const row = tally.find(({ participant_id }) => participant_id === view.participantId);
    const rate = tokensPerSecond(entry);
    return [
      [`${view.label === null ? '' : `${view.label}: `}${view.nickname}`, view.model],
      [stateText(view, tag), failureText(view)],
      [String(entry.tokens)],
      [rate === null ? '' : rate.toLocaleString(tag, { maximumFractionDigits: 1 })],
      [row === undefined ? '' : String(row.votes)],
      [round?.status === 'voting' ? '' : scoreOf(row, tag)],
    ];
  }

  #tableOf(rows: readonly (readonly Cell[])[]): HTMLElement {
    const { t } = this.#desk.language;
    const kind = (at: number): string => (at < WORDS ? 'words' : 'figure');
    const head = el('tr', {}, ...COLUMNS.map((column, at) => el('th', { scope: 'col', class: kind(at) }, t(column))));
    const body = rows.map((cells) => el('tr', {}, ...cells.map((lines, at) => cell(kind(at), lines))));
    return el('table', {}, el('thead', {}, head), el('tbody', {}, ...body));
  }
}

function cell(kind: string, [first = '', second = '']: Cell): HTMLElement {
  return el('td', { class: kind }, first, second === '' ? null : el('span', { class: 'below' }, second));
}

function scoreOf(row: ScoreRow | undefined, tag: string): string {
  if (row === undefined || row.avg_score === null || row.votes === 0) return '';
  return row.avg_score.toLocaleString(tag, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}
