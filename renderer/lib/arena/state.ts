// What a screen knows of the arena, as a function of the messages it got. No clock, no socket, no page.
import type {
  ParticipantView,
  ProblemList,
  RoundView,
  ScoreRow,
  StageView,
  WarmUpView,
} from '../../../protocol/model.ts';
import type { HostToViewer, SnapshotMessage } from '../../../protocol/wire/viewer.ts';
import { entryFrom, withDeltas, withEntry } from './entries.ts';
import type { ScreenEntry } from './entries.ts';
import { roundOnStage, withRound } from './rounds.ts';

export interface ArenaState {
  /** False until the first snapshot. */
  readonly known: boolean;
  /** How far in the host's log this stands, and which log it is: what `since` and `epoch` take. */
  readonly offset: number;
  readonly epoch: string;
  readonly session: SnapshotMessage['session'];
  readonly rounds: readonly RoundView[];
  /** The round that the room is about. */
  readonly round: RoundView | null;
  /** By this screen's clock: when the round's time left was said. */
  readonly roundSaidAt: number;
  /** By this screen's clock: when it saw the round go live; null where it came later. */
  readonly liveSince: number | null;
  /** By this screen's clock: when it saw the last place revealed; null where it came later. */
  readonly revealedSince: number | null;
  readonly participants: readonly ParticipantView[];
  readonly entries: readonly ScreenEntry[];
  readonly stage: StageView | null;
  readonly voters: number;
  /** Places there are to reveal, and those revealed, best first. */
  readonly total: number;
  readonly revealed: readonly ScoreRow[];
  /** Scores as they stand; only the organizer is told. */
  readonly tally: readonly ScoreRow[];
  /** Grows when the answers that can be read may have changed: what was asked of them is to be asked again. */
  readonly entriesChanged: number;
  /** Trouble of the host, and who watches; only the organizer is told. Null until said. */
  readonly problems: ProblemList | null;
  readonly watchers: Watchers | null;
  /** What the last warm-up brought; only the organizer is told. */
  readonly warmUps: readonly WarmUpView[];
  /** Where the room finds the host; null until said. */
  readonly door: RoomDoor | null;
  /** Scripted participants and voters: nothing of it is kept. */
  readonly rehearsal: boolean;
}

export interface RoomDoor {
  readonly url: string;
  /** Name won on the network; null without mDNS. */
  readonly hostname: string | null;
}

export interface Watchers {
  readonly telaos: number;
  readonly phones: number;
  readonly consoles: number;
  /** Addresses other than the host's machine that have reached it since it started. */
  readonly devices: number;
}

export const initialState: ArenaState = {
  known: false,
  offset: 0,
  epoch: '',
  session: null,
  rounds: [],
  round: null,
  roundSaidAt: 0,
  liveSince: null,
  revealedSince: null,
  participants: [],
  entries: [],
  stage: null,
  voters: 0,
  total: 0,
  revealed: [],
  tally: [],
  entriesChanged: 0,
  problems: null,
  watchers: null,
  warmUps: [],
  door: null,
  rehearsal: false,
};

export interface Applied {
  readonly state: ArenaState;
  /** True where something was missed: ask for a snapshot. */
  readonly behind: boolean;
}

/** Applies one message. Messages of old screens, and unknown ones, change nothing. */
export function applyMessage(state: ArenaState, message: HostToViewer, now: number): Applied {
  if (message.type === 'token_frame') return growTexts(state, message, now);
  const after = next(state, message, now);
  const offset = 'offset' in message ? message.offset : state.offset;
  return { state: offset === after.offset ? after : { ...after, offset }, behind: false };
}

function next(state: ArenaState, message: HostToViewer, now: number): ArenaState {
  switch (message.type) {
    case 'state_snapshot':
      return fromSnapshot(state, message, now);
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
    case 'session_state':
      return { ...state, session: message.session };
    case 'entries_changed':
      return { ...state, entriesChanged: state.entriesChanged + 1 };
    case 'problems_state':
      return { ...state, problems: { storageWorks: message.storageWorks, problems: message.problems } };
    case 'watchers_state': {
      const { telaos, phones, consoles, devices } = message;
      return { ...state, watchers: { telaos, phones, consoles, devices } };
    }
    case 'warm_up_state':
      return { ...state, warmUps: message.results };
    case 'door_state':
      return { ...state, door: { url: message.url, hostname: message.hostname } };
    case 'registered_telao':
      return { ...state, rehearsal: message.rehearsal };
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

/** What is told of the host itself is told apart from the night: it stays. */
function fromSnapshot(before: ArenaState, message: SnapshotMessage, now: number): ArenaState {
  const { session, rounds, round, participants, entries, stage, voters, total, revealed, tally } = message;
  return {
    known: true,
    offset: message.offset,
    epoch: message.epoch,
    session,
    rounds,
    round,
    roundSaidAt: now,
    liveSince: null,
    revealedSince: null,
    participants,
    entries: entries.map((entry) => entryFrom(entry, now)),
    stage,
    voters,
    total,
    revealed,
    tally: tally ?? [],
    entriesChanged: before.entriesChanged + 1,
    problems: before.problems,
    watchers: before.watchers,
    warmUps: before.warmUps,
    door: before.door,
    rehearsal: before.rehearsal,
  };
}

/** A round that takes the stage comes with nothing of the one before it. */
function withRoundState(state: ArenaState, said: RoundView, now: number): ArenaState {
  const rounds = withRound(state.rounds, said);
  const round = roundOnStage(rounds);
  const roundSaidAt = round?.id === said.id ? now : state.roundSaidAt;
  if (round?.id === state.round?.id) {
    return { ...state, rounds, round, roundSaidAt, revealedSince: revealedSince(state, round, now) };
  }
  const liveSince = round?.status === 'live' ? now : null;
  const empty = { entries: [], voters: 0, total: 0, revealed: [], tally: [] };
  return { ...state, ...empty, rounds, round, roundSaidAt, liveSince, revealedSince: null };
}

function revealedSince(before: ArenaState, round: RoundView | null, now: number): number | null {
  if (round?.status !== 'revealed') return null;
  return before.round?.status === 'revealing' ? now : before.revealedSince;
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
