// Which entries a scene shows, and in which order.
import type { ScreenEntry } from '../../lib/arena/entries.ts';
import type { ArenaState } from '../../lib/arena/state.ts';

/** What the organizer hid stays away, and a spotlight leaves one alone. */
export function shownEntries({ entries, stage }: Pick<ArenaState, 'entries' | 'stage'>): readonly ScreenEntry[] {
  const shown = entries.filter(({ view }) => !view.hidden);
  const lit = stage?.spotlight ?? null;
  if (lit === null) return shown;
  const alone = shown.filter(({ view }) => view.participantId === lit || view.label === lit);
  return alone.length > 0 ? alone : shown;
}

/** Those with something to read. */
export function readableEntries(arena: Pick<ArenaState, 'entries' | 'stage'>): readonly ScreenEntry[] {
  return shownEntries(arena).filter(({ text }) => text.trim() !== '');
}

/** What an entry is called for as long as the round lasts: its label stays through a reveal, its name does not. */
export function keyOf({ view }: ScreenEntry): string {
  return view.label ?? view.participantId;
}

/** Its names are not known to the room yet. */
export function isMasked({ view }: ScreenEntry): boolean {
  return view.label !== null && view.participantId === view.label;
}

const MOVES: Readonly<Record<ScreenEntry['view']['status'], number>> = {
  generating: 0,
  waiting: 1,
  complete: 2,
  partial: 2,
  failed: 2,
};

/** Keys by what moves: who is generating first, then who is waited for, then the rest; among equals as invited. */
export function byMovement(entries: readonly ScreenEntry[]): readonly string[] {
  return [...entries].sort((a, b) => MOVES[a.view.status] - MOVES[b.view.status]).map(keyOf);
}
