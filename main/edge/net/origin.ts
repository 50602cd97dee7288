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
  if (listed.includes('*') || listed.some((one) => one.replace(/\/$/, '').toLowerCase() === origin.toLowerCase()))
    return 'listed';
  return 'foreign';
}
