// Numbers on the telão, written as the language does.
import type { Tag } from '../../i18n/translate.ts';

function fixed(value: number, digits: number, tag: Tag): string {
  return value.toLocaleString(tag, { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** Tokens a second: one digit more while it is slow. */
export function rateText(rate: number, tag: Tag): string {
  return fixed(rate, rate < 10 ? 1 : 0, tag);
}

export function scoreText(score: number, tag: Tag): string {
  return fixed(score, 2, tag);
}

/** Milliseconds as seconds. */
export function secondsText(ms: number, tag: Tag): string {
  return fixed(ms / 1_000, ms < 10_000 ? 1 : 0, tag);
}
