// The cards of a round as this phone shows them: answers in an order of their own, each with what was given and how its
// saving stands.
import { choiceFor } from './outbox.ts';
import type { Choice, Outbox } from './outbox.ts';
import { inOwnOrder } from './order.ts';

export interface ReadableAnswer {
  readonly id: string;
  readonly nickname: string;
  readonly text: string;
}

/** Of the save: not given or not counted, on its way, kept here until the host can be reached, counted. */
export type Save = 'no' | 'sending' | 'waiting' | 'yes';
/** Why a score was not taken. */
export type Trouble = 'late' | 'gone' | 'already' | 'other';

export interface Card {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  /** Written by whoever holds this phone. */
  readonly isOwn: boolean;
  /** What is shown as given; null is not given, which is not 0. */
  readonly score: number | null;
  readonly save: Save;
  readonly trouble: Trouble | null;
  /** Given for good. */
  readonly isFinal: boolean;
}

export interface BallotParts {
  readonly answers: readonly ReadableAnswer[];
  readonly box: Outbox | null;
  readonly round: { readonly id: string; readonly finalVotes: boolean };
  readonly token: string;
  readonly own: string | null;
  /** The last attempt to reach the host failed, or the line is down. */
  readonly isStuck: boolean;
}

export function cardsOf(parts: BallotParts): readonly Card[] {
  const { answers, token, round } = parts;
  const cards = inOwnOrder(answers, `${token}\n${round.id}`, ({ id }) => id).map((answer) => cardOf(answer, parts));
  // Whoever wrote one is not held up by it.
  return [...cards.filter((card) => !card.isOwn), ...cards.filter((card) => card.isOwn)];
}

function cardOf({ id, nickname, text }: ReadableAnswer, { box, round, own, isStuck }: BallotParts): Card {
  const choice = box === null ? null : choiceFor(box, round.id, id);
  // In a blind round only the host knows whose answer this is, and says so when it is voted for.
  const isOwn = own === id || choice?.code === 'VOTE_OWN_ENTRY';
  const score = isOwn ? null : shownScore(choice);
  const save = isOwn ? 'no' : saveOf(choice, isStuck);
  const isFinal = round.finalVotes && score !== null;
  return { id, name: nickname, text, isOwn, score, save, trouble: isOwn ? null : troubleOf(choice), isFinal };
}

function shownScore(choice: Choice | null): number | null {
  if (choice === null) return null;
  return choice.state === 'refused' ? choice.counted : choice.score;
}

function saveOf(choice: Choice | null, isStuck: boolean): Save {
  if (choice === null) return 'no';
  if (choice.state === 'pending') return isStuck ? 'waiting' : 'sending';
  return choice.state === 'saved' || choice.counted !== null ? 'yes' : 'no';
}

const TROUBLES: Readonly<Record<string, Trouble>> = {
  VOTE_NOT_OPEN: 'late',
  VOTE_PARTICIPANT_NOT_FOUND: 'gone',
  VOTE_ALREADY_CAST: 'already',
};

function troubleOf(choice: Choice | null): Trouble | null {
  return choice?.state === 'refused' ? (TROUBLES[choice.code ?? ''] ?? 'other') : null;
}

export interface Progress {
  readonly total: number;
  readonly given: number;
  readonly left: number;
}

/** One's own answer is not counted: nobody is to feel unfinished because of it. */
export function progressOf(cards: readonly Card[]): Progress {
  const total = cards.filter((card) => !card.isOwn).length;
  const given = cards.filter((card) => card.score !== null).length;
  return { total, given, left: total - given };
}

/** Where “next” leads from `id`: to the next answer without a score, or past the last of them to the list (null). */
export function nextFrom(cards: readonly Card[], id: string): string | null {
  const at = cards.findIndex((card) => card.id === id);
  const after = cards.slice(at + 1);
  if (cards[at]?.score === null) return after[0]?.id ?? null;
  return after.find((card) => card.score === null && !card.isOwn)?.id ?? null;
}
