import { startHost } from './compose.ts';
import type { ComposeOptions, RunningHost } from './compose.ts';

export type { RunningHost };

/** Milliseconds after which a stop that hangs is cut. */
const STOP_MS = 4_500;

/** The host without windows: starts, says where, and ends cleanly on SIGINT and SIGTERM. */
export async function runHeadless(options: ComposeOptions, say: (running: RunningHost) => void): Promise<void> {
  const running = await startHost(options);
  const ended = new Promise<void>((resolve) => {
    const end = (signal: NodeJS.Signals) => {
      running.logger.info({ signal }, 'Closing');
      const cut = setTimeout(() => process.exit(1), STOP_MS);
      void running.stop().then(() => {
        clearTimeout(cut);
        resolve();
      });
    };
    process.once('SIGINT', end);
    process.once('SIGTERM', end);
  });
  say(running);
  await ended;
}
