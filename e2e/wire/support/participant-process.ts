// `llm-arena join` as people run it: a process of its own, with the scripted runner.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { PIN } from '../../fixtures/host.ts';
import { until } from '../../fixtures/until.ts';
import type { Frame } from '../../fixtures/wire.ts';

const CLI = fileURLToPath(new URL('../../../out/cli/llm-arena.js', import.meta.url));

export interface ParticipantProcess {
  readonly events: Frame[];
  /** The n-th event of a kind (from 1), waited for. */
  event(kind: string, n?: number, limitMs?: number): Promise<Frame>;
  /** Ends it; the answer is its exit code. */
  stop(): Promise<number | null>;
}

export interface Script {
  readonly text: string;
  /** Zero means as fast as it can be read. */
  readonly tokensPerSecond: number;
  readonly pin?: string;
}

export function startParticipant(url: string, id: string, script: Script): ParticipantProcess {
  const flags: Record<string, string> = {
    url,
    id,
    nickname: id,
    pin: script.pin ?? PIN,
    runner: 'scripted',
    model: 'script',
    'script-text': script.text,
    'tokens-per-second': String(script.tokensPerSecond),
  };
  const child = spawn(
    process.execPath,
    [CLI, 'join', '--json', ...Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value])],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const events: Frame[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => events.push(JSON.parse(line)));
  const exited = once(child, 'exit').then(([code]) => code as number | null);
  return {
    events,
    event: async (kind, n = 1, limitMs = 15_000) => {
      const all = () => events.filter((event) => event.event === kind);
      return (await until(all, (found) => found.length >= n, `${id} says ${kind}`, limitMs))[n - 1];
    },
    stop: () => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      return exited;
    },
  };
}

/** So many words, each recognisable. */
export function script(id: string, words: number): string {
  return Array.from({ length: words }, (_, i) => `${id}${i}`).join(' ');
}
