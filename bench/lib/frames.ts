export interface Frames {
  readonly perSecond: number;
  /** Milliseconds between two frames at most, and when that was, in seconds from the first frame. */
  readonly longestMs: number;
  readonly longestAtS: number;
  /** Frames that took more than `LONG_MS`. */
  readonly long: number;
}

/** A frame that everybody sees being late. Milliseconds. */
export const LONG_MS = 100;

/** What runs of painted frames come to; each run is the times of its frames in milliseconds. NaN where none painted. */
export function framesOf(runs: readonly (readonly number[])[]): Frames {
  let [gaps, wholeMs, long, longestMs, longestAtS] = [0, 0, 0, Number.NaN, Number.NaN];
  for (const times of runs) {
    const start = times[0] ?? 0;
    for (const [i, at] of times.slice(1).entries()) {
      const gap = at - (times[i] ?? 0);
      gaps += 1;
      wholeMs += gap;
      if (gap > LONG_MS) long += 1;
      if (gap > longestMs || Number.isNaN(longestMs)) [longestMs, longestAtS] = [gap, (at - start) / 1_000];
    }
  }
  return { perSecond: (gaps * 1_000) / wholeMs, longestMs, longestAtS, long };
}
