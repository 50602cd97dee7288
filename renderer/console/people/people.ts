// Who stands where in the list of everyone of the session.
import type { ParticipantView } from '../../../protocol/model.ts';
import type { ScreenEntry } from '../../lib/arena/entries.ts';

export interface Grouped {
  /** Connected first, then by joining. */
  readonly inside: readonly ParticipantView[];
  /** Removed by the organizer, latest first. */
  readonly removed: readonly ParticipantView[];
}

export function grouped(all: readonly ParticipantView[]): Grouped {
  const inside = all.filter(({ kicked }) => !kicked).sort(byPresence);
  const removed = all.filter(({ kicked }) => kicked).sort((a, b) => compare(b.lastSeen, a.lastSeen));
  return { inside, removed };
}

function byPresence(a: ParticipantView, b: ParticipantView): number {
  return Number(b.connected) - Number(a.connected) || compare(a.createdAt, b.createdAt) || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** With so many a search is quicker than a look. */
export const SEARCH_FROM = 13;

/** Those of whom a name, a model or a runner holds every word of the search, whatever its case and accents. */
export function found(all: readonly ParticipantView[], search: string): readonly ParticipantView[] {
  const words = plain(search).split(/\s+/).filter(Boolean);
  if (words.length === 0) return all;
  return all.filter((one) => {
    const text = plain(`${one.nickname} ${one.model} ${one.runner}`);
    return words.every((word) => text.includes(word));
  });
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
}

/** Entries by whose they are: the organizer sees the names of a blind round too. */
export function byParticipant(entries: readonly ScreenEntry[]): ReadonlyMap<string, ScreenEntry> {
  return new Map(entries.map((entry) => [entry.view.participantId, entry]));
}

/** Milliseconds since a moment the host named; a clock that is behind it makes no negative time. */
export function since(iso: string, now: number): number {
  return Math.max(0, now - Date.parse(iso));
}
