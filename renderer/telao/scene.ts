// Which scene the telão shows, and which entries in it: pure, from what the screen knows.
import type { ScreenEntry } from '../lib/arena/entries.ts';
import type { ArenaState } from '../lib/arena/state.ts';

export type Scene =
  | 'waiting'
  | 'noSession'
  | 'ended'
  | 'black'
  | 'hold'
  | 'message'
  | 'lobby'
  | 'live'
  | 'reading'
  | 'reveal';

export function sceneOf(state: ArenaState): Scene {
  const { known, session, stage } = state;
  if (!known) return 'waiting';
  if (stage?.black === true) return 'black';
  if (stage?.hold === true || stage?.scene === 'hold') return 'hold';
  if (stage?.scene === 'message' && stage.message !== null) return 'message';
  if (session === null) return 'noSession';
  if (session.status === 'ended') return 'ended';
  return stage?.scene === 'lobby' ? 'lobby' : sceneOfRound(state);
}

function sceneOfRound({ round }: ArenaState): Scene {
  switch (round?.status) {
    case 'live':
      return 'live';
    case 'voting':
    case 'closed':
      return 'reading';
    case 'revealing':
    case 'revealed':
      return 'reveal';
    default:
      return 'lobby';
  }
}

/** What the organizer hid stays away, and a spotlight leaves one alone. */
export function shownEntries({ entries, stage }: ArenaState): readonly ScreenEntry[] {
  const shown = entries.filter(({ view }) => !view.hidden);
  const alone = shown.filter(({ view }) => view.participantId === stage?.spotlight);
  return alone.length > 0 ? alone : shown;
}

/** Those with something to read. */
export function readableEntries(state: ArenaState): readonly ScreenEntry[] {
  return shownEntries(state).filter(({ text }) => text !== '');
}

export interface Page {
  /** From 0. */
  readonly page: number;
  readonly pages: number;
  readonly from: number;
  readonly to: number;
}

/** More than fit legibly are shown in pages; numbers past the last begin again. */
export function pageAt(count: number, perPage: number, number: number): Page {
  const pages = Math.max(1, Math.ceil(count / perPage));
  const page = number % pages;
  return { page, pages, from: page * perPage, to: Math.min(count, (page + 1) * perPage) };
}

/** Pages that turn by the clock. */
export function pageNumber(now: number, turnMs: number): number {
  return Math.floor(now / turnMs);
}

/** Layouts the style sheet knows, by how many cards they hold. */
const LAYOUTS = [1, 2, 4, 6, 8, 12, 16, 20] as const;

export function layoutFor(count: number): number {
  return LAYOUTS.find((cells) => cells >= count) ?? 20;
}
