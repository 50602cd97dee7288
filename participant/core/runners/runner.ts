/** What every model server looks like to the rest of the client. */

export interface GenerateRequest {
  readonly prompt: string;
  /** Tokens asked for; the caller also stops reading once it has this many. */
  readonly maxTokens: number;
  readonly temperature: number;
  /** Null leaves the choice to the server. */
  readonly seed: number | null;
}

/** One delta of the answer. `tokens` only where the server says how many it holds; otherwise it counts as one. */
export interface Piece {
  /** Empty where the piece only tells `loadMs`; such a piece is no token. */
  readonly text: string;
  readonly tokens?: number;
  /** How much of the time so far went into loading the model: what the server says, else what was measured. */
  readonly loadMs?: number;
}

/** Whether an answer could be generated now, with the cure where it could not. */
export type RunnerCheck =
  | { readonly ok: true; readonly note: string | null }
  | { readonly ok: false; readonly code: RunnerErrorCode; readonly message: string };

export interface Loaded {
  /** 0 where the model was in memory already. */
  readonly loadMs: number;
}

export interface Runner {
  /** As shown to the room and sent in `register.runner`. */
  readonly name: string;
  readonly model: string;
  /** Never rejects for an expected failure; rejects with the signal's reason when aborted. */
  check(signal: AbortSignal): Promise<RunnerCheck>;
  /**
   * Brings the model into memory, however long that takes; `progress` is told what happens, in words.
   * Throws like `generate`.
   */
  load?(signal: AbortSignal, progress: (text: string) => void): Promise<Loaded>;
  /**
   * Streams the answer. Throws `RunnerError` when the server refuses, fails or is cut, and the
   * signal's reason when aborted. Leaving the loop early closes the request.
   */
  generate(request: GenerateRequest, signal: AbortSignal): AsyncIterable<Piece>;
}

export type RunnerErrorCode =
  | 'RUNNER_UNREACHABLE'
  /** The browser kept the answer from us: CORS, mixed content, local-network rules. Thrown by the page's own call. */
  | 'RUNNER_BLOCKED'
  | 'RUNNER_REFUSED'
  | 'RUNNER_BUSY'
  | 'RUNNER_FAILED'
  | 'KEY_NEEDED'
  | 'MODEL_MISSING'
  | 'MODEL_MISMATCH'
  | 'MODEL_LOADING'
  | 'MODEL_LOAD_FAILED'
  | 'EMBEDDING_MODEL'
  | 'CONTEXT_TOO_LONG'
  | 'CONTENT_FILTERED'
  | 'STREAM_CUT'
  | 'STREAM_INVALID'
  | 'NO_ANSWER';

/** A failure in words for the person at the keyboard: what happened and what to do. */
export class RunnerError extends Error {
  readonly code: RunnerErrorCode;

  constructor(code: RunnerErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'RunnerError';
    this.code = code;
  }
}
