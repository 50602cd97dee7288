// Time that moves when told to.
import type { Waits } from '../desk/errand.ts';

export interface HandClock extends Waits {
  /** Moves on, and lets everything that is due then happen. */
  pass(ms: number): Promise<void>;
  readonly waiting: () => number;
}

export function handClock(): HandClock {
  let now = 1_000;
  const due = new Set<{ at: number; call: () => void }>();
  return {
    now: () => now,
    random: () => 1,
    after: (ms, then) => {
      const one = { at: now + ms, call: then };
      due.add(one);
      return () => void due.delete(one);
    },
    pass: async (ms) => {
      now += ms;
      for (const one of [...due]) {
        if (one.at > now) continue;
        due.delete(one);
        one.call();
      }
      await settled();
    },
    waiting: () => due.size,
  };
}

/** What promises have to say is said: nothing here waits for anything but promises. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
}
