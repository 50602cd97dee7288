import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { now } from '../lib/clock.ts';
import { ask, metric } from './api.ts';
import type { Target, Usage } from './target.ts';

const KEY = 'organizer-key-of-the-bench';
const PIN = '271828';
/** Long enough for any scenario. */
const DEADLINE_MS = 600_000;
const MAX_TOKENS = 32_768;

export interface HostOptions {
  /** The built command. */
  readonly cli: string;
  /** Folder of an earlier host; else a new one. */
  readonly data?: string;
  readonly port?: number;
  /** Folder for a CPU profile, written when the host ends by itself. */
  readonly profile?: string | undefined;
}

export interface Host extends Target {
  readonly url: string;
  readonly port: number;
  readonly data: string;
  /** Milliseconds from starting the process to its ready line. */
  readonly readyMs: number;
  /** Asks as the organizer. */
  organizer<T>(path: string, body?: unknown): Promise<T>;
  /** SIGKILL; the data stays. */
  kill(): Promise<void>;
  /** Ends it and removes its data. */
  stop(): Promise<void>;
}

interface Round {
  readonly id: string;
  readonly status: string;
}

/** Starts the built host as the README says, on loopback, with a session open. Throws with its log when it cannot. */
export async function startHost({ cli, data, port = 0, profile }: HostOptions): Promise<Host> {
  const folder = data ?? (await mkdtemp(join(tmpdir(), 'llm-arena-bench-')));
  const startedAt = now();
  const child = spawn(
    process.execPath,
    [
      ...(profile === undefined ? [] : ['--cpu-prof', '--cpu-prof-dir', profile]),
      ...[cli, 'serve', '--json', '--no-mdns', '--host', '127.0.0.1', '--port', String(port), '--data', folder],
      ...['--organizer-key', KEY, '--pin', PIN, '--log-level', 'warn'],
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_ENV: 'production' }, cwd: folder },
  );
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (log += text));
  const exited = once(child, 'exit');
  endWithBench(child, folder);
  const { url, ws } = await readyLine(child, exited, () => log);
  const readyMs = now() - startedAt;
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await exited;
  };
  const organizer = <T>(path: string, body?: unknown): Promise<T> => ask<T>(url, path, { key: KEY, body });
  return {
    name: 'host',
    url,
    ws,
    pin: PIN,
    port: Number(new URL(url).port),
    data: folder,
    readyMs,
    organizer,
    startRound: async () => {
      const settings = { prompt: 'Conte uma história.', maxTokens: MAX_TOKENS, deadlineMs: DEADLINE_MS };
      const { id } = await organizer<Round>('/rounds', settings);
      await organizer<Round>('/rounds/start', { roundId: id });
      return id;
    },
    stopRound: async (id) => {
      await organizer<Round>('/rounds/stop', { roundId: id });
    },
    usage: () => usage(url),
    kill: () => end('SIGKILL'),
    stop: async () => {
      await end('SIGTERM');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const started = new Map<ChildProcess, string>();

/** Whatever ends the bench ends its hosts, and takes their data with it. */
function endWithBench(child: ChildProcess, folder: string): void {
  if (started.size === 0) {
    process.once('exit', () => {
      for (const [host, data] of started) {
        host.kill('SIGKILL');
        rmSync(data, { recursive: true, force: true });
      }
    });
  }
  started.set(child, folder);
}

/** From the host's own metrics, which is the same on every system. */
async function usage(url: string): Promise<Usage> {
  const response = await fetch(`${url}/metrics`, { headers: { accept: 'text/plain' } });
  const text = await response.text();
  return {
    cpuMs: metric(text, 'process_cpu_seconds_total') * 1_000,
    rssMiB: metric(text, 'process_resident_memory_bytes') / 1_048_576,
  };
}

async function readyLine(child: ChildProcess, exited: Promise<unknown>, log: () => string): Promise<Ready> {
  if (child.stdout === null) throw new Error('The host has no stdout');
  const lines = createInterface({ input: child.stdout });
  const first = await Promise.race([once(lines, 'line'), exited.then(() => null)]);
  if (first === null) throw new Error(`The host did not start:\n${log()}`);
  lines.on('line', () => undefined);
  return JSON.parse(String(first[0])) as Ready;
}

interface Ready {
  readonly url: string;
  readonly ws: string;
}
