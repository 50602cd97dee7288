// The entries of the round on stage as a screen knows them: the host's figures, and text that grows by offset.
import type { EntryView } from '../../../protocol/model.ts';
import type { TokenFrameMessage } from '../../../protocol/wire/viewer.ts';

export interface ScreenEntry {
  readonly view: EntryView;
  readonly text: string;
  /** The same object for as long as the text only grows at its end. */
  readonly lineage: object;
  readonly tokens: number;
  /** By this screen's clock: when the first text came, and the last. Milliseconds. */
  readonly firstAt: number | null;
  readonly lastAt: number | null;
}

type Delta = TokenFrameMessage['deltas'][number];

const OPEN = new Set<EntryView['status']>(['waiting', 'generating']);

/** An entry as a snapshot tells it. */
export function entryFrom(view: EntryView, now: number): ScreenEntry {
  const text = view.text ?? '';
  const began = text === '' || view.ttftMs === null || view.durationMs === null ? null : view.durationMs - view.ttftMs;
  return {
    view,
    text,
    lineage: {},
    tokens: view.tokens,
    firstAt: began === null ? null : now - began,
    lastAt: began === null ? null : now,
  };
}

/**
 * Puts in what the host says of one entry. Names of a blind round come and go with its reveal: the label tells which
 * entry it is under either name.
 */
export function withEntry(entries: readonly ScreenEntry[], view: EntryView, now: number): readonly ScreenEntry[] {
  const isIt = (entry: ScreenEntry): boolean =>
    entry.view.participantId === view.participantId || (view.label !== null && entry.view.label === view.label);
  if (!entries.some(isIt)) return [...entries, entryFrom(view, now)];
  return entries.map((entry) =>
    isIt(entry) ? { ...withText(entry, view.text ?? entry.text), view, tokens: view.tokens } : entry,
  );
}

export interface Grown {
  readonly entries: readonly ScreenEntry[];
  /** Something came before this: only a snapshot can put it right. */
  readonly behind: boolean;
}

/** Puts in what joined the texts. Applying the same twice changes nothing. */
export function withDeltas(entries: readonly ScreenEntry[], deltas: readonly Delta[], now: number): Grown {
  const grown = [...entries];
  let behind = false;
  for (const delta of deltas) {
    const at = grown.findIndex((entry) => entry.view.participantId === delta.participant_id);
    const known = grown[at];
    if (known === undefined || delta.off > known.text.length) behind = true;
    else grown[at] = withDelta(known, delta, now);
  }
  return { entries: grown, behind };
}

function withDelta(entry: ScreenEntry, delta: Delta, now: number): ScreenEntry {
  const joins = delta.off === entry.text.length;
  const text = entry.text.slice(0, delta.off) + delta.text;
  // Nearly all of them join the end: those are not compared.
  const next = joins && delta.text !== '' ? { ...entry, text } : withText(entry, text);
  if (next === entry && delta.tokens === entry.tokens) return entry;
  const restarted = delta.off === 0 && next.lineage !== entry.lineage;
  const firstAt = restarted ? now : (entry.firstAt ?? now);
  return { ...next, tokens: delta.tokens, firstAt, lastAt: now };
}

function withText(entry: ScreenEntry, text: string): ScreenEntry {
  if (text === entry.text) return entry;
  return { ...entry, text, lineage: text.startsWith(entry.text) ? entry.lineage : {} };
}

/** A pace measured over less says nothing. Milliseconds. */
const MEASURED_MS = 300;

/** Tokens a second after the first: the host's figure once the entry is closed, until then this screen's. */
export function tokensPerSecond(entry: ScreenEntry): number | null {
  if (!OPEN.has(entry.view.status)) return entry.view.tps;
  const { firstAt, lastAt, tokens } = entry;
  if (firstAt === null || lastAt === null || lastAt - firstAt < MEASURED_MS) return null;
  return ((tokens - 1) * 1_000) / (lastAt - firstAt);
}
