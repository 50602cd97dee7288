/**
 * event -> what a screen of some role is told. Every message carries whole objects as they are
 * after the event, so applying one twice, or only the last of several, is harmless.
 */
import type { StateMessage } from '../../protocol/wire/viewer.ts';
import type { Recorded } from './events.ts';
import { movesOn } from './evolve.ts';
import { voterCount } from './ranking.ts';
import { inReveal, isOpen, roundOnStage, roundsInOrder } from './state.ts';
import type { Round, Session } from './state.ts';
import { viewScores } from './view-scores.ts';
import {
  answersAreOut,
  identityOf,
  isPublic,
  noAnswers,
  viewEntry,
  viewEntryWithText,
  viewParticipant,
  viewRound,
  viewSessionBrief,
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
      return [participantGone(event.participantId, recorded)];
    case 'participant_kicked':
      return [
        participantGone(event.participantId, recorded),
        ...participantState(session, event.participantId, offset),
        ...ownEntries(session, event.participantId, offset, to),
      ];
    case 'participant_unkicked':
      return [
        ...participantState(session, event.participantId, offset),
        ...ownEntries(session, event.participantId, offset, to),
      ];
    case 'stage_changed':
      return stageState(session, offset, to);
    case 'options_changed':
      return [{ type: 'session_state', offset, session: viewSessionBrief(session) }];
    case 'session_created':
    case 'session_ended':
    case 'host_started':
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
      return entryState(session, round, event.participantId, offset, to);
    case 'entry_hidden':
      return [
        ...entryState(session, round, event.participantId, offset, to),
        ...answersChanged(session, round, offset, to),
      ];
    case 'entry_shown':
      return [
        ...wholeEntryState(session, round, event.participantId, offset, to),
        ...answersChanged(session, round, offset, to),
      ];
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

function participantGone(participantId: string, { offset, at }: Recorded): StateMessage {
  return { type: 'participant_disconnected', offset, participant_id: participantId, ts: at };
}

function participantState(session: Session, participantId: string, offset: number): StateMessage[] {
  const participant = session.participants.get(participantId);
  return participant === undefined
    ? []
    : [{ type: 'participant_state', offset, participant: viewParticipant(participant) }];
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

/** What a removal takes from the room, or gives back: the entry on stage, and answers that can be read. */
function ownEntries(session: Session, participantId: string, offset: number, to: Projection): StateMessage[] {
  const onStage = roundOnStage(session);
  const answered = roundsInOrder(session).filter((round) => round.entries.has(participantId));
  return [
    ...(onStage === null ? [] : wholeEntryState(session, onStage, participantId, offset, to)),
    ...answered.flatMap((round) => answersChanged(session, round, offset, to)),
  ];
}

/** A phone has no entries: it is told to ask for the answers again. A place already shown comes as it is now. */
function answersChanged(session: Session, round: Round, offset: number, to: Projection): StateMessage[] {
  if (!answersAreOut(round)) return [];
  return [
    { type: 'entries_changed', offset, round: round.index },
    ...(to.role === 'organizer' ? [tally(session, round, offset)] : []),
    ...(inReveal(round) ? [revealState(session, round, offset, to)] : []),
  ];
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
  return role === 'public' ? [progress] : [progress, tally(session, round, offset)];
}

function tally(session: Session, round: Round, offset: number): StateMessage {
  return { type: 'tally', offset, round: round.index, scoreboard: viewScores(session, round, 'organizer', noAnswers) };
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
export function revealedRows(session: Session, round: Round, to: Projection) {
  if (!inReveal(round)) return [];
  return viewScores(session, round, 'public', to.answersOf(round));
}
