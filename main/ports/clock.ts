/** Time as the host uses it. */
export interface Clock {
  /** Milliseconds since the epoch; never steps while a round is live, whatever the system's clock does. */
  now(): number;
  /** Takes over the system's time again; called when nothing is running. */
  resync(): void;
  /** Runs `task` once after `ms` milliseconds; the answer cancels it. */
  after(ms: number, task: () => void): () => void;
}
