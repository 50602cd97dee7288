// Time and figures in words, by language.
import type { Tag } from './translate.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `3 min`, `2 h`, `5 dias`: one unit, rounded down. Nothing is less than a second. */
export function spanText(ms: number, tag: Tag): string {
  const span = (value: number, unit: string): string =>
    new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: unit === 'day' ? 'long' : 'short' }).format(value);
  if (ms < MINUTE) return span(Math.max(1, Math.floor(ms / SECOND)), 'second');
  if (ms < HOUR) return span(Math.floor(ms / MINUTE), 'minute');
  if (ms < DAY) return span(Math.floor(ms / HOUR), 'hour');
  return span(Math.floor(ms / DAY), 'day');
}

/** A day and a time of day, where this browser is. */
export function dateText(iso: string, tag: Tag, timeZone?: string): string {
  const zone = timeZone === undefined ? {} : { timeZone };
  return new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short', ...zone }).format(new Date(iso));
}

/** With so many digits behind the comma, always. */
export function fixed(value: number, digits: number, tag: Tag): string {
  return new Intl.NumberFormat(tag, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
}

/** What was not measured is a dash. */
export const NONE = '–';

/** A mean score: two digits, so that near ones are told apart. */
export function scoreText(score: number | null, tag: Tag): string {
  return score === null ? NONE : fixed(score, 2, tag);
}

/** Tokens a second: tenths say something only where it is slow. */
export function rateText(rate: number | null, tag: Tag): string {
  return rate === null ? NONE : fixed(rate, rate < 10 ? 1 : 0, tag);
}

/** Milliseconds as seconds, to the tenth. */
export function secondsText(ms: number | null, tag: Tag): string {
  return ms === null ? NONE : fixed(ms / SECOND, 1, tag);
}
