/** Starts a rehearsal, follows it, ends it: on a host of this process, or on one that runs elsewhere. */
import { setTimeout as wait } from 'node:timers/promises';
import type { ContractBody, Contracts } from '../../protocol/http/index.ts';
import type { RehearsalView } from '../../protocol/http/rehearsal.ts';
import type { RehearsalReport } from './report.ts';

type Wanted = ContractBody<Contracts['startRehearsal']>;

/** What the host would not do. */
export class StageRefused extends Error {
  readonly code: string;

  constructor(code: string, words: string) {
    super(words);
    this.code = code;
  }
}

/** Throws StageRefused where the host would not do it, or is not there. */
export interface Stage {
  start(wanted: Wanted): Promise<RehearsalView>;
  state(): Promise<RehearsalView>;
  end(): Promise<RehearsalView>;
}

const FAILED = 1;
/** How often the host is asked how it goes. Milliseconds. */
const LOOK_MS = { watch: 1_000, fast: 100 };

/** The exit code: 0 where everything went as scripted. `done`: somebody has seen enough. */
export async function follow(
  stage: Stage,
  wanted: Wanted,
  report: RehearsalReport,
  done: AbortSignal,
): Promise<number> {
  report.started(await stage.start(wanted));
  let last = await stage.state();
  try {
    while (!done.aborted && last.status === 'running') {
      report.progress(last);
      await wait(LOOK_MS[wanted.pace], undefined, { signal: done }).catch(() => undefined);
      last = await stage.state();
      // A night that came to a stop by itself says so, and would stand there for ever.
      if (wanted.auto && last.wrong.some((line) => line.startsWith('The night stopped'))) break;
    }
  } finally {
    // Somebody may have ended it at the console.
    if (last.status !== 'off') last = await stage.end();
  }
  report.over(last, wanted.auto);
  const wentWell = last.wrong.length === 0 && (!wanted.auto || last.rounds === 3 || done.aborted);
  return wentWell ? 0 : FAILED;
}

interface Desk {
  start(wanted: Wanted): Promise<RehearsalView | { code: string; detail?: string }>;
  state(): RehearsalView;
  end(): Promise<RehearsalView | { code: string; detail?: string }>;
}

export function localStage(desk: Desk): Stage {
  const view = (answer: RehearsalView | { code: string; detail?: string }): RehearsalView => {
    if ('code' in answer) throw new StageRefused(answer.code, answer.detail ?? answer.code);
    return answer;
  };
  return {
    start: async (wanted) => view(await desk.start(wanted)),
    state: () => Promise.resolve(desk.state()),
    end: async () => view(await desk.end()),
  };
}

export function remoteStage({ url, key }: { url: string; key: string | null }): Stage {
  const ask = async (method: string, path: string, body?: object): Promise<RehearsalView> => {
    const sent = fetch(url + path, {
      method,
      headers: {
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const response = await sent.catch(() => null);
    if (response === null) throw new StageRefused('GONE', `Nobody answers at ${url}.`);
    const answer = (await response.json().catch(() => ({}))) as RehearsalView & { code?: string; message?: string };
    if (response.ok) return answer;
    throw new StageRefused(answer.code ?? '', answer.message ?? `HTTP ${response.status}`);
  };
  return {
    start: (wanted) => ask('POST', '/rehearsal', wanted),
    state: () => ask('GET', '/rehearsal'),
    end: () => ask('POST', '/rehearsal/end', {}),
  };
}
