import { limits } from '../../protocol/limits.ts';
import type { ErrorCode } from '../../protocol/errors.ts';
import type { EntryStats } from '../arena/state.ts';

export interface Chunk {
  readonly content: string;
  readonly tokens: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

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
  #chunks = new Map<number, Chunk>();
  #text = '';
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
    return this.#text;
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
    return this.#inOrder().map(([, chunk]) => chunk.content);
  }

  /** As `contents`, without what a gap still holds back: it will be told when it is released. */
  visibleContents(): string[] {
    return this.#visible().map(([, chunk]) => chunk.content);
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
    this.#chunks = new Map();
    this.#text = '';
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
    if (
      this.#tokens + chunk.tokens > this.#maxTokens * limits.maxTokensFactor ||
      this.#chars + chunk.content.length > limits.entryChars
    ) {
      return { kind: 'refused', code: 'ENTRY_FULL' };
    }
    this.#chunks.set(seq, chunk);
    this.#highest = Math.max(this.#highest, seq);
    this.#tokens += chunk.tokens;
    this.#chars += chunk.content.length;
    this.#firstAt ??= chunk.at;
    this.#lastAt = Math.max(this.#lastAt ?? 0, chunk.at);
    if (seq < this.#next) {
      this.#text = this.visibleContents().join('');
      return { kind: 'rewritten' };
    }
    const released = this.#release();
    this.#gapSince = this.#highest >= this.#next ? (this.#gapSince ?? chunk.at) : null;
    return { kind: 'accepted', released };
  }

  /** Gives up the gap that holds text back; null where there is none. */
  skipGap(now: number): Released | null {
    if (this.#gapSince === null) return null;
    while (this.#next <= this.#highest && !this.#chunks.has(this.#next)) this.#next += 1;
    const released = this.#release();
    this.#gapSince = this.#highest >= this.#next ? now : null;
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
    const off = this.#text.length;
    const chunks: { seq: number; content: string }[] = [];
    for (let chunk = this.#chunks.get(this.#next); chunk !== undefined; chunk = this.#chunks.get(this.#next)) {
      chunks.push({ seq: this.#next, content: chunk.content });
      this.#text += chunk.content;
      this.#next += 1;
    }
    return chunks.length === 0 ? null : { off, chunks };
  }

  #inOrder(): [number, Chunk][] {
    return [...this.#chunks].sort(([a], [b]) => a - b);
  }

  #visible(): [number, Chunk][] {
    return this.#inOrder().filter(([seq]) => seq < this.#next);
  }
}
