/** Keeps a model in memory between rounds: other programs may have pushed it out. */
import type { Emit } from './core/events.ts';
import type { Runner } from './core/runners/runner.ts';

const EVERY_MS = 4 * 60_000;

/** What to call with every event of the participant, so that a round is never disturbed. */
export function keepLoaded(runner: Runner, signal: AbortSignal, everyMs = EVERY_MS): Emit {
  let answering = false;
  let loading = false;
  if (runner.load === undefined) return () => undefined;
  const again = async (): Promise<void> => {
    try {
      await runner.load?.(signal, () => undefined);
    } catch {
      // The next round says so, and why.
    }
  };
  const timer = setInterval(() => {
    if (answering || loading) return;
    loading = true;
    void again().finally(() => (loading = false));
  }, everyMs);
  const stop = (): void => clearInterval(timer);
  signal.addEventListener('abort', stop, { once: true });
  return ({ event }) => {
    if (event === 'challenge') answering = true;
    else if (event === 'complete' || event === 'error' || event === 'round_stopped') answering = false;
    else if (event === 'ended') stop();
  };
}
