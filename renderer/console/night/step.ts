// What comes next in the night: the one step that the big button takes.
import type { RoundView } from '../../../protocol/model.ts';
import type { ArenaState } from '../../lib/arena/state.ts';

export type Step =
  | { readonly kind: 'createSession' }
  | { readonly kind: 'createRound' }
  | { readonly kind: 'start'; readonly round: RoundView }
  /** `hasText`: somebody has an answer to vote for; without one the host refuses. */
  | { readonly kind: 'stop'; readonly round: RoundView; readonly hasText: boolean; readonly allFinished: boolean }
  | { readonly kind: 'closeVoting'; readonly round: RoundView }
  | { readonly kind: 'startReveal'; readonly round: RoundView; readonly hasVotes: boolean }
  /** `isOther`: an entry of the same place is revealed already. `place` is null where nobody voted. */
  | {
      readonly kind: 'revealNext';
      readonly round: RoundView;
      readonly place: number | null;
      readonly isOther: boolean;
    }
  | { readonly kind: 'next'; readonly draft: RoundView | null };

/** What the step depends on, and no more: text that grows must not draw the button anew. */
export interface StepFacts {
  readonly isOpen: boolean;
  readonly round: RoundView | null;
  readonly draft: RoundView | null;
  readonly hasText: boolean;
  readonly allFinished: boolean;
  /** Somebody voted. */
  readonly hasVotes: boolean;
  /** Place that the next reveal shows, and whether it was shown with another entry before. */
  readonly place: number;
  readonly isOther: boolean;
}

export function nextStep(facts: StepFacts): Step {
  const { isOpen, round, draft, hasText, allFinished, hasVotes, place, isOther } = facts;
  if (!isOpen) return { kind: 'createSession' };
  switch (round?.status) {
    case 'live':
      return { kind: 'stop', round, hasText, allFinished };
    case 'voting':
      return { kind: 'closeVoting', round };
    case 'closed':
      return { kind: 'startReveal', round, hasVotes };
    case 'revealing':
      return { kind: 'revealNext', round, place: hasVotes ? place : null, isOther };
    case 'revealed':
      return { kind: 'next', draft };
    default:
      return draft === null ? { kind: 'createRound' } : { kind: 'start', round: draft };
  }
}

export function isSessionOpen({ session }: ArenaState): boolean {
  return session?.status === 'active';
}

export function draftsOf(rounds: readonly RoundView[]): readonly RoundView[] {
  return rounds.filter((round) => round.status === 'draft').sort((a, b) => a.index - b.index);
}

/** Some answer could be voted for: it has text, is shown, and its participant was not removed. */
export function hasVotableText({ entries, participants }: ArenaState): boolean {
  const removed = new Set(participants.filter(({ kicked }) => kicked).map(({ id }) => id));
  return entries.some(({ text, view }) => text !== '' && !view.hidden && !removed.has(view.participantId));
}

export function haveAllFinished({ entries }: ArenaState): boolean {
  return entries.length > 0 && entries.every(({ view }) => view.status !== 'waiting' && view.status !== 'generating');
}

/** The place that is revealed next, ties sharing theirs; the number of places still covered where scores are not known. */
export function nextPlace({ round, total, tally }: ArenaState): number {
  const covered = total - (round?.revealedCount ?? 0);
  return tally[covered - 1]?.place ?? covered;
}

/** A tie goes on: the answer revealed last has the place of the next one. */
export function isOtherOfPlace({ round, total, tally }: ArenaState): boolean {
  const covered = total - (round?.revealedCount ?? 0);
  const before = tally[covered]?.place;
  return before !== undefined && before !== null && before === tally[covered - 1]?.place;
}

/** A round by its name: the title, else how its prompt begins. */
export function roundName({ title, prompt }: Pick<RoundView, 'title' | 'prompt'>, most = 60): string {
  const name = title ?? prompt.replace(/\s+/g, ' ').trim();
  const letters = Array.from(name);
  return letters.length <= most ? name : `${letters.slice(0, most).join('').trimEnd()}…`;
}
