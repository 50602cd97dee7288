import { startHost } from './compose.ts';
import type { ComposeOptions, RunningHost } from './compose.ts';

export type { RunningHost };

/** Milliseconds after which a stop that hangs is cut. */
const STOP_MS = 4_500;

/** Milliseconds that the process may still take to end by itself once everything is closed. */
const LINGER_MS = 300;

/**
 * The host without windows: starts, says where, and ends cleanly on SIGINT and SIGTERM; also once what
 * `say` answers is done, where it answers something.
 */
export async function runHeadless(
  options: ComposeOptions,
  say: (running: RunningHost) => void | Promise<void>,
): Promise<void> {
  const running = await startHost(options);
  let finish = () => {};
  const ended = new Promise<void>((resolve) => {
    let closing = false;
    // Ctrl-C reaches the host from the terminal and again from npm: the second must not cut the goodbye.
    const end = (signal: NodeJS.Signals | 'done') => {
      if (closing) return;
      closing = true;
      running.logger.info({ signal }, 'Closing');
      const cut = setTimeout(() => process.exit(1), STOP_MS);
      void running.stop().then(() => {
        clearTimeout(cut);
        // Whatever still keeps the process alive has nothing left to do.
        setTimeout(() => process.exit(), LINGER_MS).unref();
        resolve();
      });
    };
    finish = () => end('done');
    process.on('SIGINT', end);
    process.on('SIGTERM', end);
  });
  // A promise nobody waited for is a fault of ours, not a reason to end the night.
  process.on('unhandledRejection', (error) => running.logger.error({ err: error }, 'Unhandled rejection'));
  void say(running)?.then(finish);
  await ended;
}
