import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const FAREWELL_MS = 5_000;
const ASK_LIMIT_MS = 2_000;

export interface DevHost {
  readonly isLive: () => Promise<boolean>;
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export interface DevHostOptions {
  readonly root: string;
  readonly port: number;
  /** The port of the dev server in front of it: the addresses the host prints are shown with this one. */
  readonly shownPort: number;
  readonly args: readonly string[];
}

/** Runs the host from its sources as a child, on the same port through every restart. */
export function startHost(options: DevHostOptions): DevHost {
  const { root, port, args } = options;
  let child = launch();

  function launch(): ChildProcess {
    const command = ['--disable-warning=ExperimentalWarning', join(root, 'cli', 'main.ts'), 'serve', ...args];
    const started = spawn(process.execPath, command, {
      cwd: root,
      env: { ...process.env, HOST: '127.0.0.1', PORT: String(port) },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    showOutput(started, options);
    started.once('exit', (code) => {
      if (started === child && code !== 0 && code !== null) {
        console.error(`dev: the host stopped with code ${code}; it starts again when a file changes`);
      }
    });
    return started;
  }

  async function end(): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const limit = setTimeout(() => child.kill('SIGKILL'), FAREWELL_MS);
    child.kill('SIGTERM');
    await once(child, 'exit');
    clearTimeout(limit);
  }

  return {
    isLive: () => askIfLive(port),
    async restart() {
      await end();
      child = launch();
    },
    stop: end,
  };
}

/** A host that is down or still starting has no round to lose. */
async function askIfLive(port: number): Promise<boolean> {
  try {
    const url = `http://127.0.0.1:${port}/rounds/current`;
    const answer = await fetch(url, { signal: AbortSignal.timeout(ASK_LIMIT_MS) });
    await answer.body?.cancel();
    return answer.status === 200;
  } catch {
    return false;
  }
}

function showOutput(child: ChildProcess, { port, shownPort }: DevHostOptions): void {
  if (child.stdout === null) return;
  const itsPort = new RegExp(`:${port}(?!\\d)`, 'g');
  createInterface({ input: child.stdout }).on('line', (line) => console.log(line.replace(itsPort, `:${shownPort}`)));
}
