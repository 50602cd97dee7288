// Which page of the console the address names.
export const PAGES = ['night', 'results', 'archive'] as const;
export type Page = (typeof PAGES)[number];

/** `#/results` and the like; the night is home. */
export function pageOf(hash: string): Page {
  const name = hash.replace(/^#\/?/, '').split(/[/?]/)[0];
  return PAGES.find((page) => page === name) ?? 'night';
}
