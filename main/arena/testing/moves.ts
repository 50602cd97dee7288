/** Random nights: abstract moves, turned into commands that mostly make sense where the night stands. */
import fc from 'fast-check';
import type { Command } from '../commands.ts';
import { emptyStats, isOpen, liveRound, roundOnStage, roundsInOrder } from '../state.ts';
import type { EndReason, EntryStats, Round } from '../state.ts';
import type { RoundStatus } from '../../../protocol/model.ts';
import { ballot, claimOf, settings } from './night.ts';
import type { Night } from './night.ts';

/** Kinds of moves; those that carry a night forward come more often. */
const WEIGHTS = {
  ...{ register: 3, disconnect: 1, kick: 1, unkick: 1 },
  ...{ draft: 2, update: 1, duplicate: 1, reorder: 1, start: 3, extend: 1, pause: 1, resume: 1, end: 2, cancel: 1 },
  ...{ begin: 1, write: 4, complete: 1, seal: 1, fail: 1, hide: 1, show: 1 },
  ...{ bind: 1, vote: 5, close: 2, reopen: 1, reveal: 2, next: 4, back: 1 },
  ...{ time: 1, restart: 1, options: 1, stage: 1, end_session: 1, new_session: 1 },
};
type Kind = keyof typeof WEIGHTS;
const KINDS = (Object.keys(WEIGHTS) as Kind[]).flatMap((kind) => Array.from({ length: WEIGHTS[kind] }, () => kind));

export interface Move {
  readonly kind: Kind;
  /** Which participant, voter, round, score, … where there is a choice. */
  readonly a: number;
  readonly b: number;
  readonly c: number;
  /** Ignore what makes sense: any round, whatever its status. */
  readonly wild: boolean;
}

// Every choice as likely as another: fast-check's preference for small numbers would make a night of one participant.
const choice = fc.noBias(fc.nat({ max: 1_000 }));
export const move: fc.Arbitrary<Move> = fc.record({
  kind: fc.constantFrom(...KINDS),
  a: choice,
  b: choice,
  c: choice,
  wild: fc.noBias(fc.nat({ max: 14 })).map((n) => n === 0),
});
/** Long enough to get somewhere: short nights hardly reach a reveal. */
export const moves = fc.array(move, { minLength: 80, maxLength: 250, size: 'max' });

/** Strings that are found again wherever they leak. */
export const secretsOf = (id: string) => [`Nick-${id}`, `Run-${id}`, `Mod-${id}`, id];
const idOf = (n: number) => `Who${n % 6}~`;
const ends: readonly EndReason[] = ['organizer', 'organizer', 'organizer', 'deadline', 'all_finished'];

/** The command of a move, or null where the move is only time or text. */
export function commandOf(evening: Night, { kind, a, b, c, wild }: Move): Command | null {
  const participantId = idOf(a);
  const answering = wild ? participantId : invited(evening, a);
  const on = (...statuses: RoundStatus[]) => target(evening, b, wild ? [] : statuses);
  switch (kind) {
    case 'register': {
      const nickname = c % 3 === 0 ? 'Same~' : `Nick-${participantId}`;
      return {
        type: 'register_participant',
        participantId,
        nickname,
        ...machine(participantId),
        client: null,
        sameConnection: false,
      };
    }
    case 'disconnect':
      return { type: 'disconnect_participant', participantId };
    case 'kick':
      return { type: 'kick_participant', participantId };
    case 'unkick':
      return { type: 'unkick_participant', participantId };
    case 'draft': {
      const over = { blind: a % 3 > 0, finalVotes: b % 4 === 0, deadlineMs: 1_000 + c };
      return { type: 'create_round', roundId: freshRound(evening), settings: settings(over) };
    }
    case 'update':
      return { type: 'update_round', roundId: on('draft'), changes: c % 2 ? { title: `t${c}` } : { blind: c % 4 > 0 } };
    case 'duplicate':
      return { type: 'duplicate_round', roundId: on(), newRoundId: freshRound(evening) };
    case 'reorder':
      return { type: 'reorder_rounds', roundIds: order(evening, a, wild) };
    case 'start':
      return { type: 'start_round', roundId: on('draft'), seed: c };
    case 'extend':
      return { type: 'extend_round', roundId: on('live'), ms: c - 500 };
    case 'pause':
      return { type: 'pause_round', roundId: on('live', 'voting') };
    case 'resume':
      return { type: 'resume_round', roundId: on('live', 'voting') };
    case 'begin':
      return { type: 'start_entry', roundId: on('live'), participantId: answering, generation: c % 5 === 0 ? 1 : 0 };
    case 'complete': {
      const roundId = on('live');
      const settled = c % 2 ? measured(evening, roundId, answering) : null;
      return { type: 'complete_entry', roundId, participantId: answering, claim: claimOf(c), settled };
    }
    case 'seal': {
      const roundId = on('live');
      return { type: 'seal_entry', roundId, participantId: answering, stats: measured(evening, roundId, answering) };
    }
    case 'fail': {
      const roundId = on('live');
      const stats = measured(evening, roundId, answering);
      const reason = `LOAD: Mod-${answering} is not here`;
      return { type: 'fail_entry', roundId, participantId: answering, stats, reason };
    }
    case 'hide':
      return { type: 'hide_entry', roundId: on('live', 'voting', 'revealing'), participantId: answering };
    case 'show':
      return { type: 'show_entry', roundId: on('live', 'voting', 'revealing'), participantId: answering };
    case 'bind':
      return { type: 'bind_voter', voter: `v${b % 4}`, participantId };
    case 'vote': {
      const roundId = on('voting');
      return ballot(`v${b % 4}`, publicName(evening, roundId, a), c % 6, roundId);
    }
    case 'close':
      return { type: 'close_voting', roundId: on('voting') };
    case 'reopen':
      return { type: 'reopen_voting', roundId: on('closed') };
    case 'reveal':
      return { type: 'start_reveal', roundId: on('closed') };
    case 'next':
      return { type: 'reveal_next', roundId: on('revealing') };
    case 'back':
      return { type: 'reveal_back', roundId: on('revealing', 'revealed') };
    case 'end': {
      const roundId = on('live');
      return { type: 'end_round', roundId, reason: ends[c % 5] ?? 'organizer', open: allMeasured(evening, roundId) };
    }
    case 'cancel': {
      if (c % 3 > 0) return null;
      const roundId = on('live', 'draft');
      return { type: 'cancel_round', roundId, open: allMeasured(evening, roundId) };
    }
    case 'restart':
      return c % 6 > 0 ? null : { type: 'note_host_started', version: `${c}` };
    case 'options':
      return { type: 'set_options', endWhenAllFinished: c % 2 > 0 };
    case 'stage':
      return {
        type: 'set_stage',
        patch: { spotlight: c % 3 ? participantId : null, pin: c % 2 > 0, black: a % 2 > 0 },
      };
    // Rare: it takes the whole night with it.
    case 'end_session':
      return c % 25 === 0 ? { type: 'end_session', open: liveMeasured(evening) } : null;
    case 'new_session': {
      const sessionId = `s${evening.recorded.length}`;
      return c % 15 === 0
        ? { type: 'create_session', sessionId, title: null, pinLength: 6, open: liveMeasured(evening) }
        : null;
    }
    case 'write': {
      const waits = evening.state !== null && liveRound(evening.state)?.entries.get(answering)?.status === 'waiting';
      return waits ? { type: 'start_entry', roundId: on('live'), participantId: answering, generation: 0 } : null;
    }
    case 'time':
      return null;
  }
}

