/** The client's events in sentences, for plain lines and for the lasting lines of the view. */
import { cleanLine } from '../protocol/text.ts';
import type { ParticipantEvent } from './core/events.ts';
import { rate, seconds } from './numbers.ts';
import type { ClientWords } from './words/index.ts';

type EventOf<E extends ParticipantEvent['event']> = Extract<ParticipantEvent, { event: E }>;

/** Null for what a person need not read as a line of its own. */
export function sentence(
  event: Exclude<ParticipantEvent, { event: 'progress' | 'ended' }>,
  words: ClientWords,
): string | null {
  const say = words.events;
  switch (event.event) {
    case 'arena':
      return words.ask.arenaFound(event.night, event.url);
    case 'loading':
      return event.elapsed_ms === 0 ? say.loading(event.model) : null;
    case 'ready':
      return event.note ?? readyLine(event, words);
    case 'registered':
      return say.registered(event.nickname);
    case 'challenge':
      return say.challenge(roundName(event.round, words), seconds(event.deadline_ms, words), event.max_tokens);
    case 'waiting':
      return say.waiting;
    case 'complete':
      return completeLine(event, words);
    case 'error':
      return say.failed(roundName(event.round, words), event.message);
    case 'round_stopped':
      return say.stopped(roundName(event.round, words));
    case 'host_error':
      return say.hostSays(`${event.message}${event.detail === null ? '' : ` ${event.detail}`}`);
    case 'note':
      return event.message;
    case 'disconnected':
      return say.disconnected(sentenceOf(event.reason), seconds(event.retry_in_ms, words));
    case 'received':
      return null;
  }
}

const LINE_CHARS = 600;

/** What is written as a line: others wrote part of it, and nothing of theirs moves the cursor. Lists keep their indent. */
export function writtenLine(text: string): string {
  return `${/^ */.exec(text)?.[0] ?? ''}${cleanLine(text, LINE_CHARS)}`;
}

export function roundName(round: number, words: ClientWords): string {
  return round === 0 ? words.events.warmUp : words.events.round(round);
}

export function progressLine(event: EventOf<'progress'>, words: ClientWords): string {
  const tokens = words.events.tokens(event.tokens);
  return `${roundName(event.round, words)}: ${tokens}${inBrackets([rate(event.tokens_per_second, words)])}`;
}

/** With one mark at its end, whoever wrote it. */
export function sentenceOf(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}

function readyLine(event: EventOf<'ready'>, words: ClientWords): string {
  const facts = [
    rate(event.tokens_per_second, words),
    event.load_ms ? words.events.loadedIn(seconds(event.load_ms, words)) : null,
  ].filter((fact) => fact !== null);
  return words.events.ready(event.model, event.runner, facts.map((fact) => `, ${fact}`).join(''));
}

function completeLine(event: EventOf<'complete'>, words: ClientWords): string {
  const say = words.events;
  const facts = inBrackets([
    rate(event.tokens_per_second, words),
    event.load_ms ? say.loadInside(seconds(event.load_ms, words)) : null,
  ]);
  const end = event.because === 'deadline' ? say.timeIsUp : say.finished;
  const round = roundName(event.round, words);
  return say.complete(round, end, say.tokens(event.tokens), seconds(event.duration_ms, words), facts);
}

function inBrackets(facts: readonly (string | null)[]): string {
  const known = facts.filter((fact) => fact !== null);
  return known.length === 0 ? '' : ` (${known.join(', ')})`;
}
