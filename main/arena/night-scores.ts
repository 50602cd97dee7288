/** The night so far: what each participant earned in the rounds that are revealed. */
import type { NightRow } from '../../protocol/model.ts';
import { placed, standings, voterCount } from './ranking.ts';
import type { Standing } from './ranking.ts';
import { roundsInOrder } from './state.ts';
import type { Round, Session } from './state.ts';
import { isWithheld } from './view.ts';

/** Sums of means differ in their last digits by the order they were added in; what is equal must look equal. */
const DIGITS = 1e6;

/** The rounds that count: revealed, and somebody voted in them. */
export function countedRounds(session: Session): Round[] {
  return roundsInOrder(session).filter((round) => round.status === 'revealed' && voterCount(round) > 0);
}

/**
 * Best first: by the sum of mean scores, then by rounds won, then by points a round; equal in all
 * three share a place, and the next place skips. An entry that the organizer hid, or of whom was
 * removed, earns nothing here; the places of the others in its round stay as they were revealed.
 */
export function nightScores(session: Session): NightRow[] {
  const earned = new Map<string, Standing[]>();
  for (const round of countedRounds(session)) {
    for (const standing of standings(session, round)) {
      const { participantId } = standing;
      const entry = round.entries.get(participantId);
      if (entry === undefined || isWithheld(session, entry, 'public')) continue;
      earned.set(participantId, [...(earned.get(participantId) ?? []), standing]);
    }
  }
  const rows = [...earned].map(([participantId, standing]) => sum(session, participantId, standing));
  rows.sort(byMerit);
  return placed(rows, (a, b) => byMerit(a, b) === 0);
}

type Earned = Omit<NightRow, 'place' | 'tied'>;

function sum(session: Session, participantId: string, earned: readonly Standing[]): Earned {
  const participant = session.participants.get(participantId);
  const add = (of: (standing: Standing) => number) => earned.reduce((total, standing) => total + of(standing), 0);
  const votes = add((standing) => standing.votes);
  const points = Math.round(add((standing) => standing.average) * DIGITS) / DIGITS;
  return {
    participant_id: participantId,
    nickname: participant?.nickname ?? participantId,
    runner: participant?.runner ?? '',
    model: participant?.model ?? '',
    rounds: earned.length,
    wins: earned.filter((standing) => standing.place === 1 && standing.votes > 0).length,
    votes,
    points,
    avg_score: votes === 0 ? null : points / earned.length,
  };
}

function byMerit(a: Earned, b: Earned): number {
  return b.points - a.points || b.wins - a.wins || (b.avg_score ?? 0) - (a.avg_score ?? 0);
}
