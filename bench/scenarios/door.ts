import { now, sleep } from '../lib/clock.ts';
import { atMost, exactly } from '../lib/figures.ts';
import type { Bar, Figure } from '../lib/figures.ts';
import { latencies } from '../lib/latency.ts';
import { spread } from '../lib/stats.ts';
import type { Spread } from '../lib/stats.ts';
import { startFloor } from '../target/floor.ts';
import { startHost } from '../target/host.ts';
import type { Target } from '../target/target.ts';
import { using } from '../target/target.ts';
import { wrongAnswers } from './answers.ts';
import { startCrowd, startParticipants } from './crowd.ts';
import type { Crowd } from './crowd.ts';
import { NIGHT_P99_MS } from './night.ts';
import { compare, latencyOf, latenessOf, playRound } from './relay-run.ts';
import type { Result, Scenario, Setting } from './scenario.ts';

const PLAYING = 20;
const RATE = 40;
const TELAOS = 4;
const COMING = 300;
const PHONES = 1_000;
const ALL_IN_MS = 3_000;
/** Milliseconds after the start of the round at which everybody arrives. */
const ARRIVE_MS = 2_000;
/** Seconds of the running round: the arrival lies well inside. */
const ROUND_S = 8;
const WARM_UP_S = 2;

interface Rush extends ReturnType<typeof compare> {
  readonly round: string;
  readonly tokens: number;
  readonly allInMs: number;
  readonly registered: Spread;
  readonly opened: Spread;
  /** Token → telão of what was sent while people came in. */
  readonly during: Spread;
}

/** Everybody arrives at once while a round of others runs. */
export const door: Scenario = {
  name: 'door',
  run: async ({ cli, profile }: Setting): Promise<Result> => {
    const theirs = await using(startFloor(), (floor) => rush(floor, null));
    return using(startHost({ cli, profile }), async (host) => {
      const ours = await rush(host, host.url);
      const wrong = await wrongAnswers(host, ours.round, PLAYING, ours.tokens);
      return {
        load:
          `${COMING} register and ${PHONES} phones open page and socket at once, ` +
          `while ${PLAYING} × ${RATE} tok/s run on ${TELAOS} telões (the floor has no page)`,
        figures: figuresOf(ours, theirs, wrong),
        notes: [],
      };
    });
  },
};

function figuresOf(ours: Rush, theirs: Rush, wrong: number): Figure[] {
  const pair = (name: string, unit: string, of: (one: Rush) => number, bar?: Bar): Figure => {
    const both = { name, unit, host: of(ours), floor: of(theirs) };
    return bar === undefined ? both : { ...both, bar };
  };
  return [
    pair('all in', 'ms', (one) => one.allInMs, atMost(ALL_IN_MS, ' ms')),
    pair('registered p50', 'ms', (one) => one.registered.p50),
    pair('registered, slowest', 'ms', (one) => one.registered.max),
    pair('page and socket open p50', 'ms', (one) => one.opened.p50),
    pair('page and socket open, slowest', 'ms', (one) => one.opened.max),
    pair('lost in the running round', '', (one) => one.lost, exactly(0)),
    { name: 'stored answers that differ', unit: '', host: wrong, bar: exactly(0) },
    pair('token → telão p99, whole round', 'ms', (one) => latencyOf(one).p99, atMost(NIGHT_P99_MS, ' ms')),
    pair('token → telão p50, during the rush', 'ms', (one) => one.during.p50),
    pair('token → telão p99, during the rush', 'ms', (one) => one.during.p99),
    pair('token → telão max', 'ms', (one) => latencyOf(one).max),
    pair('load sent late p99', 'ms', (one) => latenessOf(one).p99),
  ];
}

/** A round of a few, and in the middle of it the crowd. `url` is where a phone gets its page from. */
function rush(target: Target, url: string | null): Promise<Rush> {
  return using(startCrowd(), (crowd) =>
    using(startParticipants(), async (newcomers) => {
      const { ws, pin } = target;
      const load = { participants: PLAYING, rate: RATE };
      await crowd.participants.ask('join', { ws, pin, count: PLAYING });
      await crowd.screens.ask('open', { ws, count: TELAOS });
      await target.stopRound((await playRound(target, crowd, load, WARM_UP_S)).round);
      await crowd.screens.ask('clear');
      const playing = playRound(target, crowd, load, ROUND_S);
      await sleep(ARRIVE_MS);
      const from = now();
      const [registeredMs, openedMs] = await Promise.all([
        newcomers.ask('join', { ws, pin, first: PLAYING, count: COMING, atOnce: COMING }),
        crowd.phones.ask('open', { ws, count: PHONES, url, atOnce: PHONES }),
      ]);
      const to = now();
      const { round, tokens } = await playing;
      await target.stopRound(round);
      return {
        ...(await relayed(crowd, tokens, { from, to })),
        round,
        tokens,
        allInMs: to - from,
        registered: spread(registeredMs),
        opened: spread(openedMs),
      };
    }),
  );
}

async function relayed(crowd: Crowd, tokens: number, rushed: { from: number; to: number }) {
  const played = await crowd.participants.ask('results');
  const shown = await crowd.screens.ask('results', { participants: PLAYING, tokens });
  // What was sent at another time is left out by having no time.
  const within = played.map(({ index, sentAt }) => ({
    index,
    sentAt: sentAt.map((at) => (at >= rushed.from && at <= rushed.to ? at : Number.NaN)),
  }));
  const during = spread([...latencies(within, shown.flat())].filter((ms) => !Number.isNaN(ms)));
  return { ...compare(played, shown), during };
}
