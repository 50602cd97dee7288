import { atMost, below, exactly } from '../lib/figures.ts';
import type { Bar, Figure } from '../lib/figures.ts';
import { shown } from '../lib/figures.ts';
import { startFloor } from '../target/floor.ts';
import { startHost } from '../target/host.ts';
import type { Target } from '../target/target.ts';
import { using } from '../target/target.ts';
import { wrongAnswers } from './answers.ts';
import type { RelayLoad, RelayResult } from './relay-run.ts';
import { latencyOf, latenessOf, openStage, together } from './relay-run.ts';
import type { Result, Scenario, Setting } from './scenario.ts';

/** One frame of coalesced tokens (protocol/limits: timing.frameMs) and 30 ms. */
export const NIGHT_P99_MS = 63;
const START_MS = 1_000;
const WARM_UP_S = 5;
/** Rounds of each. */
const TURNS = 2;

interface Bars {
  readonly p99: Bar;
  readonly cpu: Bar;
  readonly rss?: Bar;
}

/**
 * The host beside the floor, in turns: what else the machine does meanwhile, or how warm it is, falls
 * on both.
 */
function relayScenario(name: string, people: Omit<RelayLoad, 'seconds' | 'warmUp'>, bars: Bars): Scenario {
  const { participants, rate, telaos, phones } = people;
  return {
    name,
    run: ({ cli, seconds, profile }: Setting): Promise<Result> => {
      const load = { ...people, seconds: seconds / TURNS, warmUp: WARM_UP_S };
      return using(startFloor(), (floor) =>
        using(startHost({ cli, profile }), async (host) => {
          const [theirs, ours] = await inTurns(floor, host, load);
          const wrong = await Promise.all(
            ours.rounds.map((round) => wrongAnswers(host, round, participants, ours.tokens)),
          );
          return {
            load: `${participants} participants × ${rate} tok/s for ${TURNS} × ${shown(load.seconds)} s, ${telaos} telões, ${phones} phones`,
            figures: figuresOf(
              ours,
              theirs,
              wrong.reduce((sum, one) => sum + one),
              host.readyMs,
              bars,
            ),
            notes:
              ours.errors.length === 0 ? [] : [`The host answered with errors: ${[...new Set(ours.errors)].join()}`],
          };
        }),
      );
    },
  };
}

/** Rounds of one and of the other by turns, and what each came to. */
function inTurns(one: Target, other: Target, load: RelayLoad): Promise<[RelayResult, RelayResult]> {
  return using(openStage(one, load), (first) =>
    using(openStage(other, load), async (second) => {
      const results: [RelayResult[], RelayResult[]] = [[], []];
      for (let turn = 0; turn < TURNS; turn += 1) {
        results[0].push(await first.round());
        results[1].push(await second.round());
      }
      return [together(results[0]), together(results[1])];
    }),
  );
}

function figuresOf(ours: RelayResult, theirs: RelayResult, wrong: number, readyMs: number, bars: Bars): Figure[] {
  const pair = (name: string, unit: string, of: (one: RelayResult) => number, bar?: Bar): Figure => {
    const both = { name, unit, host: of(ours), floor: of(theirs) };
    return bar === undefined ? both : { ...both, bar };
  };
  const perToken = (one: RelayResult): number => (one.cpuMs * 1_000) / one.delivered;
  return [
    pair('tokens sent', '', (one) => one.sent),
    pair('tokens delivered, × telão', '', (one) => one.delivered),
    pair('lost', '', (one) => one.lost, exactly(0)),
    { name: 'stored answers that differ', unit: '', host: wrong, bar: exactly(0) },
    { name: 'sealed answers that differ on a telão', unit: '', host: ours.sealedWrong, bar: exactly(0) },
    pair('tokens at phones', '', (one) => one.tokensAtPhones, exactly(0)),
    pair('CPU', '% of a core', (one) => (100 * one.cpuMs) / one.wallMs, bars.cpu),
    pair('CPU per delivered token', 'µs', perToken),
    { name: 'CPU per delivered token, host ÷ floor', unit: '', host: perToken(ours) / perToken(theirs), bar: below(1) },
    pair('memory', 'MiB', (one) => one.rssMiB, bars.rss),
    pair('token → telão p50', 'ms', (one) => latencyOf(one).p50),
    pair('token → telão p95', 'ms', (one) => latencyOf(one).p95),
    pair('token → telão p99', 'ms', (one) => latencyOf(one).p99, bars.p99),
    pair('token → telão max', 'ms', (one) => latencyOf(one).max),
    pair('load sent late p99', 'ms', (one) => latenessOf(one).p99),
    { name: 'start to serving', unit: 'ms', host: readyMs, bar: atMost(START_MS, ' ms') },
  ];
}

export const night = relayScenario(
  'night',
  { participants: 60, rate: 40, telaos: 4, phones: 60 },
  { p99: atMost(NIGHT_P99_MS, ' ms'), cpu: below(33, ' %') },
);

export const hall = relayScenario(
  'hall',
  { participants: 100, rate: 40, telaos: 4, phones: 1_000 },
  { p99: atMost(120, ' ms'), cpu: below(70, ' %'), rss: atMost(300, ' MiB') },
);
