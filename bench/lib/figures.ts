/** A bar of docs/QUALITY: what a figure must keep to. */
export interface Bar {
  readonly text: string;
  holds(value: number): boolean;
}

export const atMost = (limit: number, unit = ''): Bar => ({
  text: `≤ ${limit}${unit}`,
  holds: (value) => value <= limit,
});
export const atLeast = (limit: number, unit = ''): Bar => ({
  text: `≥ ${limit}${unit}`,
  holds: (value) => value >= limit,
});
export const below = (limit: number, unit = ''): Bar => ({
  text: `< ${limit}${unit}`,
  holds: (value) => value < limit,
});
export const exactly = (wanted: number): Bar => ({ text: `= ${wanted}`, holds: (value) => value === wanted });

/** One line of a scenario's table. */
export interface Figure {
  readonly name: string;
  readonly unit: string;
  readonly host: number;
  /** The same of the floor in the same run, where it has one. */
  readonly floor?: number;
  readonly bar?: Bar;
}

export type Verdict = 'ok' | 'over' | '';

/** Whether the host keeps the bar. A figure that could not be measured (NaN) keeps none. */
export function verdict({ host, bar }: Figure): Verdict {
  if (bar === undefined) return '';
  return bar.holds(host) ? 'ok' : 'over';
}

/** As many digits as the eye needs. */
export function shown(value: number | undefined): string {
  if (value === undefined) return '';
  if (!Number.isFinite(value)) return '?';
  if (Number.isInteger(value)) return value.toLocaleString('en');
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
