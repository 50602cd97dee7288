/** What a process has used since it started. */
export interface Usage {
  readonly cpuMs: number;
  readonly rssMiB: number;
}

/** Something that relays a round: the host, or the floor beside it. */
export interface Target {
  readonly name: 'host' | 'floor';
  readonly ws: string;
  readonly pin: string;
  /** Sends the challenge; the answer names the round. */
  startRound(): Promise<string>;
  /** Ends it. */
  stopRound(id: string): Promise<void>;
  usage(): Promise<Usage>;
  stop(): Promise<void>;
}

/** Uses what `start` started and stops it, whatever happens. */
export async function using<T extends { stop(): Promise<void> }, R>(
  start: T | Promise<T>,
  use: (started: T) => Promise<R>,
): Promise<R> {
  const started = await start;
  try {
    return await use(started);
  } finally {
    await started.stop();
  }
}
