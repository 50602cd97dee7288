// What a screen knows of the arena, as a function of the messages it got. No clock, no socket, no page.
import type { ParticipantView, RoundView, ScoreRow, StageView } from '../../../protocol/model.ts';
import type { HostToViewer, SnapshotMessage } from '../../../protocol/wire/viewer.ts';
import { entryFrom, withDeltas, withEntry } from './entries.ts';
import type { ScreenEntry } from './entries.ts';
import { roundOnStage, withRound } from './rounds.ts';

export interface ArenaState {
  /** False until the first snapshot. */
  readonly known: boolean;
  readonly session: SnapshotMessage['session'];
  readonly rounds: readonly RoundView[];
  /** The round that the room is about. */
  readonly round: RoundView | null;
  /** By this screen's clock: when the round's time left was said. */
  readonly roundSaidAt: number;
  readonly participants: readonly ParticipantView[];
  readonly entries: readonly ScreenEntry[];
  readonly stage: StageView | null;
  readonly voters: number;
  /** Places there are to reveal, and those revealed, best first. */
  readonly total: number;
  readonly revealed: readonly ScoreRow[];
  /** Scores as they stand; only the organizer is told. */
  readonly tally: readonly ScoreRow[];
}

export const initialState: ArenaState = {
  known: false,
  session: null,
  rounds: [],
  round: null,
  roundSaidAt: 0,
  participants: [],
  entries: [],
  stage: null,
  voters: 0,
  total: 0,
  revealed: [],
  tally: [],
};

export interface Applied {
  readonly state: ArenaState;
  /** True where something was missed: ask for a snapshot. */
  readonly behind: boolean;
}

/** Applies one message. Messages of old screens, and unknown ones, change nothing. */
export function applyMessage(state: ArenaState, message: HostToViewer, now: number): Applied {
  if (message.type === 'token_frame') return growTexts(state, message, now);
  return { state: next(state, message, now), behind: false };
}

function next(state: ArenaState, message: HostToViewer, now: number): ArenaState {
  switch (message.type) {
    case 'state_snapshot':
      return fromSnapshot(message, now);
    case 'participant_registered':
    case 'participant_state':
      return { ...state, participants: withParticipant(state.participants, message.participant) };
    case 'participant_disconnected':
      return { ...state, participants: gone(state.participants, message.participant_id) };
    case 'round_state':
      return withRoundState(state, message.round, now);
    case 'entry_state':
      if (message.round !== state.round?.index) return state;
      return { ...state, entries: withEntry(state.entries, message.entry, now) };
    case 'stage_state':
      return { ...state, stage: message.stage };
    case 'vote_progress':
      return message.round === state.round?.index ? { ...state, voters: message.voters } : state;
    case 'tally':
      return message.round === state.round?.index ? { ...state, tally: message.scoreboard } : state;
    case 'reveal_state': {
      const after = withRoundState(state, message.round, now);
      return after.round?.id === message.round.id
        ? { ...after, total: message.total, revealed: message.revealed }
        : after;
    }
    default:
      return state;
  }
}

function fromSnapshot(message: SnapshotMessage, now: number): ArenaState {
  const { session, rounds, round, participants, entries, stage, voters, total, revealed, tally } = message;
  return {
    known: true,
    session,
    rounds,
    round,
    roundSaidAt: now,
    participants,
    entries: entries.map((entry) => entryFrom(entry, now)),
    stage,
    voters,
    total,
    revealed,
    tally: tally ?? [],
  };
}

/** A round that takes the stage comes with nothing of the one before it. */
function withRoundState(state: ArenaState, said: RoundView, now: number): ArenaState {
  const rounds = withRound(state.rounds, said);
  const round = roundOnStage(rounds);
  const roundSaidAt = round?.id === said.id ? now : state.roundSaidAt;
  if (round?.id === state.round?.id) return { ...state, rounds, round, roundSaidAt };
  return { ...state, rounds, round, roundSaidAt, entries: [], voters: 0, total: 0, revealed: [], tally: [] };
}

function growTexts(state: ArenaState, message: HostToViewer & { type: 'token_frame' }, now: number): Applied {
  if (message.round !== state.round?.index) return { state, behind: true };
  const { entries, behind } = withDeltas(state.entries, message.deltas, now);
  return { state: { ...state, entries }, behind };
}

function withParticipant(all: readonly ParticipantView[], one: ParticipantView): readonly ParticipantView[] {
  const isNew = all.every((other) => other.id !== one.id);
  return isNew ? [...all, one] : all.map((other) => (other.id === one.id ? one : other));
}

function gone(all: readonly ParticipantView[], id: string): readonly ParticipantView[] {
  return all.map((one) => (one.id === id ? { ...one, connected: false } : one));
}
