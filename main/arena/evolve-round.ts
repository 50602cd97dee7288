import type { ArenaEvent } from './events.ts';
import { emptyStats, withKey } from './state.ts';
import type { Entry, Round } from './state.ts';

/** Events about one round that already exists. */
export type RoundEvent = Exclude<Extract<ArenaEvent, { roundId: string }>, { type: 'round_created' }>;

export function evolveRound(round: Round, event: RoundEvent, at: number): Round {
  switch (event.type) {
    case 'round_updated':
      return { ...round, settings: event.settings };
    case 'round_started':
      return { ...round, status: 'live', startedAt: at, deadlineAt: event.deadlineAt };
    case 'deadline_moved':
      return { ...round, deadlineAt: event.deadlineAt };
    case 'round_paused':
      return { ...round, pausedAt: at };
    case 'round_resumed':
      return { ...round, pausedAt: null, deadlineAt: event.deadlineAt, votingOpenedAt: event.votingOpenedAt };
    case 'voting_opened':
      return { ...ended(round, event.reason, at), status: 'voting', votingOpenedAt: at };
    case 'round_cancelled':
      return { ...ended(round, event.reason, at), status: 'cancelled' };
    case 'voting_closed':
      return { ...round, status: 'closed', pausedAt: null };
    case 'voting_reopened':
      return { ...round, status: 'voting', votingOpenedAt: at };
    case 'reveal_started':
      return { ...round, status: 'revealing', podium: event.podium, revealedCount: 0 };
    case 'place_revealed': {
      const revealedCount = round.revealedCount + 1;
      return { ...round, revealedCount, status: revealedCount >= round.podium.length ? 'revealed' : 'revealing' };
    }
    case 'place_unrevealed':
      return { ...round, revealedCount: round.revealedCount - 1, status: 'revealing' };
    case 'reveal_left':
      return { ...round, status: 'closed', podium: [], revealedCount: 0 };
    case 'vote_cast': {
      const scores = round.ballots.get(event.participantId) ?? new Map<string, number>();
      return {
        ...round,
        ballots: withKey(round.ballots, event.participantId, withKey(scores, event.voter, event.score)),
      };
    }
    case 'entry_invited': {
      const entry: Entry = {
        participantId: event.participantId,
        label: event.label,
        status: 'waiting',
        invitedAt: at,
        generation: round.entries.get(event.participantId)?.generation ?? 0,
        claim: null,
        sealAt: null,
        stats: emptyStats,
        hidden: round.entries.get(event.participantId)?.hidden ?? false,
        reason: null,
      };
      return { ...round, entries: withKey(round.entries, entry.participantId, entry) };
    }
    case 'entry_started': {
      const { participantId, generation } = event;
      const entry = round.entries.get(participantId);
      // `complete` may come even before the first token: it is of this beginning.
      const first = entry?.status === 'waiting' && entry.generation === generation;
      const claimed = first ? {} : { claim: null, sealAt: null };
      const begun = { status: 'generating', generation, stats: emptyStats, reason: null } as const;
      return patchEntry(round, participantId, { ...begun, ...claimed });
    }
    case 'entry_completed':
      return patchEntry(round, event.participantId, { claim: event.claim, sealAt: event.sealAt });
    case 'entry_sealed':
      return patchEntry(round, event.participantId, {
        status: event.status,
        stats: event.stats,
        reason: event.reason,
        sealAt: null,
      });
    case 'entry_hidden':
      return patchEntry(round, event.participantId, { hidden: true });
    case 'entry_shown':
      return patchEntry(round, event.participantId, { hidden: false });
  }
}

function ended(round: Round, reason: Round['endReason'], at: number): Round {
  return { ...round, endedAt: at, endReason: reason, deadlineAt: null, pausedAt: null };
}

function patchEntry(round: Round, participantId: string, patch: Partial<Entry>): Round {
  const entry = round.entries.get(participantId);
  if (entry === undefined) return round;
  return { ...round, entries: withKey(round.entries, participantId, { ...entry, ...patch }) };
}
