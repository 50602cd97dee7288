import { timing } from '../../protocol/limits.ts';
import type { ErrorCode } from '../../protocol/errors.ts';
import { emptyStats, liveRound } from '../arena/state.ts';
import type { ArenaState, Entry, EntryStats, Round } from '../arena/state.ts';
import type { Clock } from '../ports/clock.ts';
import type { TokenRow } from '../ports/token-store.ts';
import { finalFrames } from './final-frames.ts';
import { LiveEntry } from './live-entry.ts';
import type { Released } from './live-entry.ts';
import type { TokenBatcher } from './token-batcher.ts';

/** Who shows text as it appears. */
export interface LiveListener {
  /** Text joined the end of an entry. */
  released(round: Round, entry: Entry, live: LiveEntry, released: Released): void;
  /** The visible text of an entry changed other than at its end. */
  rewritten(round: Round, entry: Entry, live: LiveEntry): void;
}

export interface ArrivingToken {
  readonly connection: string;
  readonly participantId: string;
  readonly seq: number;
  readonly content: string;
  readonly tokens: number;
}

export type TokenOutcome =
  | { readonly kind: 'accepted'; readonly live: LiveEntry; readonly began: boolean }
  | { readonly kind: 'ignored' }
  | { readonly kind: 'refused'; readonly code: ErrorCode };

/**
 * The live token buffer: the answers of the round that runs. Validates by `seq`, shows what is
 * contiguous, hands every frame to the disk batch. Knows nothing of sockets.
 */
export class LiveAnswers {
  readonly #clock: Clock;
  readonly #batcher: TokenBatcher;
  /** As it was when it was last heard of: participants may have joined since. */
  #round: Round | null = null;
  #entries = new Map<string, LiveEntry>();
  #listener: LiveListener | null = null;
  #gapTimer: (() => void) | null = null;

  constructor(parts: { clock: Clock; batcher: TokenBatcher }) {
    this.#clock = parts.clock;
    this.#batcher = parts.batcher;
  }

  listen(listener: LiveListener): void {
    this.#listener = listener;
  }

  /** The round whose answers are held, live or just ended. */
  get roundId(): string | null {
    return this.#round?.id ?? null;
  }

  entry(participantId: string): LiveEntry | undefined {
    return this.#entries.get(participantId);
  }

  /** Takes up a round: a new one, or with `rows` one that a crash interrupted. */
  open(round: Round, rows: readonly TokenRow[]): void {
    this.#round = round;
    this.#entries = new Map();
    // The timer of the round before must not stand in for one of this round.
    this.#gapTimer?.();
    this.#gapTimer = null;
    for (const [participantId, frames] of finalFrames(rows)) {
      const entry = round.entries.get(participantId);
      if (entry === undefined) continue;
      const live = this.#liveEntry(round, entry, frames[0]?.generation ?? 0);
      for (const row of frames) live.accept('', row.seq, row);
    }
    this.#armGapTimer();
  }

  accept(state: ArenaState, token: ArrivingToken): TokenOutcome {
    const round = state === null ? null : liveRound(state);
    if (round === null) return { kind: 'refused', code: 'WRONG_ROUND' };
    const entry = round.entries.get(token.participantId);
    if (entry === undefined) return { kind: 'refused', code: 'WRONG_ROUND' };
    if (round.id !== this.#round?.id) this.open(round, []);
    this.#round = round;
    const live = this.#liveEntry(round, entry, entry.generation);
    const restarted = live.restarts(token.connection, token.seq);
    if (entry.status === 'complete') return { kind: 'refused', code: 'ENTRY_SEALED' };
    // Begun again already, though the log has yet to say so: what comes in the same breath belongs to it.
    const goesOn = restarted || live.generation !== entry.generation;
    if (!goesOn && (entry.status === 'failed' || entry.status === 'partial')) {
      return { kind: 'refused', code: 'ENTRY_SEALED' };
    }
    if (restarted) live.restart();
    return this.#take(round, entry, live, token, restarted);
  }

  #take(round: Round, entry: Entry, live: LiveEntry, token: ArrivingToken, restarted: boolean): TokenOutcome {
    const at = this.#clock.now();
    const { connection, participantId, seq, content, tokens } = token;
    const accepted = live.accept(connection, seq, { content, tokens, at });
    if (accepted.kind === 'refused') return accepted;
    if (accepted.kind === 'duplicate') return { kind: 'ignored' };
    this.#batcher.add({ roundId: round.id, participantId, generation: live.generation, seq, content, tokens, at });
    if (restarted || accepted.kind === 'rewritten') this.#listener?.rewritten(round, entry, live);
    else if (accepted.released !== null) this.#listener?.released(round, entry, live, accepted.released);
    if (live.gapSince !== null) this.#armGapTimer();
    return { kind: 'accepted', live, began: entry.status !== 'generating' || restarted };
  }

  /** What screens have been shown: up to the first gap that is still waited for. */
  visibleText(participantId: string): string {
    return this.#entries.get(participantId)?.text ?? '';
  }

  /** All that arrived, in order of `seq`. */
  finalText(participantId: string): string {
    return this.#entries.get(participantId)?.finalText() ?? '';
  }

  /** What has been measured of an entry so far; null where nothing arrived. */
  stats(participantId: string): EntryStats | null {
    return this.#entries.get(participantId)?.stats() ?? null;
  }

  /** Figures of one entry, for sealing it: its text is on disk before this answers. */
  sealStats(participantId: string): EntryStats {
    this.#batcher.flush();
    return this.stats(participantId) ?? emptyStats;
  }

  /** Figures of all entries held, for sealing. Everything is on its way to the disk before this answers. */
  allStats(roundId: string): ReadonlyMap<string, EntryStats> {
    this.#batcher.flush();
    if (roundId !== this.#round?.id) return new Map();
    return new Map([...this.#entries].map(([id, live]) => [id, live.stats()]));
  }

  /** Visible frames so far of each participant with text, for old screens. */
  frames(): Map<string, string[]> {
    return new Map([...this.#entries].map(([id, live]) => [id, live.visibleContents()]));
  }

  close(): void {
    this.#gapTimer?.();
    this.#gapTimer = null;
    this.#batcher.close();
  }

  #liveEntry(round: Round, entry: Entry, generation: number): LiveEntry {
    let live = this.#entries.get(entry.participantId);
    if (live === undefined) {
      const { maxTokens } = round.settings;
      live = new LiveEntry({ maxTokens, invitedAt: entry.invitedAt, generation });
      this.#entries.set(entry.participantId, live);
    }
    return live;
  }

  /** One timer for all gaps: what is missing is waited for briefly, then shown without. */
  #armGapTimer(): void {
    if (this.#gapTimer !== null) return;
    const since = [...this.#entries.values()].flatMap((live) => live.gapSince ?? []);
    if (since.length === 0) return;
    const wait = Math.min(...since) + timing.gapWaitMs - this.#clock.now();
    this.#gapTimer = this.#clock.after(Math.max(1, wait), () => {
      this.#gapTimer = null;
      const round = this.#round;
      if (round === null) return;
      const now = this.#clock.now();
      for (const [id, live] of this.#entries) {
        const entry = round.entries.get(id);
        while (live.gapSince !== null && now - live.gapSince >= timing.gapWaitMs) {
          const released = live.skipGap();
          if (released !== null && entry !== undefined) this.#listener?.released(round, entry, live, released);
        }
      }
      this.#armGapTimer();
    });
  }
}
