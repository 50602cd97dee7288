import { now, sleep } from '../lib/clock.ts';
import { atMost, exactly } from '../lib/figures.ts';
import { latencies } from '../lib/latency.ts';
import { spread } from '../lib/stats.ts';
import { startHost } from '../target/host.ts';
import { using } from '../target/target.ts';
import { wrongAnswers } from './answers.ts';
import { startCrowd, startParticipants } from './crowd.ts';
import { NIGHT_P99_MS } from './night.ts';
import { compare, playRound } from './relay-run.ts';
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

/** Everybody arrives at once while a round of others runs. */
export const door: Scenario = {
  name: 'door',
  run: ({ cli, profile }: Setting): Promise<Result> =>
    using(startHost({ cli, profile }), (host) =>
      using(Promise.resolve(startCrowd()), (crowd) =>
        using(Promise.resolve(startParticipants()), async (newcomers) => {
          const { ws, url, pin } = host;
          const load = { participants: PLAYING, rate: RATE };
          await crowd.participants.ask('join', { ws, pin, count: PLAYING });
          await crowd.screens.ask('open', { ws, count: TELAOS });
          await host.stopRound((await playRound(host, crowd, load, WARM_UP_S)).round);
          await crowd.screens.ask('clear');
          const playing = playRound(host, crowd, load, ROUND_S);
          await sleep(ARRIVE_MS);
          const openedAt = now();
          const [registeredMs, openMs] = await Promise.all([
            newcomers.ask('join', { ws, pin, first: PLAYING, count: COMING, atOnce: COMING }),
            crowd.phones.ask('open', { ws, count: PHONES, page: `${url}/`, atOnce: PHONES }),
          ]);
          const allInMs = now() - openedAt;
          const { round, tokens } = await playing;
          await host.stopRound(round);
          const played = await crowd.participants.ask('results');
          const shown = await crowd.screens.ask('results', { participants: PLAYING, tokens });
          const relayed = compare(played, shown);
          const during = played.map(({ index, sentAt }) => ({
            index,
            sentAt: sentAt.map((at) => (at >= openedAt && at <= openedAt + allInMs ? at : Number.NaN)),
          }));
          const atTheDoor = spread([...latencies(during, shown.flat())].filter((ms) => !Number.isNaN(ms)));
          return {
            load: `${COMING} register and ${PHONES} phones open the page at once, while ${PLAYING} × ${RATE} tok/s run on ${TELAOS} telões`,
            figures: [
              { name: 'all in', unit: 'ms', host: allInMs, bar: atMost(ALL_IN_MS, ' ms') },
              { name: 'registered, slowest', unit: 'ms', host: Math.max(...registeredMs) },
              { name: 'registered p50', unit: 'ms', host: spread(registeredMs).p50 },
              { name: 'page and socket open, slowest', unit: 'ms', host: Math.max(...openMs) },
              { name: 'page and socket open p50', unit: 'ms', host: spread(openMs).p50 },
              { name: 'lost in the running round', unit: '', host: relayed.lost, bar: exactly(0) },
              {
                name: 'stored answers that differ',
                unit: '',
                host: await wrongAnswers(host, round, PLAYING, tokens),
                bar: exactly(0),
              },
              {
                name: 'token → telão p99, whole round',
                unit: 'ms',
                host: relayed.latency.p99,
                bar: atMost(NIGHT_P99_MS, ' ms'),
              },
              { name: 'token → telão p50, during the rush', unit: 'ms', host: atTheDoor.p50 },
              { name: 'token → telão p99, during the rush', unit: 'ms', host: atTheDoor.p99 },
              { name: 'token → telão max', unit: 'ms', host: relayed.latency.max },
              { name: 'load sent late p99', unit: 'ms', host: relayed.lateness.p99 },
            ],
            notes: [],
          };
        }),
      ),
    ),
};
