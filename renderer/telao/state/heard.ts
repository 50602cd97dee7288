import { Refused } from '../../lib/api/call.ts';
import { reconnectDelay } from '../../lib/backoff.ts';

/** Answers that are none yet: the line failed in between, or the host asks to wait. */
const LATER: ReadonlySet<string> = new Set(['', 'RATE_LIMITED']);

const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Asks until the host has heard and answered, or `signal` says that nobody waits any more: then it is null. */
export async function askUntilHeard<T>(
  ask: (signal: AbortSignal) => Promise<T>,
  signal: AbortSignal,
  pause: (ms: number) => Promise<void> = wait,
): Promise<T | null> {
  for (let attempt = 0; !signal.aborted; attempt += 1) {
    try {
      const answer = await ask(signal);
      return signal.aborted ? null : answer;
    } catch (error) {
      if (signal.aborted) return null;
      if (!(error instanceof Refused) || !LATER.has(error.code)) throw error;
      await pause(error.retryAfterMs ?? reconnectDelay(attempt, Math.random()));
    }
  }
  return null;
}
