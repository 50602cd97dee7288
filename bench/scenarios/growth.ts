import { exactly } from '../lib/figures.ts';
import type { Figure } from '../lib/figures.ts';
import { sleep } from '../lib/clock.ts';
import { shown } from '../lib/figures.ts';
import { bend, marginalCosts } from '../lib/stats.ts';
import type { Step } from '../lib/stats.ts';
import { table } from '../lib/table.ts';
import { startHost } from '../target/host.ts';
import type { Host } from '../target/host.ts';
import { using } from '../target/target.ts';
import { NIGHT_P99_MS } from './night.ts';
import type { RelayLoad, RelayResult } from './relay-run.ts';
import { latencyOf, latenessOf, runRelay } from './relay-run.ts';
import type { Result, Scenario, Setting } from './scenario.ts';

const PARTICIPANTS = [10, 50, 100, 200, 400];
const PHONES = [10, 500, 1_000, 2_000];
const RATE = 40;
const TELAOS = 4;
/** State messages a second while phones grow: as often as the count of voters is told. */
const STATES_PER_S = 4;
/** Further load may cost this much more than what came before did on average, which is noise; beyond it growth bends. */
const TOLERANCE = 1.25;
/** Seconds before the first step of a series, in which code gets warm, and before each further one. */
const WARM_UP_S = { first: 5, further: 1 };

interface Point {
  readonly load: number;
  readonly result: RelayResult;
}

/** How cost grows with participants and with phones, one host for each series. */
export const growth: Scenario = {
  name: 'growth',
  run: async ({ cli, seconds, profile }: Setting): Promise<Result> => {
    const each = Math.max(2, Math.round(seconds / 6));
    const ofParticipants = await using(startHost({ cli, profile }), (host) =>
      series(PARTICIPANTS, (participants, warmUp) => relay(host, { participants, phones: 60, seconds: each, warmUp })),
    );
    const ofPhones = await using(startHost({ cli }), (host) =>
      series(PHONES, (phones, warmUp) =>
        relay(host, { participants: 60, phones, seconds: each, warmUp, meanwhile: () => changeStates(host, each) }),
      ),
    );
    const all = [...ofParticipants, ...ofPhones].map(({ result }) => result);
    const figures: Figure[] = [
      { name: 'lost in all steps', unit: '', host: all.reduce((sum, one) => sum + one.lost, 0), bar: exactly(0) },
      {
        name: 'tokens at phones',
        unit: '',
        host: all.reduce((sum, one) => sum + one.tokensAtPhones, 0),
        bar: exactly(0),
      },
    ];
    return {
      load: `participants ${PARTICIPANTS.join(', ')} × ${RATE} tok/s, ${TELAOS} telões, 60 phones; then phones ${PHONES.join(', ')} with 60 participants and ${STATES_PER_S} state messages a second; ${each} s each`,
      figures,
      notes: [...grown('participants', ofParticipants), ...grown('phones', ofPhones)],
    };
  },
};

function relay(host: Host, load: Omit<RelayLoad, 'rate' | 'telaos'>): Promise<RelayResult> {
  return runRelay(host, { ...load, rate: RATE, telaos: TELAOS });
}

async function series(
  loads: readonly number[],
  run: (load: number, warmUp: number) => Promise<RelayResult>,
): Promise<Point[]> {
  const points: Point[] = [];
  for (const [i, load] of loads.entries()) {
    points.push({ load, result: await run(load, i === 0 ? WARM_UP_S.first : WARM_UP_S.further) });
  }
  return points;
}

/** A line on the telão that changes: every phone is told. */
async function changeStates(host: Host, seconds: number): Promise<void> {
  for (let i = 0; i < seconds * STATES_PER_S; i += 1) {
    await host.organizer('/stage', { message: `Mensagem ${i}` });
    await sleep(1_000 / STATES_PER_S);
  }
}

function grown(what: string, points: readonly Point[]): string[] {
  const steps: Step[] = points.map(({ load, result }) => ({ load, cost: cpuShare(result) }));
  const marginal = marginalCosts(steps);
  const rows = points.map(({ load, result }, i) => [
    shown(load),
    shown(cpuShare(result)),
    shown((1_000 * result.cpuMs) / result.delivered),
    shown(i === 0 ? undefined : (marginal[i - 1] ?? Number.NaN) * 10_000),
    shown(latencyOf(result).p99),
    shown(result.rssMiB),
    shown(result.lost),
    shown(latenessOf(result).p99),
  ]);
  const head = [
    what,
    'CPU %',
    'µs per delivered token',
    'µs/s per further one',
    'p99 ms',
    'MiB',
    'lost',
    'load late p99 ms',
  ];
  const found = bend(steps, TOLERANCE);
  const slow = points.find(({ result }) => !(latencyOf(result).p99 <= NIGHT_P99_MS));
  const cpu =
    found === null
      ? `CPU grows no faster than the number of ${what}.`
      : `CPU bends at ${found.load} ${what}: each further one costs over ${TOLERANCE} times the average before.`;
  const latency =
    slow === undefined
      ? `p99 stays within ${NIGHT_P99_MS} ms.`
      : `p99 passes ${NIGHT_P99_MS} ms at ${slow.load} ${what}.`;
  return [table(head, rows), `${cpu} ${latency}`];
}

function cpuShare({ cpuMs, wallMs }: RelayResult): number {
  return (100 * cpuMs) / wallMs;
}
