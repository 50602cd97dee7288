import { now } from '../lib/clock.ts';
import { atMost, exactly } from '../lib/figures.ts';
import { spread } from '../lib/stats.ts';
import type { Worker } from '../lib/worker.ts';
import type { VoterCalls } from '../load/voters.ts';
import { startHost } from '../target/host.ts';
import type { Host } from '../target/host.ts';
import { using } from '../target/target.ts';
import { startParticipants, startVoters } from './crowd.ts';
import type { Result, Scenario, Setting } from './scenario.ts';

const VOTERS = 300;
const ENTRIES = 8;
const WITHIN_MS = 1_000;
const RECONNECTING = 0.3;

/** A room that votes at once, and then the power is cut. */
export const vote: Scenario = {
  name: 'vote',
  run: ({ cli, profile }: Setting): Promise<Result> =>
    using(startHost({ cli, profile }), (host) =>
      using(startVoters(), async (voters) => {
        const roundId = await openVoting(host, ENTRIES);
        const { url, ws } = host;
        await voters.ask('open', { url, ws, roundId, count: VOTERS });
        const before = await host.usage();
        const from = now();
        await voters.ask('burst', { entries: ENTRIES, withinMs: WITHIN_MS, reconnecting: RECONNECTING });
        const wallMs = now() - from;
        const after = await host.usage();
        const missing = await voters.ask('missing');
        const counted = await votesCounted(host, roundId);
        const missingAfterKill = await afterKill(host, cli, voters);
        const { ackMs, acknowledged, retried, refused } = await voters.ask('results');
        const ack = spread(ackMs);
        return {
          load: `${VOTERS} phones vote ${ENTRIES} entries within ${WITHIN_MS / 1_000} s, ${RECONNECTING * 100} % reconnect meanwhile`,
          figures: [
            { name: 'votes acknowledged', unit: '', host: acknowledged, bar: exactly(VOTERS * ENTRIES) },
            { name: 'acknowledged but not in the host', unit: '', host: missing, bar: exactly(0) },
            { name: 'counted beyond one each', unit: '', host: counted - acknowledged, bar: exactly(0) },
            { name: 'missing after kill -9 and restart', unit: '', host: missingAfterKill, bar: exactly(0) },
            { name: 'refused', unit: '', host: refused.length, bar: exactly(0) },
            { name: 'sent again after a cut', unit: '', host: retried },
            { name: 'ack p50', unit: 'ms', host: ack.p50 },
            { name: 'ack p95', unit: 'ms', host: ack.p95, bar: atMost(50, ' ms') },
            { name: 'ack p99', unit: 'ms', host: ack.p99 },
            { name: 'ack max', unit: 'ms', host: ack.max },
            { name: 'CPU', unit: '% of a core', host: (100 * (after.cpuMs - before.cpuMs)) / wallMs },
            { name: 'CPU per vote', unit: 'µs', host: (1_000 * (after.cpuMs - before.cpuMs)) / acknowledged },
            { name: 'until all were acknowledged', unit: 'ms', host: wallMs },
          ],
          notes: refused.length === 0 ? [] : [`Refused: ${[...new Set(refused)].join('; ')}`],
        };
      }),
    ),
};

/** A round with `entries` answers, short unless told otherwise, open for votes. */
export function openVoting(host: Host, entries: number, tokens = 20): Promise<string> {
  return using(startParticipants(), async (participants) => {
    await participants.ask('join', { ws: host.ws, pin: host.pin, count: entries });
    await participants.ask('prepare', { tokens, rate: 100, seed: 1 });
    const roundId = await host.startRound();
    await participants.ask('play');
    await host.stopRound(roundId);
    return roundId;
  });
}

export async function votesCounted(host: Host, roundId: string): Promise<number> {
  const { scoreboard } = await host.organizer<{ scoreboard: readonly { votes: number }[] }>(
    `/scoreboard?roundId=${roundId}`,
  );
  return scoreboard.reduce((sum, row) => sum + row.votes, 0);
}

async function afterKill(host: Host, cli: string, voters: Worker<VoterCalls>): Promise<number> {
  await host.kill();
  return using(startHost({ cli, data: host.data, port: host.port }), () => voters.ask('missing'));
}
