/** Figures as a person of the language reads them. */
import type { ClientWords } from './words/index.ts';

export function fixed(value: number, digits: number, words: ClientWords): string {
  return value.toFixed(digits).replace('.', words.decimal);
}

export function seconds(ms: number, words: ClientWords): string {
  return ms < 10_000 ? `${fixed(ms / 1_000, 1, words)} s` : `${Math.round(ms / 1_000)} s`;
}

/** Null where the model was too quick or too short to say. */
export function rate(perSecond: number | null, words: ClientWords): string | null {
  return perSecond === null ? null : words.events.rate(fixed(perSecond, 1, words));
}
