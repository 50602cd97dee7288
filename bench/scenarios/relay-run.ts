// Rounds relayed by a target, each measured from its start until the last screen has the last token.
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
  /** Seconds of a measured round. */
  readonly seconds: number;
  /** Seconds of the round before the measured ones, in which code gets warm. */
  readonly warmUp: number;
  /** Something else that goes on during a measured round. */
  readonly meanwhile?: () => Promise<void>;
}

/** What one or several rounds came to. */
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
  readonly latencyMs: readonly number[];
  /** How late the load itself was, milliseconds: a run whose load was late says little. */
  readonly latenessMs: readonly number[];
  readonly errors: readonly string[];
  /** The rounds, as the target names them, and the tokens of each participant in one. */
  readonly rounds: readonly string[];
  readonly tokens: number;
}

/** Milliseconds that the last tokens have to arrive. */
const PATIENCE_MS = 10_000;

/** A target with its crowd, connected and warm. */
export interface Stage {
  /** Plays one round and measures it. */
  round(): Promise<RelayResult>;
  stop(): Promise<void>;
}

export async function openStage(target: Target, load: RelayLoad): Promise<Stage> {
  const crowd = startCrowd();
  try {
    const { ws, pin } = target;
    await crowd.participants.ask('join', { ws, pin, count: load.participants });
    await crowd.screens.ask('open', { ws, count: load.telaos });
    await crowd.phones.ask('open', { ws, count: load.phones });
    await target.stopRound((await playRound(target, crowd, load, load.warmUp)).round);
  } catch (error) {
    await crowd.stop();
    throw error;
  }
  return { round: () => measure(target, crowd, load), stop: () => crowd.stop() };
}

/** One measured round. */
export function runRelay(target: Target, load: RelayLoad): Promise<RelayResult> {
  return using(openStage(target, load), (stage) => stage.round());
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
  await crowd.screens.ask('clear');
  await crowd.phones.ask('received');
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
    rounds: [round],
    tokens,
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
    latencyMs: [...latencies(played, entries)],
    latenessMs: played.flatMap((one) => one.lateness),
    errors: played.flatMap((one) => one.errors),
  };
}

/** Several rounds as one. */
export function together(results: readonly RelayResult[]): RelayResult {
  const sum = (of: (one: RelayResult) => number): number => results.reduce((total, one) => total + of(one), 0);
  return {
    sent: sum((one) => one.sent),
    delivered: sum((one) => one.delivered),
    lost: sum((one) => one.lost),
    sealedWrong: sum((one) => one.sealedWrong),
    tokensAtPhones: sum((one) => one.tokensAtPhones),
    wallMs: sum((one) => one.wallMs),
    cpuMs: sum((one) => one.cpuMs),
    rssMiB: Math.max(...results.map((one) => one.rssMiB)),
    latencyMs: results.flatMap((one) => one.latencyMs),
    latenessMs: results.flatMap((one) => one.latenessMs),
    errors: results.flatMap((one) => one.errors),
    rounds: results.flatMap((one) => one.rounds),
    tokens: results[0]?.tokens ?? 0,
  };
}

export function latencyOf({ latencyMs }: Pick<RelayResult, 'latencyMs'>): Spread {
  return spread(latencyMs);
}

export function latenessOf({ latenessMs }: Pick<RelayResult, 'latenessMs'>): Spread {
  return spread(latenessMs);
}
