import { performance } from 'node:perf_hooks';
import type { Clock } from '../../ports/clock.ts';

/** System time at one moment, carried on by the monotonic clock: a jump of the system's clock moves no deadline. */
export function systemClock(): Clock {
  let wall = Date.now();
  let monotonic = performance.now();
  return {
    now: () => Math.round(wall + (performance.now() - monotonic)),
    resync: () => {
      wall = Date.now();
      monotonic = performance.now();
    },
    after: (ms, task) => {
      const timer = setTimeout(task, ms);
      return () => clearTimeout(timer);
    },
  };
}
