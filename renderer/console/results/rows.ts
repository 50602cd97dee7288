// The rows of a round's results: what is shown of each, and in which order, while its scores are not out.
import type { RoundView, ScoreRow } from '../../../protocol/model.ts';
import type { ScreenEntry } from '../../lib/arena/entries.ts';

export interface ResultRow {
  readonly score: ScoreRow;
  /** Place and mean are shown. */
  readonly isOpen: boolean;
  /** Name and model are shown; else it goes by `label`. */
  readonly isNamed: boolean;
  readonly label: string | null;
}

export interface Covering {
  readonly round: RoundView;
  /** Whose places the room has seen. */
  readonly revealed: ReadonlySet<string>;
  /** The organizer asked to see them all. */
  readonly isUncovered: boolean;
  /** Labels of a blind round's entries, as far as they are known here. */
  readonly labels: ReadonlyMap<string, string>;
}

/** Rounds with results, latest first: one that is written, or was cancelled before anybody answered, has none. */
export function roundsWithResults(rounds: readonly RoundView[]): RoundView[] {
  return rounds.filter(({ startedAt }) => startedAt !== null).reverse();
}

/** A round that was cancelled has nothing to spoil. */
export function isCovered({ status }: RoundView): boolean {
  return status !== 'revealed' && status !== 'cancelled';
}

/** Without a vote there is no mean, and until the reveal says so no place. */
export function standingOf(
  { score, isOpen }: ResultRow,
  round: RoundView,
): { place: number | null; mean: number | null } {
  const isVoted = score.votes > 0;
  return {
    place: isOpen && (isVoted || round.status === 'revealed') ? score.place : null,
    mean: isOpen && isVoted ? score.avg_score : null,
  };
}

/** Best first where the scores are out. What is covered stands below, in an order that tells nothing of them. */
export function resultRows(scores: readonly ScoreRow[], covering: Covering): ResultRow[] {
  const { round, revealed, isUncovered, labels } = covering;
  const isOut = isUncovered || !isCovered(round);
  const rows = scores.map((score): ResultRow => {
    const isOpen = isOut || revealed.has(score.participant_id);
    return {
      score,
      isOpen,
      isNamed: isOpen || !round.blind,
      label: labels.get(score.participant_id) ?? null,
    };
  });
  return rows.sort((a, b) => Number(b.isOpen) - Number(a.isOpen) || (a.isOpen ? byPlace(a, b) : byName(a, b)));
}

/** Who has no place stands last. */
function byPlace(a: ResultRow, b: ResultRow): number {
  return (a.score.place ?? Infinity) - (b.score.place ?? Infinity) || byName(a, b);
}

function byName(a: ResultRow, b: ResultRow): number {
  const [first, second] = [nameOf(a), nameOf(b)];
  return first < second ? -1 : Number(first > second);
}

/** An id says nothing of a score, and in a blind round nothing of a name either. */
function nameOf({ isNamed, label, score }: ResultRow): string {
  return isNamed ? `${score.nickname.toLowerCase()} ${score.participant_id}` : (label ?? score.participant_id);
}

export function labelsOf(entries: readonly ScreenEntry[]): ReadonlyMap<string, string> {
  const labelled = entries.flatMap(({ view }): [string, string][] =>
    view.label === null ? [] : [[view.participantId, view.label]],
  );
  return new Map(labelled);
}

/** Changes with whatever moves the results of a round, and with nothing else. */
export function resultsVersion(round: RoundView, voters: number): string {
  return [round.status, round.revealedCount, round.votingStatus, voters].join(' ');
}
