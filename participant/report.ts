/** The client's events for a person, or as JSON lines for a script. */
import { cleanLine } from '../protocol/text.ts';
import type { Emit, ParticipantEvent } from './core/events.ts';
import { exitCodes } from './core/exit-codes.ts';

export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether a line can be written over. */
  readonly interactive: boolean;
}

const LINE_CHARS = 600;

export function jsonReport(terminal: Terminal): Emit {
  return (event) => terminal.out(`${JSON.stringify(event)}\n`);
}

/** Plain lines; progress is written over itself, and only where a person watches. */
export function plainReport(terminal: Terminal): Emit {
  let shownVotePage = '';
  let passing = false;

  function line(text: string, write = terminal.out): void {
    // What others named or wrote must not move the cursor.
    write(`${passing ? '\r\u001b[K' : ''}${cleanLine(text, LINE_CHARS)}\n`);
    passing = false;
  }

  return (event) => {
    if (event.event === 'progress') {
      if (!terminal.interactive) return;
      terminal.out(`\r\u001b[K${progressLine(event)}`);
      passing = true;
      return;
    }
    if (event.event === 'ended') {
      const write = event.exit_code === exitCodes.stopped ? terminal.out : terminal.err;
      for (const text of (event.message || 'Goodbye.').split('\n')) line(text, write);
      return;
    }
    const text = sentence(event);
    if (text !== null) line(text);
    if (event.event === 'registered' && event.vote_url !== shownVotePage) {
      shownVotePage = event.vote_url;
      line(`Your own voting page: ${event.vote_url}`);
    }
  };
}

type Passing = Extract<ParticipantEvent, { event: 'progress' }>;
type Said = Exclude<ParticipantEvent, { event: 'progress' | 'ended' }>;

/** Null for what a person need not read. */
function sentence(event: Said): string | null {
  switch (event.event) {
    case 'ready':
      return event.note ?? `${event.model} is ready (${event.runner}). Connecting to the arena.`;
    case 'registered':
      return `Connected to the arena as ${event.nickname}. Waiting for the next round.`;
    case 'challenge':
      return `${roundName(event.round)}: answering; ${seconds(event.deadline_ms)} left, up to ${event.max_tokens} tokens.`;
    case 'complete':
      return completeLine(event);
    case 'error':
      return `${roundName(event.round)}: failed. ${event.message}`;
    case 'round_stopped':
      return `${roundName(event.round)} is over.`;
    case 'host_error':
      return `The arena says: ${event.message}${event.detail === null ? '' : ` ${event.detail}`}`;
    case 'note':
      return event.message;
    case 'disconnected':
      return `Not connected: ${sentenceOf(event.reason)} Trying again in ${seconds(event.retry_in_ms)}.`;
    case 'received':
      return null;
  }
}

function completeLine(event: Extract<ParticipantEvent, { event: 'complete' }>): string {
  const end = event.because === 'deadline' ? 'time is up' : 'finished';
  return `${roundName(event.round)}: ${end}; ${event.tokens} tokens in ${seconds(event.duration_ms)}${rate(event)}.`;
}

function progressLine(event: Passing): string {
  return `${roundName(event.round)}: ${event.tokens} tokens${rate(event)}`;
}

function rate({ tokens_per_second }: { readonly tokens_per_second: number | null }): string {
  return tokens_per_second === null ? '' : ` (${tokens_per_second.toFixed(1)} tokens/s)`;
}

/** With one mark at its end, whoever wrote it. */
function sentenceOf(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}

function roundName(round: number): string {
  return round === 0 ? 'Warm-up' : `Round ${round}`;
}

function seconds(ms: number): string {
  return ms < 10_000 ? `${(ms / 1_000).toFixed(1)} s` : `${Math.round(ms / 1_000)} s`;
}
