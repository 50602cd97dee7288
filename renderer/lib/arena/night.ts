// Where the night stands, in one word, for the pages at the door.
import type { ArenaState } from './state.ts';

export type Night = 'noSession' | 'lobby' | 'live' | 'voting' | 'closed' | 'reveal' | 'revealed';

/** Null before the host has said anything. */
export function nightOf({ known, session, round }: ArenaState): Night | null {
  if (!known) return null;
  if (session === null || session.status === 'ended') return 'noSession';
  switch (round?.status) {
    case 'live':
    case 'voting':
    case 'closed':
    case 'revealed':
      return round.status;
    case 'revealing':
      return 'reveal';
    default:
      return 'lobby';
  }
}
