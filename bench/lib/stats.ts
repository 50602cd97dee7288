/** The value below which `share` (0 to 1) of the sorted values lie, by the nearest-rank rule; NaN of nothing. */
export function percentile(sorted: ArrayLike<number>, share: number): number {
  if (sorted.length === 0) return Number.NaN;
  const rank = Math.max(1, Math.ceil(share * sorted.length));
  return sorted[rank - 1] ?? Number.NaN;
}

export interface Spread {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

export function spread(values: Iterable<number>): Spread {
  const sorted = Float64Array.from(values).sort();
  return {
    count: sorted.length,
    p50: percentile(sorted, 0.5),
    p95: percentile(sorted, 0.95),
    p99: percentile(sorted, 0.99),
    max: percentile(sorted, 1),
  };
}

export interface Step {
  /** How much was asked. */
  readonly load: number;
  /** What it cost. */
  readonly cost: number;
}

/** Cost of each further unit of load, from one step to the next. */
export function marginalCosts(steps: readonly Step[]): number[] {
  return steps.slice(1).map((step, i) => {
    const before = steps[i] ?? { load: 0, cost: 0 };
    return (step.cost - before.cost) / (step.load - before.load);
  });
}

/**
 * Where cost grows faster than load: the first step whose further units cost more than `tolerance`
 * times as much each as everything before it did on average. Null while growth is linear or better.
 */
export function bend(steps: readonly Step[], tolerance: number): Step | null {
  const marginal = marginalCosts(steps);
  for (const [i, step] of steps.slice(1).entries()) {
    const before = steps[i];
    if (before !== undefined && (marginal[i] ?? 0) > tolerance * (before.cost / before.load)) return step;
  }
  return null;
}
