import type { Db } from '../sqlite/database.ts';

/** Events looked at: a night has a few thousand, and each start of the host adds one. */
const LOOKED_AT = 2_000;

/** When the latest of the last events was written, by the clock of that time; null without any. */
export function newestEventAt(db: Db): number | null {
  const found = db
    .prepare<[number], { at: number | null }>(
      'SELECT max(at) AS at FROM (SELECT at FROM events ORDER BY event_offset DESC LIMIT ?)',
    )
    .get(LOOKED_AT);
  return found?.at ?? null;
}
