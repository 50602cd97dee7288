// One round relayed by a target, measured from its start until the last screen has the last token.
import { now } from '../lib/clock.ts';
import { latencies } from '../lib/latency.ts';
import { spread } from '../lib/stats.ts';
import type { Spread } from '../lib/stats.ts';
import type { Played } from '../load/participants.ts';
import type { Shown } from '../load/screens.ts';
import type { Target } from '../target/target.ts';
import { using } from '../target/target.ts';
import { startCrowd } from './crowd.ts';
import type { Crowd } from './crowd.ts';

export interface RelayLoad {
  readonly participants: number;
  /** Tokens a second of each. */
  readonly rate: number;
  readonly telaos: number;
  readonly phones: number;
  readonly seconds: number;
  /** Seconds of the round before the measured one, in which code gets warm. */
  readonly warmUp: number;
  /** Something else that goes on during the measured round. */
  readonly meanwhile?: () => Promise<void>;
}

export interface RelayResult {
  readonly sent: number;
  /** Token × screen. */
  readonly delivered: number;
  readonly lost: number;
  /** Entries whose text at sealing was wrong on some screen; NaN where none came. */
  readonly sealedWrong: number;
  readonly tokensAtPhones: number;
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly rssMiB: number;
  /** Token → telão, milliseconds. */
  readonly latency: Spread;
  /** How late the load itself was, milliseconds: a run whose load was late says little. */
  readonly lateness: Spread;
  readonly errors: readonly string[];
  /** The last round, as the target names it. */
  readonly round: string;
}

/** Milliseconds that the last tokens have to arrive. */
const PATIENCE_MS = 10_000;

/** Connects a crowd to `target`, plays a short round and then the one that is measured. */
export function runRelay(target: Target, load: RelayLoad): Promise<RelayResult> {
  return using(Promise.resolve(startCrowd()), async (crowd) => {
    const { ws, pin } = target;
    await crowd.participants.ask('join', { ws, pin, count: load.participants });
    await crowd.screens.ask('open', { ws, count: load.telaos });
    await crowd.phones.ask('open', { ws, count: load.phones });
    const warm = await playRound(target, crowd, load, load.warmUp);
    await target.stopRound(warm.round);
    await crowd.screens.ask('clear');
    await crowd.phones.ask('received');
    return measure(target, crowd, load);
  });
}

/** Plays one round until every screen has it, or has been given up. */
export async function playRound(
  target: Target,
  crowd: Omit<Crowd, 'phones' | 'stop'>,
  { participants, rate }: Pick<RelayLoad, 'participants' | 'rate'>,
  seconds: number,
): Promise<{ round: string; tokens: number }> {
  const tokens = Math.round(rate * seconds);
  await crowd.participants.ask('prepare', { tokens, rate, seed: tokens });
  const round = await target.startRound();
  await crowd.participants.ask('play');
  await crowd.screens.ask('complete', { participants, tokens, patienceMs: PATIENCE_MS });
  return { round, tokens };
}

async function measure(target: Target, crowd: Crowd, load: RelayLoad): Promise<RelayResult> {
  const before = await target.usage();
  const startedAt = now();
  const [{ round, tokens }] = await Promise.all([
    playRound(target, crowd, load, load.seconds),
    load.meanwhile?.() ?? Promise.resolve(),
  ]);
  const wallMs = now() - startedAt;
  const after = await target.usage();
  await target.stopRound(round);
  const played = await crowd.participants.ask('results');
  const shown = await crowd.screens.ask('results', { participants: load.participants, tokens });
  const phones = await crowd.phones.ask('received');
  return {
    ...compare(played, shown),
    round,
    tokensAtPhones: phones.tokens,
    wallMs,
    cpuMs: after.cpuMs - before.cpuMs,
    rssMiB: after.rssMiB,
  };
}

/** What was sent beside what was shown. */
export function compare(played: readonly Played[], shown: readonly (readonly Shown[])[]) {
  const entries = shown.flat();
  const sent = played.reduce((sum, one) => sum + one.sentAt.length, 0);
  const delivered = entries.reduce((sum, one) => sum + one.correct, 0);
  const sealed = entries.filter(({ sealedRight }) => sealedRight !== null);
  return {
    sent,
    delivered,
    lost: sent * shown.length - delivered,
    sealedWrong: sealed.length === 0 ? Number.NaN : sealed.filter(({ sealedRight }) => sealedRight === false).length,
    latency: spread(latencies(played, entries)),
    lateness: spread(played.flatMap((one) => one.lateness)),
    errors: played.flatMap((one) => one.errors),
  };
}
