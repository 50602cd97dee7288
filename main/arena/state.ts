/**
 * What the arena is at a moment: the fold of its events. Immutable; times are milliseconds
 * since the epoch, taken from the events and never from a clock.
 */
import type { EntryStatus, RoundSettings, RoundStatus, StageView } from '../../protocol/model.ts';

export interface Participant {
  readonly id: string;
  readonly nickname: string;
  readonly runner: string;
  readonly model: string;
  readonly registeredAt: number;
  readonly lastSeenAt: number;
  readonly connected: boolean;
  readonly kicked: boolean;
}

/** What the client says of its own answer; kept beside the host's figures, never instead of them. */
export interface CompletionClaim {
  readonly tokens: number;
  readonly firstTokenMs: number | null;
  readonly durationMs: number;
  readonly model: string | null;
  readonly runner: string | null;
  readonly device: string | null;
  /** Of that time the model was loading. Missing in logs from before it was told. Milliseconds. */
  readonly loadMs?: number | null;
}

/** What the host measured of an entry, by its own clock. */
export interface EntryStats {
  readonly tokens: number;
  readonly chars: number;
  readonly firstTokenMs: number | null;
  readonly durationMs: number | null;
  readonly tokensPerSecond: number | null;
  readonly missing: number;
  readonly overLimit: boolean;
}

export const emptyStats: EntryStats = {
  tokens: 0,
  chars: 0,
  firstTokenMs: null,
  durationMs: null,
  tokensPerSecond: null,
  missing: 0,
  overLimit: false,
};

export interface Entry {
  readonly participantId: string;
  /** What the room calls it while the round is blind. */
  readonly label: string | null;
  readonly status: EntryStatus;
  readonly invitedAt: number;
  /** Rises when a restarted client begins again; tokens of earlier generations stay as history. */
  readonly generation: number;
  readonly claim: CompletionClaim | null;
  /** Set between `complete` and the seal: when to stop waiting for what is in flight. */
  readonly sealAt: number | null;
  readonly stats: EntryStats;
  readonly hidden: boolean;
  readonly reason: string | null;
}

export type EndReason = 'organizer' | 'deadline' | 'all_finished' | 'no_answers' | 'session_ended';

export interface Round {
  readonly id: string;
  readonly index: number;
  readonly settings: RoundSettings;
  readonly status: RoundStatus;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly endReason: EndReason | null;
  /** While live: when the answers are due, the time of pauses included. */
  readonly deadlineAt: number | null;
  readonly pausedAt: number | null;
  readonly votingOpenedAt: number | null;
  readonly entries: ReadonlyMap<string, Entry>;
  /** Score by entry, by voter. */
  readonly ballots: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Frozen when the reveal begins: participant ids, first place first. */
  readonly podium: readonly string[];
  readonly revealedCount: number;
}

export interface Session {
  readonly id: string;
  readonly title: string | null;
  readonly createdAt: number;
  readonly endedAt: number | null;
  readonly pinLength: number;
  readonly endWhenAllFinished: boolean;
  readonly participants: ReadonlyMap<string, Participant>;
  readonly rounds: ReadonlyMap<string, Round>;
  /** Voter -> participant: a phone opened by a personal link. */
  readonly boundVoters: ReadonlyMap<string, string>;
  readonly stage: StageView;
}

/** One session at a time; `null` before the first. An ended one stays until the next is created. */
export type ArenaState = Session | null;

export const initialStage: StageView = {
  scene: 'auto',
  pin: false,
  message: null,
  hold: false,
  black: false,
  spotlight: null,
  theme: 'dark',
  language: 'pt-BR',
};

/** A copy of `map` with one key set. */
export function withKey<K, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> {
  return new Map(map).set(key, value);
}

export function liveRound(session: ArenaState): Round | null {
  if (session === null) return null;
  for (const round of session.rounds.values()) if (round.status === 'live') return round;
  return null;
}

export function roundByIndex(session: Session, index: number): Round | null {
  for (const round of session.rounds.values()) if (round.index === index) return round;
  return null;
}

/** Rounds by their number. */
export function roundsInOrder(session: Session): Round[] {
  return [...session.rounds.values()].sort((a, b) => a.index - b.index);
}

/** The round the room is about: the live one, else the one started last. */
export function roundOnStage(session: Session): Round | null {
  let latest: Round | null = null;
  for (const round of session.rounds.values()) {
    if (round.status === 'live') return round;
    if (round.startedAt !== null && (latest === null || round.startedAt >= (latest.startedAt ?? 0))) latest = round;
  }
  return latest;
}

/** The order of the places is settled, and shown or being shown. */
export function inReveal(round: Round): boolean {
  return round.status === 'revealing' || round.status === 'revealed';
}

/** The entry has not been closed by completion, failure or the end of the round. */
export function isOpen(entry: Entry): boolean {
  return entry.status === 'waiting' || entry.status === 'generating';
}

/** Whoever produced text can be voted for, unless hidden or removed by the organizer. */
export function isVotable(session: Session, entry: Entry): boolean {
  return entry.stats.chars > 0 && !entry.hidden && session.participants.get(entry.participantId)?.kicked !== true;
}

export function votableEntries(session: Session, round: Round): Entry[] {
  return [...round.entries.values()].filter((entry) => isVotable(session, entry));
}
