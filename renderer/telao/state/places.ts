// Places of a round as the reveal and the podium show them.
import type { ScoreRow } from '../../../protocol/model.ts';
import type { ScreenEntry } from '../../lib/arena/entries.ts';

/** Highest score there is: bars are full there. */
export const FULL_SCORE = 5;

export function shareOf({ avg_score: score }: ScoreRow): number {
  return Math.max(0, Math.min(1, (score ?? 0) / FULL_SCORE));
}

/** What the entry was called while the round was blind; null where it was not. */
export function labelOf(row: ScoreRow, entries: readonly ScreenEntry[]): string | null {
  return entries.find(({ view }) => view.participantId === row.participant_id)?.view.label ?? null;
}

/** Known once the votes are in; what is revealed tells it before the count does. */
export function nobodyVoted(voters: number, revealed: readonly ScoreRow[]): boolean {
  return voters === 0 && revealed.every(({ votes }) => votes === 0);
}

export interface Podium {
  /** Places 1 to 3 that somebody has, with as many names as a step holds. */
  readonly steps: readonly { readonly place: number; readonly rows: readonly ScoreRow[]; readonly more: number }[];
  /** Everybody whose name is on no step, best first. */
  readonly others: readonly ScoreRow[];
}

/** Names that a step can hold. */
const STEP_NAMES = 3;

export function podiumOf(rows: readonly ScoreRow[]): Podium {
  const steps = [1, 2, 3].flatMap((place) => {
    const all = rows.filter((row) => row.place === place);
    const named = all.length > STEP_NAMES ? all.slice(0, STEP_NAMES - 1) : all;
    return all.length === 0 ? [] : [{ place, rows: named, more: all.length - named.length }];
  });
  const named = new Set(steps.flatMap((step) => step.rows));
  return { steps, others: rows.filter((row) => !named.has(row)) };
}
