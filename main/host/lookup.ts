/** What is asked of the state, refused in the contract's words when it is not there. */
import { liveRound, roundOnStage } from '../arena/state.ts';
import type { ArenaState, Round, Session } from '../arena/state.ts';
import { isPublic } from '../arena/view.ts';
import type { Role } from '../arena/view.ts';
import type { Archive } from './archive.ts';
import type { Outcome } from './command-queue.ts';
import { Refused } from './refused.ts';

/** The active session; with `expected`, only if it is that one. */
export function activeSession(session: ArenaState, expected?: string): Session {
  if (session === null || session.endedAt !== null) throw new Refused('NO_ACTIVE_SESSION');
  if (expected !== undefined && expected !== session.id) {
    throw new Refused({ code: 'SESSION_MISMATCH', detail: `The active session is ${session.id}.` });
  }
  return session;
}

/** The active session, or for the organizer any other. */
export function anySession(active: ArenaState, archive: Archive, id: string | undefined, role: Role): Session {
  if (id === undefined || id === active?.id) {
    if (active === null || (active.endedAt !== null && role !== 'organizer')) throw new Refused('NO_ACTIVE_SESSION');
    return active;
  }
  const kept = role === 'organizer' ? archive.session(id) : null;
  if (kept === null) throw new Refused('SESSION_NOT_FOUND');
  return kept;
}

/** The session of the moment, also once it has ended, or for the organizer any other. */
export function scoredSession(state: ArenaState, archive: Archive, id: string | undefined, role: Role): Session {
  return state !== null && (id === undefined || id === state.id) ? state : anySession(state, archive, id, role);
}

/** A round of the session that the role may know of. */
export function roundOf(session: Session, id: string, role: Role): Round {
  const round = session.rounds.get(id);
  if (round === undefined || (role === 'public' && !isPublic(round))) throw new Refused('ROUND_NOT_FOUND');
  return round;
}

export function currentRound(session: Session): Round {
  const round = liveRound(session);
  if (round === null) throw new Refused('NO_ACTIVE_ROUND');
  return round;
}

/** The round ended last, else the live one: what a scoreboard without a round means. */
export function scoredRound(session: Session): Round {
  const ended = [...session.rounds.values()].filter((round) => round.endedAt !== null && round.status !== 'cancelled');
  const latest = ended.toSorted((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0))[0];
  const round = latest ?? roundOnStage(session);
  if (round === null) throw new Refused('NO_ACTIVE_ROUND');
  return round;
}

/** The session after a command, or its refusal thrown. */
export function settled(outcome: Outcome): Session {
  if (!outcome.ok) throw new Refused(outcome.refusal);
  return outcome.session;
}
