/** The client's events for a person in plain lines, or as JSON lines for a script. */
import type { Emit, ParticipantEvent } from './core/events.ts';
import { exitCodes } from './core/exit-codes.ts';
import { progressLine, sentence, writtenLine } from './sentences.ts';
import type { ClientWords } from './words/index.ts';

export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether a line can be written over. */
  readonly interactive: boolean;
}

export interface Seat {
  readonly nickname: string;
  readonly model: string;
  readonly runner: string;
}

export interface Arena {
  readonly url: string;
  readonly night: string | null;
}

export interface Report {
  /** What concerns the client as a whole. */
  readonly emit: Emit;
  /** Where the events of each participant go; all of them at once, before anything of them happens. */
  readonly seats: (seats: readonly Seat[], arena: Arena) => readonly Emit[];
  /** A question is about to be asked: the terminal belongs to it until `resume`. */
  readonly pause: () => void;
  readonly resume: () => void;
  /** Leaves the terminal as it was found; may be called twice. */
  readonly close: () => void;
}

const nothing = (): void => undefined;

/** Whose event it is: only where there are several. */
function named(seats: readonly Seat[], emit: Emit): Emit[] {
  if (seats.length === 1) return [emit];
  return seats.map(
    ({ nickname }) =>
      (event) =>
        // Of `registered` the host's own spelling stays.
        emit({ nickname, ...event }),
  );
}

export function jsonReport(terminal: Terminal): Report {
  const emit: Emit = (event) => terminal.out(`${JSON.stringify(event)}\n`);
  return { emit, seats: (seats) => named(seats, emit), pause: nothing, resume: nothing, close: nothing };
}

/** Who sees nothing move is told after that long, once, that a model is still being loaded. */
const STILL_MS = 20_000;

/** Plain lines; progress is written over itself, and only where a person watches. */
export function plainReport(terminal: Terminal, words: ClientWords): Report {
  const shownVotePages = new Set<string>();
  const stillLoading = new Set<string>();
  let passing = false;

  function line(text: string, write = terminal.out): void {
    // What others named or wrote must not move the cursor.
    write(`${passing ? '\r\u001b[K' : ''}${writtenLine(text)}\n`);
    passing = false;
  }

  const emit = (event: ParticipantEvent, whose?: string): void => {
    const who = whose === undefined ? '' : `${whose}: `;
    if (event.event === 'progress') {
      if (!terminal.interactive) return;
      terminal.out(`\r\u001b[K${writtenLine(`${who}${progressLine(event, words)}`)}`);
      passing = true;
      return;
    }
    if (event.event === 'ended') {
      const write = event.exit_code === exitCodes.stopped ? terminal.out : terminal.err;
      for (const text of (event.message || words.events.goodbye).split('\n')) line(`${who}${text}`, write);
      return;
    }
    if (event.event === 'loading' && event.elapsed_ms >= STILL_MS && !stillLoading.has(who)) {
      stillLoading.add(who);
      const seconds = Math.floor(event.elapsed_ms / 1_000);
      line(`${who}${words.events.loadingFor(event.model, seconds)} · ${words.view.leave}`);
    }
    const text = sentence(event, words);
    // Of the one that is in, the sentence has the name.
    if (text !== null) line(event.event === 'registered' ? text : `${who}${text}`);
    if (event.event === 'registered' && !shownVotePages.has(event.vote_url)) {
      shownVotePages.add(event.vote_url);
      if (event.rehearsal) line(`${who}${words.events.rehearsal}`);
      line(`${who}${words.events.votePage} ${event.vote_url}`);
    }
  };
  const whole: Emit = (event) => emit(event);
  return {
    emit: whole,
    seats: (seats) =>
      seats.length === 1
        ? [whole]
        : seats.map(
            ({ nickname }): Emit =>
              (event) =>
                emit(event, nickname),
          ),
    pause: nothing,
    resume: nothing,
    close: nothing,
  };
}
