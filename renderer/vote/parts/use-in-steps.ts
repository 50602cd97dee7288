import { useEffect, useState } from 'react';

/** Milliseconds between two steps: a slow phone answers taps in between. */
const STEP_MS = 40;

/** Grows from `first` to `count`, one at a time: what is in sight is drawn at once, the rest of a long list after it. */
export function useInSteps(first: number, count: number): number {
  const [done, setDone] = useState(first);
  useEffect(() => {
    if (done >= count) return undefined;
    const timer = setTimeout(() => setDone(done + 1), STEP_MS);
    return () => clearTimeout(timer);
  }, [done, count]);
  return done;
}
