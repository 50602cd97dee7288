import type { RoundView } from '../../../protocol/model.ts';

/** The same rule as the host's: the live round, else the one started last. */
export function roundOnStage(rounds: readonly RoundView[]): RoundView | null {
  let latest: RoundView | null = null;
  for (const round of rounds) {
    if (round.status === 'live') return round;
    if (round.startedAt !== null && (latest === null || round.startedAt >= (latest.startedAt ?? ''))) latest = round;
  }
  return latest;
}

/** Rounds by number, with this one put in or put right. */
export function withRound(rounds: readonly RoundView[], round: RoundView): readonly RoundView[] {
  return [...rounds.filter((other) => other.id !== round.id), round].sort((a, b) => a.index - b.index);
}

/** Milliseconds left of a live round, from what the host said at `saidAt`; null where no clock runs. */
export function timeLeft(round: RoundView | null, saidAt: number, now: number): number | null {
  if (round === null || round.status !== 'live' || round.remainingMs === null) return null;
  const passed = round.pausedAt === null ? now - saidAt : 0;
  return Math.max(0, round.remainingMs - passed);
}

/** `1:05`; what has begun counts as a whole second, so that 0:00 means over. */
export function clockText(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
