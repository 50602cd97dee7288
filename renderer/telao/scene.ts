// Which scene the telão shows: the rules that every page knows, and this screen's clock.
import type { ArenaState } from '../lib/arena/state.ts';
import { WINNER_MS, sceneFor } from '../lib/arena/scene.ts';
import type { Scene } from '../lib/arena/scene.ts';

/** The prompt stays in large type at least this long. Milliseconds. */
export const CHALLENGE_MS = 3_000;

export function sceneOf(arena: ArenaState, now: number): Scene {
  const { known, session, round, revealedSince } = arena;
  const stage = known ? arena.stage : null;
  const isWinnerNew = revealedSince !== null && now - revealedSince < WINNER_MS;
  return sceneFor({ session, round, stage, isAnswered: !isStillAsked(arena, now), isWinnerNew });
}

/** Everybody is still reading what was asked: no answer has begun, or it was asked just now. */
function isStillAsked({ entries, liveSince }: ArenaState, now: number): boolean {
  if (liveSince !== null && now - liveSince < CHALLENGE_MS) return true;
  return entries.every(({ view, text }) => view.hidden || text === '');
}
