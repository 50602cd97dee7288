// Two computers on a network of their own: network namespaces where the system allows, else this machine's loopback.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { loopbackCarriesMulticast } from '../../fixtures/multicast.ts';
import { until } from '../../fixtures/until.ts';

export interface Place {
  readonly address: string;
  /** Runs a command there. */
  readonly within: readonly string[];
  /** Flags with which a host serves this place only. */
  readonly flags: readonly string[];
}

export interface Places {
  readonly variant: 'two network namespaces' | 'loopback' | 'nothing';
  readonly stage: Place;
  readonly visitor: Place;
  /** `ip` on the stage's namespace. */
  stageIp(...args: string[]): Promise<string>;
  /** A second network between the two: 10.78.0.1 on the stage, 10.78.0.2 at the visitor's. */
  joinAnother(): Promise<void>;
  dispose(): Promise<void>;
}

const PREFIX = 'llm-arena-';
const STEP_MS = 5_000;
const run = promisify(execFile);
const ip = async (...args: string[]) => (await run('ip', args, { timeout: STEP_MS })).stdout;

/** Never throws: what the system does not allow leaves the next best. */
export async function findPlaces(): Promise<Places> {
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    try {
      await removeLeftovers();
      return await namespaces();
    } catch {
      // No `ip`, or a container without the right to make namespaces.
    }
  }
  const here: Place = { address: '127.0.0.1', within: [], flags: ['--host', '127.0.0.1'] };
  const variant = (await loopbackCarriesMulticast()) ? 'loopback' : 'nothing';
  const none = () => Promise.reject(new Error('There are no namespaces'));
  return { variant, stage: here, visitor: here, stageIp: none, joinAnother: none, dispose: () => Promise.resolve() };
}

async function namespaces(): Promise<Places> {
  const [one, two] = ['a', 'b'].map((letter) => `${PREFIX}${process.pid}-${letter}`) as [string, string];
  const dispose = async () => {
    for (const name of [one, two]) await ip('netns', 'del', name).catch(() => undefined);
  };
  try {
    for (const name of [one, two]) await ip('netns', 'add', name);
    const cable = async (link: string, subnet: string) => {
      // Made inside, so that their names meet no other.
      await ip('-n', one, 'link', 'add', link, 'type', 'veth', 'peer', 'name', link, 'netns', two);
      for (const [i, name] of [one, two].entries()) {
        await ip('-n', name, 'addr', 'add', `${subnet}.${i + 1}/24`, 'dev', link);
        await ip('-n', name, 'link', 'set', link, 'up');
      }
    };
    for (const name of [one, two]) await ip('-n', name, 'link', 'set', 'lo', 'up');
    await cable('eth0', '10.77.0');
    const place = (name: string, address: string) => ({ address, within: ['ip', 'netns', 'exec', name], flags: [] });
    return {
      variant: 'two network namespaces',
      stage: place(one, '10.77.0.1'),
      visitor: place(two, '10.77.0.2'),
      stageIp: (...args) => ip('-n', one, ...args),
      joinAnother: () => cable('eth1', '10.78.0'),
      dispose,
    };
  } catch (error) {
    await dispose();
    throw error;
  }
}

/** Those of a run that was killed. */
async function removeLeftovers(): Promise<void> {
  const names = [...(await ip('netns', 'list')).matchAll(new RegExp(`^${PREFIX}(\\d+)-\\w+`, 'gm'))];
  for (const [name, pid] of names) {
    try {
      process.kill(Number(pid), 0);
    } catch {
      await ip('netns', 'del', name);
    }
  }
}

export interface Running<T> {
  readonly lines: readonly T[];
  /** The first line that fits, of those so far or to come. */
  line(fits: (line: T) => boolean, what: string): Promise<T>;
  /** The program has ended by itself. */
  readonly ended: Promise<unknown>;
  end(): void;
}

/** A program at a place, each line of its output as JSON. */
export function runAt<T>(place: Place, program: string, args: readonly (string | number)[]): Running<T> {
  const [command = '', ...rest] = [...place.within, process.execPath, program, ...args.map(String)];
  const child = spawn(command, rest, { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: T[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(JSON.parse(line) as T));
  return {
    lines,
    line: async (fits, what) =>
      (await until(
        () => lines.find(fits),
        (line) => line !== undefined,
        what,
        15_000,
      )) as T,
    ended: once(child, 'close'),
    end: () => void child.kill('SIGKILL'),
  };
}
