// `llm-arena` as typed in a terminal: what it printed where, and how it ended.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { until } from '../../fixtures/until.ts';

const CLI = fileURLToPath(new URL('../../../out/cli/llm-arena.js', import.meta.url));

export interface Run {
  readonly out: () => string;
  readonly err: () => string;
  /** Waits until it has printed something, on either stream. */
  says(what: RegExp): Promise<string>;
  /** Its exit code, once it has ended by itself. */
  readonly ended: Promise<number | null>;
  /** Ends it by SIGTERM. */
  stop(): Promise<number | null>;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Working folder, where `.env` is looked for. */
  readonly cwd: string;
}

/** Starts it with nothing in its environment but what is given. */
export function run(args: readonly string[], { env = {}, cwd }: RunOptions): Run {
  const child = spawn(process.execPath, [CLI, ...args], {
    cwd,
    env: { PATH: process.env['PATH'], ARENA_MDNS: 'false', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (out += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (err += chunk));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return {
    out: () => out,
    err: () => err,
    says: async (what) => {
      const said = () => what.exec(`${out}\n${err}`)?.[0] ?? null;
      return String(await until(said, (found) => found !== null || child.exitCode !== null, String(what)));
    },
    ended,
    stop: () => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      return ended;
    },
  };
}

export async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'llm-arena-cli-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
