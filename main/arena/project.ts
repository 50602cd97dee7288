/**
 * event -> what a screen of some role is told. Every message carries whole objects as they are
 * after the event, so applying one twice, or only the last of several, is harmless.
 */
import type { HostToViewer, StateMessage } from '../../protocol/wire/viewer.ts';
import { toIso } from '../../protocol/time.ts';
import type { Recorded } from './events.ts';
import { movesOn } from './evolve.ts';
import { voterCount } from './ranking.ts';
import { initialStage, inReveal, isOpen, roundOnStage, roundsInOrder } from './state.ts';
import type { Entry, Round, Session } from './state.ts';
import { viewScores } from './view-scores.ts';
import {
  identityOf,
  isPublic,
  noAnswers,
  viewEntry,
  viewEntryWithText,
  viewParticipant,
  viewRound,
  viewStage,
} from './view.ts';
import type { Answers, Role } from './view.ts';

export interface Projection {
  readonly role: Role;
  readonly now: number;
  readonly answersOf: (round: Round) => Answers;
}

export function project(session: Session, recorded: Recorded, to: Projection): StateMessage[] {
  const { offset, event } = recorded;
  switch (event.type) {
    case 'participant_registered': {
      const participant = session.participants.get(event.participantId);
      return participant === undefined
        ? []
        : [{ type: 'participant_registered', offset, participant: viewParticipant(participant) }];
    }
    case 'participant_disconnected':
    case 'participant_kicked':
      return [
        { type: 'participant_disconnected', offset, participant_id: event.participantId, ts: recorded.at },
        ...(event.type === 'participant_kicked' ? ownEntries(session, event.participantId, offset, to) : []),
      ];
    case 'participant_unkicked':
      return ownEntries(session, event.participantId, offset, to);
    case 'stage_changed':
      return stageState(session, offset, to);
    case 'session_created':
    case 'session_ended':
    case 'host_started':
    case 'options_changed':
    case 'voter_bound':
      return [];
    case 'rounds_reordered':
      return roundsInOrder(session).flatMap((round) => roundState(session, round, offset, to));
    default: {
      const round = session.rounds.get(event.roundId);
      if (round === undefined) return [];
      return [
        ...projectRound(session, round, recorded, to),
        ...(movesOn(event) ? stageState(session, offset, to) : []),
      ];
    }
  }
}

function projectRound(session: Session, round: Round, recorded: Recorded, to: Projection): StateMessage[] {
  const { offset, event } = recorded;
  switch (event.type) {
    case 'round_started':
      return [
        { type: 'round_started', offset, round: round.index, session_id: session.id },
        ...roundState(session, round, offset, to),
      ];
    case 'entry_invited':
    case 'entry_started':
    case 'entry_completed':
    case 'entry_hidden':
      return entryState(session, round, event.participantId, offset, to);
    case 'entry_shown':
      return wholeEntryState(session, round, event.participantId, offset, to);
    case 'entry_sealed':
      return [
        ...completion(session, round, event.participantId, offset, to),
        ...entryState(session, round, event.participantId, offset, to),
      ];
    case 'vote_cast':
      // A room votes in bursts: counted when told (projectVotes), not once a vote.
      return [];
    case 'reveal_started':
    case 'place_revealed':
    case 'place_unrevealed':
    case 'reveal_left':
      return [
        ...roundState(session, round, offset, to),
        revealState(session, round, offset, to),
        // Names of a blind round appear and go with their places.
        ...(round.settings.blind
          ? [...round.entries.keys()].flatMap((id) => entryState(session, round, id, offset, to))
          : []),
      ];
    default:
      return roundState(session, round, offset, to);
  }
}

function stageState(session: Session, offset: number, to: Projection): StateMessage[] {
  return [{ type: 'stage_state', offset, stage: viewStage(session, roundOnStage(session), to.role) }];
}

function roundState(session: Session, round: Round, offset: number, to: Projection): StateMessage[] {
  if (to.role === 'public' && !isPublic(round)) return [];
  return [{ type: 'round_state', offset, round: viewRound(round, session.id, to.now) }];
}

function entryState(
  session: Session,
  round: Round,
  participantId: string,
  offset: number,
  to: Projection,
): StateMessage[] {
  const entry = round.entries.get(participantId);
  if (entry === undefined) return [];
  // A sealed entry carries its text: what a screen missed or got out of order is put right here.
  if (!isOpen(entry)) return wholeEntryState(session, round, participantId, offset, to);
  const view = viewEntry(session, round, entry, to.role, to.answersOf(round));
  return [{ type: 'entry_state', offset, round: round.index, entry: view }];
}

/** With its text in any case: nothing of it was told while it was withheld. */
function wholeEntryState(
  session: Session,
  round: Round,
  participantId: string,
  offset: number,
  to: Projection,
): StateMessage[] {
  const entry = round.entries.get(participantId);
  if (entry === undefined) return [];
  const view = viewEntryWithText(session, round, entry, to.role, to.answersOf(round));
  return [{ type: 'entry_state', offset, round: round.index, entry: view }];
}

function ownEntries(session: Session, participantId: string, offset: number, to: Projection): StateMessage[] {
  const round = roundOnStage(session);
  return round === null ? [] : wholeEntryState(session, round, participantId, offset, to);
}

function completion(
  session: Session,
  round: Round,
  participantId: string,
  offset: number,
  to: Projection,
): StateMessage[] {
  const entry = round.entries.get(participantId);
  if (entry === undefined) return [];
  const { stats, claim } = entry;
  return [
    {
      type: 'completion',
      offset,
      participant_id: identityOf(session, round, entry, to.role).id,
      round: round.index,
      tokens: stats.tokens,
      duration_ms: stats.durationMs ?? Math.round(claim?.durationMs ?? 0),
      ttft_ms: stats.firstTokenMs,
      tps: stats.tokensPerSecond,
    },
  ];
}

/** How the vote of a round stands: for the public how many have voted, for the organizer the scores too. */
export function projectVotes(session: Session, round: Round, offset: number, role: Role): StateMessage[] {
  const progress: StateMessage = { type: 'vote_progress', offset, round: round.index, voters: voterCount(round) };
  if (role === 'public') return [progress];
  return [
    progress,
    { type: 'tally', offset, round: round.index, scoreboard: viewScores(session, round, role, noAnswers) },
  ];
}

function revealState(session: Session, round: Round, offset: number, to: Projection): StateMessage {
  return {
    type: 'reveal_state',
    offset,
    round: viewRound(round, session.id, to.now),
    total: round.podium.length,
    revealed: revealedRows(session, round, to),
  };
}

/** What the room has been shown, also for the organizer's miniature. */
function revealedRows(session: Session, round: Round, to: Projection) {
  if (!inReveal(round)) return [];
  return viewScores(session, round, 'public', to.answersOf(round));
}

export interface SnapshotParts {
  /** Phones get none, screens that show text get texts. */
  readonly entries: boolean;
  readonly tally: boolean;
}

type Snapshot = HostToViewer & { type: 'state_snapshot' };

/** Everything a screen needs to stand where the others stand. `session` is null before the first. */
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
    session: {
      id: session.id,
      createdAt: toIso(session.createdAt),
      status: session.endedAt === null ? 'active' : 'ended',
      title: session.title,
    },
    rounds: rounds.map((r) => viewRound(r, session.id, to.now)),
    participants: [...session.participants.values()].map(viewParticipant),
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
