/** Scores of one round. Pure arithmetic over ballots; recomputable from the exported votes. */
import { inReveal, votableEntries } from './state.ts';
import type { Round, Session } from './state.ts';

export interface Standing {
  readonly participantId: string;
  readonly votes: number;
  /** Sum of scores. */
  readonly total: number;
  /** Mean score, 0 to 5; 0 without votes. */
  readonly average: number;
  /** From 1; equal averages and totals share a place, and the next place skips. */
  readonly place: number;
  /** Another entry of the round has the same place. */
  readonly tied: boolean;
}

/**
 * Standings of the entries that can be voted for, best first: by mean score, then by sum (the more
 * votes behind the same mean). What is equal in both is a tie and stays one; ties are listed in the
 * order the entries were invited. From the reveal on they are those of the podium, whoever is hidden
 * meanwhile.
 */
export function standings(session: Session, round: Round): Standing[] {
  const ids = inReveal(round) ? round.podium : votableEntries(session, round).map((entry) => entry.participantId);
  const rows = ids.map((participantId) => {
    const scores = [...(round.ballots.get(participantId)?.values() ?? [])];
    const total = scores.reduce((sum, score) => sum + score, 0);
    return { participantId, votes: scores.length, total, average: scores.length === 0 ? 0 : total / scores.length };
  });
  rows.sort((a, b) => b.average - a.average || b.total - a.total);
  return placed(rows, (a, b) => a.average === b.average && a.total === b.total);
}

/** Places of rows that stand best first: equals share one, and the next place skips. */
export function placed<Row>(
  rows: readonly Row[],
  isEqual: (a: Row, b: Row) => boolean,
): (Row & { place: number; tied: boolean })[] {
  return rows.map((row) => ({
    ...row,
    place: 1 + rows.findIndex((other) => isEqual(other, row)),
    tied: rows.some((other) => other !== row && isEqual(other, row)),
  }));
}

/** How many different voters have given at least one score in the round. */
export function voterCount(round: Round): number {
  const voters = new Set<string>();
  for (const scores of round.ballots.values()) for (const voter of scores.keys()) voters.add(voter);
  return voters.size;
}
