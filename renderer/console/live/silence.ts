// How long an entry has been silent, and whether that is worth a look.
import type { ScreenEntry } from '../../lib/arena/entries.ts';

export interface Silence {
  readonly ms: number;
  readonly level: 'fine' | 'slow' | 'silent';
}

const SLOW_MS = 5_000;
const SILENT_MS = 15_000;

/** Null for an entry that owes nothing more. `since` is when the round began, for one that has said nothing yet. */
export function silenceOf({ view, lastAt }: ScreenEntry, since: number, now: number): Silence | null {
  if (view.status !== 'waiting' && view.status !== 'generating') return null;
  const ms = Math.max(0, now - (lastAt ?? since));
  return { ms, level: ms >= SILENT_MS ? 'silent' : ms >= SLOW_MS ? 'slow' : 'fine' };
}
