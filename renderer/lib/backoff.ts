/** First wait before a reconnection, and the longest one. Milliseconds. */
const FIRST_MS = 300;
const LONGEST_MS = 5_000;

/**
 * Milliseconds before attempt `attempt` (from 0): doubling up to a limit, then spread over its upper half by `random`
 * (0 to 1), so that a hall of screens does not knock at once.
 */
export function reconnectDelay(attempt: number, random: number): number {
  const whole = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt, 30));
  return whole / 2 + (whole / 2) * random;
}
