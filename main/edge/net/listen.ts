import type { Server } from 'node:http';
import type { Logger } from '../../ports/logger.ts';

export interface ListenOptions {
  readonly host: string;
  /** Undefined: the default, or the next free one after it. 0: any free one. */
  readonly port: number | undefined;
}

/** The port when none is asked for, and how many after it are tried. */
export const DEFAULT_PORT = 3_000;
const TRIES = 20;

/** A busy port that was asked for is an error in words; a busy default moves to the next. */
export async function listen(server: Server, options: ListenOptions, logger: Logger): Promise<void> {
  const asked = options.port;
  if (asked !== undefined) return listenOn(server, options.host, asked);
  for (let port = DEFAULT_PORT; port < DEFAULT_PORT + TRIES; port++) {
    try {
      await listenOn(server, options.host, port);
      return;
    } catch (error) {
      if (!isBusy(error)) throw error;
      logger.warn({ port }, `Port ${port} is busy; trying ${port + 1}`);
    }
  }
  throw new Error(`Ports ${DEFAULT_PORT} to ${DEFAULT_PORT + TRIES - 1} are all busy: choose one with --port.`);
}

function listenOn(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => reject(explain(error, host, port));
    server.once('error', failed);
    server.listen(port, host, () => {
      server.off('error', failed);
      resolve();
    });
  });
}

class ListenError extends Error {
  override readonly name = 'ListenError';
  readonly code: string | undefined;

  constructor(message: string, cause: NodeJS.ErrnoException) {
    super(message, { cause });
    this.code = cause.code;
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof ListenError && error.code === 'EADDRINUSE';
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const why: Record<string, string> = {
    EADDRINUSE: `Port ${port} is busy: another program (perhaps another arena) uses it. Close it, or choose another with --port.`,
    EACCES: `Port ${port} needs more rights than this program has: choose one above 1023 with --port.`,
    EADDRNOTAVAIL: `${host} is not an address of this machine: use --host 0.0.0.0 for all of them.`,
  };
  return new ListenError(why[error.code ?? ''] ?? `Cannot listen on ${host}:${port}: ${error.message}`, error);
}
