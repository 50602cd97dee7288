/** How long to wait before trying again: exponential with full jitter, so that a room does not come back at once. */
export interface Backoff {
  /** Milliseconds: shortest wait. */
  readonly minMs: number;
  /** Milliseconds: longest wait. */
  readonly maxMs: number;
}

export const defaultBackoff: Backoff = { minMs: 500, maxMs: 15_000 };

/** `attempt` from 0; `random` in [0, 1). */
export function backoffDelay(attempt: number, random: number, { minMs, maxMs }: Backoff = defaultBackoff): number {
  const ceiling = Math.min(maxMs, minMs * 2 ** Math.min(attempt + 1, 30));
  return Math.round(minMs + random * (ceiling - minMs));
}
