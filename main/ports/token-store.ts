/** One frame of an answer as it arrived. */
export interface TokenRow {
  readonly roundId: string;
  readonly participantId: string;
  readonly generation: number;
  readonly seq: number;
  readonly content: string;
  /** Tokens in the frame. */
  readonly tokens: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Answers token by token. Written in small batches; a crash loses at most one. */
export interface TokenStore {
  /** Throws when nothing could be written; then nothing was. Rows already there are left as they are. */
  append(rows: readonly TokenRow[]): void;
  /** Every row of a round, by participant, generation and seq. */
  readRound(roundId: string): TokenRow[];
}
