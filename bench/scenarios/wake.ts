import { now, sleep } from '../lib/clock.ts';
import { atMost, exactly } from '../lib/figures.ts';
import { spread } from '../lib/stats.ts';
import type { Played } from '../load/participants.ts';
import { startHost } from '../target/host.ts';
import type { Host } from '../target/host.ts';
import { using } from '../target/target.ts';
import { wrongAnswers } from './answers.ts';
import { startParticipants, startScreens, startVoters } from './crowd.ts';
import type { Result, Scenario, Setting } from './scenario.ts';
import { openVoting } from './vote.ts';

const SESSIONS = 10;
const PARTICIPANTS = 60;
const RATE = 40;
const TELAOS = 4;
const VOTERS = 100;
const ENTRIES = 8;
/** Tokens of each participant in a past session, and how fast they were played. */
const PAST = { tokens: 400, rate: 400 };
const ROUND_S = 8;
/** Milliseconds of full load before the host is killed. */
const KILL_MS = 3_000;

/** The host is killed at full load, with votes for an earlier round arriving, and started again. */
export const wake: Scenario = {
  name: 'wake',
  run: ({ cli }: Setting): Promise<Result> =>
    using(startHost({ cli }), (host) =>
      using(startVoters(), (voters) =>
        using(startScreens(), (screens) =>
          using(startParticipants(), async (participants) => {
            for (let i = 0; i < SESSIONS; i += 1) await playPastSession(host);
            const pin = await newSession(host);
            const night = { ...host, pin };
            const voted = await openVoting(night, ENTRIES);
            const { url, ws } = host;
            await voters.ask('open', { url, ws, roundId: voted, count: VOTERS });
            await participants.ask('join', { ws, pin, count: PARTICIPANTS });
            await screens.ask('open', { ws, count: TELAOS });
            const tokens = RATE * ROUND_S;
            await participants.ask('prepare', { tokens, rate: RATE, seed: 3 });
            const round = await host.startRound();
            await voters.ask('press', { entries: ENTRIES, everyMs: 200 });
            const playing = participants.ask('play');
            await sleep(KILL_MS);
            const killedAt = now();
            await Promise.all([host.kill(), voters.ask('release')]);
            return using(startHost({ cli, data: host.data, port: host.port }), async (again) => {
              await screens.ask('close');
              await screens.ask('open', { ws, count: TELAOS });
              const missing = await voters.ask('missing');
              await playing;
              const complete = await screens.ask('complete', {
                participants: PARTICIPANTS,
                tokens,
                patienceMs: 10_000,
              });
              await again.stopRound(round);
              const played = await participants.ask('results');
              const lostMs = played.map((one) => lostBy(one, killedAt));
              const { acknowledged } = await voters.ask('results');
              const back = played.map((one) => (one.return?.at ?? Number.NaN) - killedAt);
              return {
                load: `kill -9 at ${PARTICIPANTS} × ${RATE} tok/s on ${TELAOS} telões with votes arriving, ${SESSIONS} past sessions (${(SESSIONS * PARTICIPANTS * PAST.tokens).toLocaleString('en')} tokens) in the database`,
                figures: [
                  { name: 'start to serving', unit: 'ms', host: again.readyMs, bar: atMost(3_000, ' ms') },
                  { name: 'acknowledged votes', unit: '', host: acknowledged },
                  { name: 'of them lost', unit: '', host: missing, bar: exactly(0) },
                  { name: 'tokens lost, worst entry', unit: 'ms', host: Math.max(...lostMs), bar: atMost(100, ' ms') },
                  { name: 'tokens lost, median entry', unit: 'ms', host: spread(lostMs).p50 },
                  { name: 'last participant back', unit: 'ms', host: Math.max(...back) },
                  {
                    name: 'answers that differ in the end',
                    unit: '',
                    host: await wrongAnswers(again, round, PARTICIPANTS, tokens),
                    bar: exactly(0),
                  },
                  { name: 'telões whole in the end', unit: '', host: complete ? TELAOS : 0, bar: exactly(TELAOS) },
                ],
                notes: [],
              };
            });
          }),
        ),
      ),
    ),
};

/** Milliseconds of an answer that were sent but not on disk when the host was killed. */
function lostBy({ sentAt, return: back }: Played, killedAt: number): number {
  const firstLost = back === null ? undefined : sentAt[back.nextSeq];
  return firstLost === undefined ? 0 : Math.max(0, killedAt - firstLost);
}

async function newSession(host: Host): Promise<string> {
  return (await host.organizer<{ pin: string }>('/session', {})).pin;
}

async function playPastSession(host: Host): Promise<void> {
  const pin = await newSession(host);
  await using(startParticipants(), async (participants) => {
    await participants.ask('join', { ws: host.ws, pin, count: PARTICIPANTS });
    await participants.ask('prepare', { ...PAST, seed: 5 });
    const round = await host.startRound();
    await participants.ask('play');
    await host.stopRound(round);
  });
}