/** What moves that are no commands change: time passes, text arrives. */
export function pass(evening: Night, { kind, a, c }: Move): void {
  if (kind === 'time') evening.later(c);
  if (kind !== 'write' || evening.state === null) return;
  const live = liveRound(evening.state);
  const entry = live?.entries.get(invited(evening, a));
  if (live === null || entry === undefined || !isOpen(entry)) return;
  const texts = evening.texts.get(live.id) ?? new Map<string, string>();
  evening.texts.set(live.id, texts.set(entry.participantId, `${texts.get(entry.participantId) ?? ''}word `));
}

/** Somebody of the round on stage, where there is anybody. */
function invited(evening: Night, n: number): string {
  const round = evening.state === null ? null : roundOnStage(evening.state);
  const ids = [...(round?.entries.keys() ?? [])];
  return ids[n % Math.max(1, ids.length)] ?? idOf(n);
}

function machine(id: string) {
  return { runner: `Run-${id}`, model: `Mod-${id}` };
}

/** A round with one of the statuses where there is one, else any; an unknown id where there is none. */
function target(evening: Night, n: number, statuses: readonly RoundStatus[]): string {
  const all = evening.state === null ? [] : roundsInOrder(evening.state);
  const fitting = all.filter((round) => statuses.includes(round.status));
  const from: readonly Round[] = fitting.length > 0 ? fitting : all;
  return from[n % Math.max(1, from.length)]?.id ?? 'none';
}

function freshRound(evening: Night): string {
  return `r${evening.recorded.length}`;
}

function order(evening: Night, n: number, wild: boolean): string[] {
  const all = evening.state === null ? [] : roundsInOrder(evening.state);
  const ids = all.filter((round) => wild || round.status === 'draft').map((round) => round.id);
  return [...ids.slice(n % Math.max(1, ids.length)), ...ids.slice(0, n % Math.max(1, ids.length))];
}

/** Mostly the name the room knows an entry by, sometimes its id, sometimes nobody. */
function publicName(evening: Night, roundId: string, n: number): string {
  const entries = [...(evening.state?.rounds.get(roundId)?.entries.values() ?? [])];
  const entry = entries[n % Math.max(1, entries.length)];
  if (entry === undefined) return 'nobody';
  return n % 7 === 0 ? entry.participantId : (entry.label ?? entry.participantId);
}

function measured(evening: Night, roundId: string, participantId: string): EntryStats {
  return evening.stats(roundId).get(participantId) ?? emptyStats;
}

function allMeasured(evening: Night, roundId: string): ReadonlyMap<string, EntryStats> {
  return evening.stats(roundId);
}

function liveMeasured(evening: Night): ReadonlyMap<string, EntryStats> {
  const live = liveRound(evening.state);
  return live === null ? new Map() : evening.stats(live.id);
}
