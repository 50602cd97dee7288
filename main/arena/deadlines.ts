/** Deadlines as data: what the clock will ask for next. The scheduler keeps one timer for it. */
import { timing } from '../../protocol/limits.ts';
import { isOpen, liveRound } from './state.ts';
import type { Round, Session } from './state.ts';

export type DueTask =
  | {
      readonly at: number;
      readonly task: 'end_round';
      readonly roundId: string;
      readonly reason: 'deadline' | 'all_finished';
    }
  | { readonly at: number; readonly task: 'seal_entry'; readonly roundId: string; readonly participantId: string };

/** The earliest thing time will do to this session, or null when it may stand still. */
export function nextDue(session: Session): DueTask | null {
  const round = liveRound(session);
  if (round === null || session.endedAt !== null) return null;
  let next = roundEnd(session, round);
  for (const entry of round.entries.values()) {
    if (entry.sealAt !== null && (next === null || entry.sealAt < next.at)) {
      next = { at: entry.sealAt, task: 'seal_entry', roundId: round.id, participantId: entry.participantId };
    }
  }
  return next;
}

function roundEnd(session: Session, round: Round): DueTask | null {
  if (session.endWhenAllFinished && everyoneFinished(session, round)) {
    return { at: 0, task: 'end_round', roundId: round.id, reason: 'all_finished' };
  }
  if (round.deadlineAt === null || round.pausedAt !== null) return null;
  return { at: round.deadlineAt + timing.graceMs, task: 'end_round', roundId: round.id, reason: 'deadline' };
}

/** Every invited entry is complete or failed; nobody waits for whom the organizer removed. */
export function everyoneFinished(session: Session, round: Round): boolean {
  const awaited = [...round.entries.values()].filter(
    (entry) => session.participants.get(entry.participantId)?.kicked !== true,
  );
  return awaited.length > 0 && !awaited.some(isOpen);
}

/** Milliseconds left at `now`; what a pause holds is still there. 0 once due. */
export function remainingMs(round: Round, now: number): number | null {
  if (round.status !== 'live' || round.deadlineAt === null) return null;
  return Math.max(0, round.deadlineAt - (round.pausedAt ?? now));
}
