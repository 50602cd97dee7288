// Which scene the telão shows: pure, from what the screen knows and its clock.
import type { RoundView } from '../../protocol/model.ts';
import type { ArenaState } from '../lib/arena/state.ts';

export type Scene =
  | 'waiting'
  | 'noSession'
  | 'ended'
  | 'black'
  | 'hold'
  | 'message'
  | 'lobby'
  | 'challenge'
  | 'live'
  | 'voting'
  | 'closed'
  | 'reading'
  | 'reveal'
  | 'podium'
  | 'scoreboard';

/** The prompt stays in large type at least this long. Milliseconds. */
export const CHALLENGE_MS = 3_000;

/** What the organizer said of the screen goes first; nothing can be said of it any more once the session is over. */
export function sceneOf(arena: ArenaState, now: number): Scene {
  const { known, session, stage } = arena;
  if (!known) return 'waiting';
  if (session === null) return 'noSession';
  if (session.status === 'ended') return 'ended';
  if (stage?.black === true) return 'black';
  if (stage?.hold === true || stage?.scene === 'hold') return 'hold';
  return chosenScene(arena) ?? roundScene(arena, now);
}

type Status = RoundView['status'];

/** Rounds for which there is something to show in a scene; scenes not named here need no round. */
const NEEDS: Partial<Record<Scene, readonly Status[]>> = {
  challenge: ['live', 'voting', 'closed', 'revealing', 'revealed'],
  live: ['live', 'voting', 'closed', 'revealing', 'revealed'],
  voting: ['voting'],
  reading: ['voting', 'closed', 'revealing', 'revealed'],
  reveal: ['revealing', 'revealed'],
  podium: ['revealed'],
};

/** The scene the organizer chose, as far as there is something to show in it. */
function chosenScene({ stage, round }: ArenaState): Scene | null {
  const scene = stage?.scene ?? 'auto';
  if (scene === 'auto' || scene === 'hold') return null;
  if (scene === 'message') return (stage?.message ?? '').trim() === '' ? null : 'message';
  const statuses = NEEDS[scene];
  return statuses === undefined || statuses.includes(round?.status ?? 'draft') ? scene : null;
}

function roundScene(arena: ArenaState, now: number): Scene {
  switch (arena.round?.status) {
    case 'live':
      return isStillAsked(arena, now) ? 'challenge' : 'live';
    case 'voting':
      return 'voting';
    case 'closed':
      return 'closed';
    case 'revealing':
      return 'reveal';
    case 'revealed':
      return 'podium';
    default:
      return 'lobby';
  }
}

/** Everybody is still reading what was asked: no answer has begun, or it was asked just now. */
function isStillAsked({ entries, liveSince }: ArenaState, now: number): boolean {
  if (liveSince !== null && now - liveSince < CHALLENGE_MS) return true;
  return entries.every(({ view, text }) => view.hidden || text === '');
}
