// The styles of a participant's drawing, without what moves, blurs or fetches: a projector draws the rest as it was meant.

/** Longer than the styles of any drawing. Characters. */
const MOST_CHARS = 10_000;
const COMMENT = /\/\*[\s\S]*?\*\//g;
/** `@import …;`, and `@keyframes`, `@media` and the like with the rules in them. */
const AT_RULE = /@[^@{};]*(?:;|\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})/g;
/** One declaration, with what stands before it. */
const DECLARATION = /(^|[;{])(\s*[\w-]*\s*:[^;{}]*)/g;
/** Motion, filters, what is painted over and over, and anything fetched; an escape could spell any of them. */
const UNWANTED = /@|\\|animation|transition|filter|position|mask|marker|clip-path|stroke-dash|url\((?!\s*['"]?\s*#)/i;

/** What can stay of a style sheet or a style attribute; empty where that cannot be told. */
export function calmCss(css: string): string {
  // An escape could spell anything, and reading costs more than linear time.
  if (css.includes('\\') || css.length > MOST_CHARS) return '';
  const calm = css
    .replace(COMMENT, ' ')
    .replace(AT_RULE, ' ')
    .replace(DECLARATION, (whole, before: string) => (!UNWANTED.test(whole) ? whole : before === '{' ? before : ''));
  return UNWANTED.test(calm) ? '' : calm;
}

/** An address of something outside the drawing. */
export function isElsewhere(value: string): boolean {
  return /url\((?!\s*['"]?\s*#)/i.test(value);
}
