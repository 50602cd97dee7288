/**
 * One round's answer: what was generated, what of it the host was sent, and how it ended.
 * No clock, socket or model here: times (monotonic, in milliseconds) come in as arguments.
 */
import { limits, WARMUP_ROUND } from '../../protocol/limits.ts';
import type {
  ChallengeMessage,
  CompleteMessage,
  FailureMessage,
  TokenMessage,
} from '../../protocol/wire/participant.ts';

const REASON_CHARS = 1_000;

export interface Author {
  readonly participantId: string;
  readonly model: string;
  readonly runner: string;
}

export type Outcome =
  | { readonly kind: 'complete'; readonly because: 'finished' | 'deadline' }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string };

export interface Measures {
  readonly tokens: number;
  /** From challenge to first token; null when there was none. */
  readonly firstTokenMs: number | null;
  /** From challenge to the end, or to the last token so far. */
  readonly durationMs: number;
  /** After the first token; null with fewer than two. */
  readonly tokensPerSecond: number | null;
  /** What the server says it spent loading the model, null where it does not say. */
  readonly loadMs: number | null;
}

type AnswerMessage = TokenMessage | CompleteMessage | FailureMessage;

interface Frame {
  readonly content: string;
  readonly tokens: number | null;
}

export class Answer {
  readonly sessionId: string;
  readonly round: number;
  readonly maxTokens: number;
  readonly startedAt: number;
  readonly #frames: Frame[] = [];
  /** `seq` of the next frame to send on this connection. */
  #next = 0;
  /** Frames ever sent, on any connection. */
  #everSent = 0;
  #tokens = 0;
  #firstAt: number | null = null;
  #lastAt = 0;
  /** Of the end, or of the last token so far. */
  #until: number;
  #loadMs: number | null = null;
  #outcome: Outcome | null = null;
  #outcomeSent = false;

  constructor(challenge: Pick<ChallengeMessage, 'session_id' | 'round' | 'max_tokens'>, now: number) {
    this.sessionId = challenge.session_id;
    this.round = challenge.round;
    this.maxTokens = challenge.max_tokens;
    this.startedAt = now;
    this.#until = now;
  }

  get outcome(): Outcome | null {
    return this.#outcome;
  }

  /** As many tokens as were asked for; what the model says beyond is left unread. */
  get full(): boolean {
    return this.#tokens >= this.maxTokens;
  }

  /** Neither text nor a model at work on it: a repeated challenge is then a second chance. */
  get nothingToShow(): boolean {
    return this.#outcome !== null && this.#frames.length === 0;
  }

  /** Whether a repeated challenge asks for what is already here. A new warm-up always has the same number. */
  answers(challenge: Pick<ChallengeMessage, 'session_id' | 'round'>): boolean {
    if (challenge.session_id !== this.sessionId || challenge.round !== this.round) return false;
    if (this.round === WARMUP_ROUND) return this.#outcome === null;
    return !this.nothingToShow;
  }

  /** Keeps a delta; after the end there is nothing to add to. */
  add(piece: { readonly text: string; readonly tokens?: number; readonly loadMs?: number }, now: number): void {
    if (this.#outcome !== null) return;
    // Servers tell it beside any text, or after all of it.
    this.#loadMs = piece.loadMs ?? this.#loadMs;
    if (piece.text === '') return;
    this.#frames.push({ content: piece.text, tokens: piece.tokens ?? null });
    this.#tokens += piece.tokens ?? 1;
    this.#firstAt ??= now;
    this.#lastAt = now;
    this.#until = now;
  }

  /** The first end counts. */
  end(outcome: Outcome, now: number): void {
    if (this.#outcome !== null) return;
    this.#outcome = outcome;
    this.#until = now;
  }

  /**
   * A new connection: the host expects `nextSeq`, and everything from there is sent again. A number
   * beyond what we ever sent belongs to an earlier process of ours, so the entry starts again at 0.
   */
  resume(nextSeq: number): void {
    this.#next = nextSeq > this.#everSent ? 0 : nextSeq;
    this.#outcomeSent = false;
  }

  /** What the host has not been sent on this connection, in order; it counts as sent from here on. */
  take(author: Author): AnswerMessage[] {
    const messages: AnswerMessage[] = [];
    for (; this.#next < this.#frames.length; this.#next += 1) {
      const frame = this.#frames[this.#next];
      if (frame) messages.push(this.#token(author, this.#next, frame));
    }
    this.#everSent = Math.max(this.#everSent, this.#next);
    if (this.#outcome !== null && !this.#outcomeSent) {
      this.#outcomeSent = true;
      messages.push(this.#ending(author, this.#outcome));
    }
    return messages;
  }

  measures(): Measures {
    const streamedMs = this.#firstAt === null ? 0 : this.#lastAt - this.#firstAt;
    return {
      tokens: this.#tokens,
      firstTokenMs: this.#firstAt === null ? null : Math.round(this.#firstAt - this.startedAt),
      durationMs: Math.round(this.#until - this.startedAt),
      loadMs: this.#loadMs === null ? null : Math.round(this.#loadMs),
      tokensPerSecond: this.#tokens < 2 || streamedMs <= 0 ? null : ((this.#tokens - 1) * 1_000) / streamedMs,
    };
  }

  #token(author: Author, seq: number, frame: Frame): TokenMessage {
    const message: TokenMessage = {
      type: 'token',
      round: this.round,
      participant_id: author.participantId,
      seq,
      content: frame.content,
    };
    return frame.tokens === null ? message : { ...message, tokens: Math.min(frame.tokens, limits.maxTokens.max) };
  }

  #ending(author: Author, outcome: Outcome): CompleteMessage | FailureMessage {
    const common = { round: this.round, participant_id: author.participantId };
    if (outcome.kind === 'failed') {
      return { type: 'error', ...common, code: outcome.code, message: outcome.message.slice(0, REASON_CHARS) };
    }
    const { tokens, firstTokenMs, durationMs, loadMs } = this.measures();
    return {
      type: 'complete',
      ...common,
      tokens,
      latency_ms_first_token: firstTokenMs,
      duration_ms: durationMs,
      model_info: { name: author.model, runner: author.runner },
      ...(loadMs === null ? {} : { load_ms: loadMs }),
    };
  }
}
