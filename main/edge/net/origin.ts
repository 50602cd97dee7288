/** How a page's origin relates to the arena. */
export type OriginKind = 'none' | 'same' | 'listed' | 'foreign';

/**
 * `Origin` against the `Host` it was sent to and the list of `CORS_ORIGIN`. No Origin is a program,
 * not a page.
 */
export function originKind(
  origin: string | undefined,
  host: string | undefined,
  listed: readonly string[],
): OriginKind {
  if (origin === undefined) return 'none';
  if (host !== undefined && URL.canParse(origin) && new URL(origin).host === host.toLowerCase()) return 'same';
  const isListed = listed.includes('*') || listed.some((one) => plainOrigin(one) === origin.toLowerCase());
  return isListed ? 'listed' : 'foreign';
}

/** An origin as browsers send it, however it was typed into the list. */
export function plainOrigin(listed: string): string {
  return listed.replace(/\/$/, '').toLowerCase();
}
