/** The report for a person at a terminal: a few live lines, and above them what has happened. */
import type { Emit, ParticipantEvent } from '../core/events.ts';
import { exitCodes } from '../core/exit-codes.ts';
import { seconds } from '../numbers.ts';
import type { Arena, Report, Seat } from '../report.ts';
import { sentence, sentenceOf, writtenLine } from '../sentences.ts';
import { qrRows } from '../terminal/qr.ts';
import { Screen } from '../terminal/screen.ts';
import { columnsOf, wrap } from '../terminal/width.ts';
import type { ClientWords } from '../words/index.ts';
import { liveLines } from './lines.ts';
import type { Seated } from './lines.ts';
import { coloured, plain } from './paint.ts';
import { after, before } from './status.ts';

export interface ViewTerminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly columns: () => number;
  readonly rows: () => number;
  /** Calls back when the size has changed; returns how to stop. */
  readonly resized: (changed: () => void) => () => void;
  readonly colours: boolean;
}

export interface ViewOptions {
  readonly terminal: ViewTerminal;
  readonly words: ClientWords;
  /** Monotonic, in milliseconds. */
  readonly now?: () => number;
  /** As a wall clock shows it: `21:04`. */
  readonly clock?: () => string;
}

/** Rows beside the QR code that stay for the live lines and what was said last. */
const ROWS_BESIDE_CODE = 8;
const EVERY_MS = 1_000;
/** As wide as the time before a line. */
const STAMP_INDENT = ' '.repeat('21:04  '.length);

export function viewReport(options: ViewOptions): Report {
  const { terminal, words, now = () => performance.now(), clock = wallClock } = options;
  const paint = terminal.colours ? coloured : plain;
  const screen = new Screen({ write: terminal.out, columns: terminal.columns });
  let arena: readonly string[] = [];
  const shownPages = new Set<string>();
  let seated: Seated[] = [];
  let timer: ReturnType<typeof setInterval> | null = null;
  let stopListening: () => void = () => undefined;
  let drawing = false;

  function live(): string[] {
    if (!drawing) return [];
    const frame = { columns: terminal.columns(), rows: terminal.rows(), now: now(), words, paint };
    return liveLines({ arena, seats: seated }, frame);
  }

  function draw(): void {
    if (drawing) screen.show(live());
  }

  function start(): void {
    if (drawing || seated.length === 0) return;
    drawing = true;
    timer = setInterval(draw, EVERY_MS);
    stopListening = terminal.resized(draw);
    draw();
  }

  function stop(): void {
    drawing = false;
    if (timer !== null) clearInterval(timer);
    stopListening();
    screen.close();
  }

  /** Others wrote part of it: no control character of theirs moves the cursor. */
  function say(text: string, write: ((text: string) => void) | null = null): void {
    const [stamp, indent] = seated.length === 0 ? ['', ''] : [`${paint('quiet', clock())}  `, STAMP_INDENT];
    const wrapped = wrap(writtenLine(text), Math.max(20, terminal.columns() - 1 - indent.length));
    const lines = wrapped.map((line, at) => `${at === 0 ? stamp : indent}${line}`);
    if (write === null) screen.print(lines, live());
    else screen.aside(() => write(`${lines.join('\n')}\n`), live());
  }

  /** Once, where it does not push everything else off the screen. */
  function showVotePage(url: string, who: string): void {
    if (shownPages.has(url)) return;
    shownPages.add(url);
    say(`${who}${words.events.votePage} ${url}`);
    if (seated.length > 1) return;
    const rows = qrRows(url, terminal.colours);
    const fits = rows.length + ROWS_BESIDE_CODE <= terminal.rows() && columnsOf(rows[0] ?? '') + 2 < terminal.columns();
    if (fits) screen.print(['', ...rows.map((row) => `  ${row}`), `  ${words.view.scan}`, ''], live());
  }

  function tell(event: ParticipantEvent, who: string, seat: Seated | null): void {
    const known = seat?.status ?? before;
    switch (event.event) {
      case 'ended': {
        const write = event.exit_code === exitCodes.stopped ? null : terminal.err;
        for (const text of (event.message || words.events.goodbye).split('\n')) say(`${who}${text}`, write);
        return;
      }
      case 'registered': {
        if (!known.everIn) say(words.events.registered(event.nickname));
        else if (known.awaySince !== null) {
          say(`${who}${words.events.back(seconds(now() - known.awaySince, words))}`);
        }
        if (event.rehearsal && !known.rehearsal) say(`${who}${words.events.rehearsal}`);
        return showVotePage(event.vote_url, who);
      }
      case 'disconnected':
        // Each try again is seen in the live lines; the loss itself stays.
        if (known.awaySince === null) say(`${who}${words.events.lost(sentenceOf(event.reason))}`);
        return;
      case 'round_stopped':
        // Its own end was told already.
        if (known.round !== event.round) return;
        break;
      case 'loading':
      case 'challenge':
      case 'waiting':
      case 'progress':
        return;
      default:
        break;
    }
    const text = sentence(event, words);
    if (text !== null) say(`${who}${text}`);
  }

  function emitOf(at: number): Emit {
    return (event) => {
      const seat = seated[at] ?? null;
      const who = seat !== null && seated.length > 1 ? `${seat.nickname}: ` : '';
      if (seat !== null) {
        const nickname = event.event === 'registered' ? event.nickname : seat.nickname;
        const next = { ...seat, nickname, status: after(seat.status, event, now()) };
        seated = seated.map((one, index) => (index === at ? next : one));
      }
      tell(event, who, seat);
      draw();
      if (seated.every(({ status }) => status.phase === 'ended')) stop();
    };
  }

  return {
    emit: (event) => {
      if (event.event === 'ended') stop();
      tell(event, '', null);
    },
    seats(seats: readonly Seat[], { night, url }: Arena) {
      arena = [...(night === null ? [] : [night]), url.replace(/^\w+:\/\//, '')];
      seated = seats.map((seat) => ({ ...seat, status: before }));
      start();
      return seats.map((_seat, at) => emitOf(at));
    },
    pause: stop,
    resume: start,
    close: stop,
  };
}

function wallClock(): string {
  const date = new Date();
  return [date.getHours(), date.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
}
