import { discovery } from '../../../protocol/discovery.ts';

/** A DNS label holds 63; the rest is for the number. */
const LABEL = 58;

/**
 * The name an arena tries as its `nth`: `llm-arena`, `llm-arena-2`, … as one label. Never the computer's own:
 * its system answers for that, and would rename itself.
 */
export function nthLabel(hostname: string, nth: number): string {
  const base = labelOf(hostname);
  return nth === 1 ? base : `${base}-${nth}`;
}

/** First label of a host name, in the form names are compared. */
export function labelOf(hostname: string): string {
  const plain = hostname
    .toLowerCase()
    .replace(/\.+$/, '')
    .replace(/\.local$/, '')
    .replaceAll(/[^a-z0-9-]+/g, '-')
    .slice(0, LABEL)
    .replaceAll(/^-+|-+$/g, '');
  return plain === '' ? labelOf(discovery.hostname) : plain;
}

/** DNS compares names without case, and some write the last dot. */
export function sameName(a: string, b: string): boolean {
  return a.toLowerCase().replace(/\.$/, '') === b.toLowerCase().replace(/\.$/, '');
}
