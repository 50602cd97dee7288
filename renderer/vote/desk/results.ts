// What the reveal has shown, beside what this phone gave.
import type { ScoreRow } from '../../../protocol/model.ts';

export interface Place {
  readonly id: string;
  readonly name: string;
  readonly model: string;
  /** What the answer was called while the round was blind; null where it was not. */
  readonly label: string | null;
  /** Null where nobody is to be called a winner: nobody voted in the round. */
  readonly place: number | null;
  /** Others have the same place. */
  readonly isTie: boolean;
  /** Null where nobody voted. */
  readonly mean: number | null;
  readonly votes: number;
  readonly mine: number | null;
  readonly isOwn: boolean;
  readonly text: string;
}

export function placesOf(
  rows: readonly ScoreRow[],
  mine: ReadonlyMap<string, number>,
  own: string | null,
  voters: number,
): readonly Place[] {
  const isVoted = voters > 0;
  return rows.map((row) => ({
    id: row.participant_id,
    name: row.nickname,
    model: row.model,
    label: row.label,
    place: isVoted ? row.place : null,
    isTie: isVoted && row.tied,
    mean: row.votes === 0 ? null : row.avg_score,
    votes: row.votes,
    mine: mine.get(row.participant_id) ?? null,
    isOwn: row.participant_id === own,
    text: row.generated_content,
  }));
}

/** Answers that were given a score, and those of them where the room felt the same. */
export function agreement(places: readonly Place[]): { readonly given: number; readonly agreed: number } {
  const given = places.filter((place) => place.mine !== null && place.mean !== null);
  const agreed = given.filter((place) => Math.abs((place.mine ?? 0) - (place.mean ?? 0)) < 1);
  return { given: given.length, agreed: agreed.length };
}
