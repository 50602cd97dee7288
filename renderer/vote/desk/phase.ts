// What the room is doing, as far as a phone cares.
import type { ArenaState } from '../../lib/arena/state.ts';

export type Phase =
  | 'connecting'
  | 'noSession'
  | 'lobby'
  | 'live'
  | 'voting'
  | 'closed'
  | 'reveal'
  | 'revealed'
  | 'cancelled'
  | 'ended';

export function phaseOf({ known, session, round }: Pick<ArenaState, 'known' | 'session' | 'round'>): Phase {
  if (!known) return 'connecting';
  if (session === null) return 'noSession';
  if (session.status === 'ended') return 'ended';
  switch (round?.status) {
    case undefined:
    case 'draft':
      return 'lobby';
    case 'revealing':
      return 'reveal';
    default:
      return round?.status ?? 'lobby';
  }
}

/** The answers can be read. */
export function isReadable(phase: Phase): boolean {
  return phase === 'voting' || phase === 'closed' || phase === 'reveal' || phase === 'revealed';
}
