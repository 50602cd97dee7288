/** The live lines: what is going on now, one glance long. */
import { cleanLine } from '../../protocol/text.ts';
import { rate } from '../numbers.ts';
import type { Seat } from '../report.ts';
import { roundName } from '../sentences.ts';
import { fit } from '../terminal/width.ts';
import type { ClientWords } from '../words/index.ts';
import type { Phase, Status } from './status.ts';
import type { Paint, Tone } from './paint.ts';

export interface Seated extends Seat {
  readonly status: Status;
}

export interface Picture {
  /** Night and address, as far as they are known. */
  readonly arena: readonly string[];
  readonly seats: readonly Seated[];
}

export interface Frame {
  readonly columns: number;
  readonly rows: number;
  readonly now: number;
  readonly words: ClientWords;
  readonly paint: Paint;
}

const tones: Readonly<Record<Phase, Tone>> = {
  loading: 'waiting',
  connecting: 'waiting',
  connected: 'good',
  away: 'bad',
  ended: 'bad',
};

const NAME_CHARS = 120;

/** Never wider than the terminal, nor higher: what does not fit is left out from the end. */
export function liveLines({ arena, seats }: Picture, frame: Frame): string[] {
  const { words, paint, rows } = frame;
  // One column stays free: some terminals break a line that fills the last.
  const columns = Math.max(10, frame.columns - 1);
  const rehearsal = seats.some(({ status }) => status.rehearsal) ? [words.view.rehearsal] : [];
  const lines = [paint('title', fit(['LLM Arena', ...rehearsal, ...arena.map(clean)].join(' · '), columns))];
  const [only] = seats;
  if (only !== undefined && seats.length === 1) {
    const who = `${clean(only.nickname)} · ${clean(only.model)} (${only.runner})`;
    lines.push(withMark(only, who, columns, frame), `  ${fit(doing(only, frame), columns - 2)}`);
  } else {
    for (const seat of seats) {
      lines.push(withMark(seat, `${clean(seat.nickname)}: ${doing(seat, frame)}`, columns, frame));
    }
  }
  // Nobody is left to leave.
  if (seats.some(({ status }) => status.phase !== 'ended')) lines.push(paint('quiet', fit(words.view.leave, columns)));
  const room = Math.max(1, rows - 1);
  return lines.length <= room ? lines : lines.slice(0, room);
}

/** A dot for the eye, and the word for everyone. */
function withMark({ status }: Seated, text: string, columns: number, { paint, words }: Frame): string {
  const state = words.view[status.phase];
  const front = fit(text, Math.max(1, columns - state.length - 5));
  return `${paint(tones[status.phase], '●')} ${front} · ${paint(tones[status.phase], state)}`;
}

function doing({ status, model }: Seated, { words, now }: Frame): string {
  const say = words.view;
  if (status.phase === 'loading') return words.events.loadingFor(clean(model), status.loadingSeconds);
  const parts = status.round === null ? [] : answering(status, words, now);
  if (status.phase === 'away') parts.push(say.retryIn(secondsUntil(status.retryAt, now)), clean(status.reason));
  else if (parts.length === 0 && status.phase === 'connected') parts.push(say.waitsForRound);
  return parts.length === 0 ? '…' : parts.join(' · ');
}

/** The host tells a pause as the longest deadline there is. */
const PAUSED_SECONDS = 3_500;

function answering(status: Status, words: ClientWords, now: number): string[] {
  const say = words.view;
  const left = secondsUntil(status.deadlineAt, now);
  const parts = [`${roundName(status.round ?? 0, words)}: ${status.waitsForTurn ? say.waitsForTurn : say.answering}`];
  if (status.tokens > 0) parts.push(words.events.tokens(status.tokens));
  const speed = rate(status.tokensPerSecond, words);
  if (speed !== null) parts.push(speed);
  parts.push(left > PAUSED_SECONDS ? say.paused : say.left(left));
  return parts;
}

function secondsUntil(at: number | null, now: number): number {
  return at === null ? 0 : Math.max(0, Math.ceil((at - now) / 1_000));
}

function clean(text: string): string {
  return cleanLine(text, NAME_CHARS);
}
