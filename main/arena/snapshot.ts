/** Everything a screen needs to stand where the others stand. */
import type { HostToViewer } from '../../protocol/wire/viewer.ts';
import { revealedRows } from './project.ts';
import type { Projection } from './project.ts';
import { voterCount } from './ranking.ts';
import { initialStage, roundOnStage, roundsInOrder } from './state.ts';
import type { Entry, Round, Session } from './state.ts';
import { viewScores } from './view-scores.ts';
import {
  isPublic,
  noAnswers,
  viewEntryWithText,
  viewParticipants,
  viewRound,
  viewSessionBrief,
  viewStage,
} from './view.ts';

export interface SnapshotParts {
  /** Phones get none, screens that show text get texts. */
  readonly entries: boolean;
  readonly tally: boolean;
}

type Snapshot = HostToViewer & { type: 'state_snapshot' };

/** `session` is null before the first. */
export function snapshot(
  session: Session | null,
  at: { readonly offset: number; readonly epoch: string },
  to: Projection,
  parts: SnapshotParts,
): Snapshot {
  if (session === null) return emptySnapshot(at);
  const round = roundOnStage(session);
  const rounds = roundsInOrder(session).filter((r) => to.role === 'organizer' || isPublic(r));
  return {
    type: 'state_snapshot',
    ...at,
    session: viewSessionBrief(session),
    rounds: rounds.map((r) => viewRound(r, session.id, to.now)),
    participants: viewParticipants(session, to.role),
    stage: viewStage(session, round, to.role),
    ...(round === null ? nothingOnStage : stagedRound(session, round, to, parts)),
  };
}

const nothingOnStage = { round: null, entries: [], voters: 0, total: 0, revealed: [] };

function emptySnapshot(at: { readonly offset: number; readonly epoch: string }): Snapshot {
  const rest = { session: null, rounds: [], participants: [], stage: initialStage };
  return { type: 'state_snapshot', ...at, ...rest, ...nothingOnStage };
}

function stagedRound(session: Session, round: Round, to: Projection, parts: SnapshotParts) {
  const answers = to.answersOf(round);
  const entries: Entry[] = parts.entries ? [...round.entries.values()] : [];
  return {
    round: viewRound(round, session.id, to.now),
    entries: entries.map((entry) => viewEntryWithText(session, round, entry, to.role, answers)),
    voters: voterCount(round),
    total: round.podium.length,
    revealed: revealedRows(session, round, to),
    ...(parts.tally && to.role === 'organizer' ? { tally: viewScores(session, round, to.role, noAnswers) } : {}),
  };
}
