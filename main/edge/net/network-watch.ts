import { networkInterfaces } from 'node:os';

export interface NetworkWatchOptions {
  /** Addresses of this machine came, went or changed, or it has just woken up. */
  readonly changed: () => void;
  /** How often is looked. Milliseconds. */
  readonly everyMs?: number;
}

const EVERY_MS = 1_000;
/** A look that comes so much later than it was due was slept through. Milliseconds. */
const SLEPT_MS = 5_000;

/**
 * Watches the addresses of this machine; no system tells a program of them in the same way, and a look costs a fraction of
 * a millisecond. The answer ends it.
 */
export function watchNetwork({ changed, everyMs = EVERY_MS }: NetworkWatchOptions): () => void {
  let known = fingerprint();
  // The system's time, not the monotonic one: that stands still while some systems sleep.
  let lookedAt = Date.now();
  const timer = setInterval(() => {
    const [now, at] = [fingerprint(), Date.now()];
    const slept = at - lookedAt > everyMs + SLEPT_MS;
    lookedAt = at;
    if (now === known && !slept) return;
    known = now;
    changed();
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}

function fingerprint(): string {
  const lines = Object.entries(networkInterfaces()).flatMap(([name, all]) =>
    (all ?? []).map((one) => `${name} ${one.cidr ?? one.address}`),
  );
  return lines.toSorted().join('\n');
}
