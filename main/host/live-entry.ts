import { limits } from '../../protocol/limits.ts';
import type { ErrorCode } from '../../protocol/errors.ts';
import type { EntryStats } from '../arena/state.ts';
import { OrderedChunks } from './ordered-chunks.ts';
import type { Chunk } from './ordered-chunks.ts';

/** Text that became visible: where it begins in the entry, the frames it is made of. */
export interface Released {
  readonly off: number;
  readonly chunks: readonly { readonly seq: number; readonly content: string }[];
}

export type Acceptance =
  | { readonly kind: 'accepted'; readonly released: Released | null }
  /** Something earlier arrived after its gap was given up: the visible text changed in the middle. */
  | { readonly kind: 'rewritten' }
  | { readonly kind: 'duplicate' }
  | { readonly kind: 'refused'; readonly code: ErrorCode };

/**
 * One answer while it arrives. Frames are kept by `seq`; what is contiguous is visible. A gap holds
 * back what follows it until it is filled or given up.
 */
export class LiveEntry {
  readonly #maxTokens: number;
  readonly #invitedAt: number;
  #chunks = new OrderedChunks();
  /** Null where a late frame changed it; put together again when somebody reads it. */
  #text: string | null = '';
  #visibleChars = 0;
  /** Everything below is visible or given up. */
  #next = 0;
  #highest = -1;
  #tokens = 0;
  #chars = 0;
  #firstAt: number | null = null;
  #lastAt: number | null = null;
  #gapSince: number | null = null;
  #generation: number;
  #connection: string | null = null;

  constructor(options: { maxTokens: number; invitedAt: number; generation: number }) {
    this.#maxTokens = options.maxTokens;
    this.#invitedAt = options.invitedAt;
    this.#generation = options.generation;
  }

  get text(): string {
    return (this.#text ??= this.visibleContents().join(''));
  }
  get generation(): number {
    return this.#generation;
  }
  get tokens(): number {
    return this.#tokens;
  }
  /** The `seq` the host expects next. */
  get nextSeq(): number {
    return this.#next;
  }
  get gapSince(): number | null {
    return this.#gapSince;
  }

  /** Frames in order, for screens that want them one by one. */
  contents(): string[] {
    return this.#chunks.contents();
  }

  /** As `contents`, without what a gap still holds back: it will be told when it is released. */
  visibleContents(): string[] {
    return this.#chunks.contents(this.#next);
  }

  /**
   * Whether this frame comes from a client that began again: its first, on a connection that has
   * not spoken for this entry yet, while there is text of an earlier one.
   */
  restarts(connection: string, seq: number): boolean {
    return seq === 0 && this.#highest >= 0 && this.#connection !== connection;
  }

  /** Forgets what is visible and counts a new generation; stored tokens stay as history. */
  restart(): void {
    this.#chunks = new OrderedChunks();
    this.#text = '';
    this.#visibleChars = 0;
    this.#next = 0;
    this.#highest = -1;
    this.#tokens = 0;
    this.#chars = 0;
    this.#firstAt = null;
    this.#lastAt = null;
    this.#gapSince = null;
    this.#generation += 1;
  }

  accept(connection: string, seq: number, chunk: Chunk): Acceptance {
    this.#connection = connection;
    if (this.#chunks.has(seq)) return { kind: 'duplicate' };
    if (seq > this.#next + limits.seqAhead) return { kind: 'refused', code: 'SEQ_TOO_FAR' };
    const most = this.#maxTokens * limits.maxTokensFactor;
    if (
      this.#tokens + chunk.tokens > most ||
      // A frame that says it holds no token still takes its place.
      this.#chunks.size >= most ||
      this.#chars + chunk.content.length > limits.entryChars
    ) {
      return { kind: 'refused', code: 'ENTRY_FULL' };
    }
    this.#chunks.add(seq, chunk);
    this.#highest = Math.max(this.#highest, seq);
    this.#tokens += chunk.tokens;
    this.#chars += chunk.content.length;
    this.#firstAt ??= chunk.at;
    this.#lastAt = Math.max(this.#lastAt ?? 0, chunk.at);
    if (seq < this.#next) {
      this.#text = null;
      this.#visibleChars += chunk.content.length;
      return { kind: 'rewritten' };
    }
    const released = this.#release();
    if (released !== null) this.#gapSince = this.#heldSince();
    else this.#gapSince ??= chunk.at;
    return { kind: 'accepted', released };
  }

  /** Gives up the gap that holds text back; null where there is none. */
  skipGap(): Released | null {
    if (this.#gapSince === null) return null;
    while (this.#next <= this.#highest && !this.#chunks.has(this.#next)) this.#next += 1;
    const released = this.#release();
    this.#gapSince = this.#heldSince();
    return released;
  }

  /** Whether all of the claimed tokens have arrived without a gap. */
  hasAll(claimedTokens: number): boolean {
    const contiguous = this.#highest + 1 === this.#chunks.size;
    return contiguous && (this.#chunks.size >= claimedTokens || this.#tokens >= claimedTokens);
  }

  stats(): EntryStats {
    const first = this.#firstAt;
    const last = this.#lastAt;
    const seconds = first === null || last === null ? 0 : (last - first) / 1_000;
    return {
      tokens: this.#tokens,
      chars: this.#chars,
      firstTokenMs: first === null ? null : Math.max(0, Math.round(first - this.#invitedAt)),
      durationMs: last === null ? null : Math.max(0, Math.round(last - this.#invitedAt)),
      tokensPerSecond: seconds > 0 ? Math.round(((this.#tokens - 1) / seconds) * 10) / 10 : null,
      missing: this.#highest + 1 - this.#chunks.size,
      overLimit: this.#tokens > this.#maxTokens,
    };
  }

  /** The whole answer in order of `seq`, gaps closed up. */
  finalText(): string {
    return this.contents().join('');
  }

  #release(): Released | null {
    const off = this.#visibleChars;
    const chunks: { seq: number; content: string }[] = [];
    for (let chunk = this.#chunks.get(this.#next); chunk !== undefined; chunk = this.#chunks.get(this.#next)) {
      chunks.push({ seq: this.#next, content: chunk.content });
      if (this.#text !== null) this.#text += chunk.content;
      this.#visibleChars += chunk.content.length;
      this.#next += 1;
    }
    return chunks.length === 0 ? null : { off, chunks };
  }

  /** When the first of what is still held back arrived: a second gap does not wait for the first. */
  #heldSince(): number | null {
    return this.#highest < this.#next ? null : this.#chunks.earliest(this.#next);
  }
}
