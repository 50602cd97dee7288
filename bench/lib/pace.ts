/** A small seeded generator (mulberry32): the same load in every run. Answers lie in [0, 1). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * When a model sends its tokens: `rate` a second on average, each gap half to one and a half times
 * the mean. Milliseconds from the start, in order; the first within one mean gap.
 */
export function paceTimes(rate: number, count: number, seed: number): Float64Array {
  const random = seeded(seed);
  const gap = 1_000 / rate;
  const times = new Float64Array(count);
  let at = random() * gap;
  for (let i = 0; i < count; i += 1) {
    times[i] = at;
    at += gap * (0.5 + random());
  }
  return times;
}
