// Which page of the console the address names.
export const PAGES = ['check', 'night', 'results', 'archive'] as const;
export type Page = (typeof PAGES)[number];

/** `#/results` and the like; the night is home. */
export function pageOf(hash: string): Page {
  const name = hash.replace(/^#\/?/, '').split(/[/?]/)[0];
  return PAGES.find((page) => page === name) ?? 'night';
}

/** The results of a kept session. */
export function resultsAddress(sessionId: string): string {
  return `#/results?${new URLSearchParams({ session: sessionId }).toString()}`;
}

/** The session that the address names; null for the one of the moment. */
export function sessionOf(hash: string): string | null {
  const at = hash.indexOf('?');
  const named = at === -1 ? null : new URLSearchParams(hash.slice(at + 1)).get('session');
  return named === '' ? null : named;
}
