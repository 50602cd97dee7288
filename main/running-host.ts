import { givenOrganizerKey } from './config.ts';
import type { Config } from './config.ts';
import { keyOf, runningArena } from './doctor.ts';

export interface FoundHost {
  readonly url: string;
  /** Null where it is nowhere to be read: the host then says so. */
  readonly key: string | null;
}

/** The host at `url`, else the one that runs on this data folder; null where none does. */
export async function findRunningHost(config: Config, url: string | null): Promise<FoundHost | null> {
  const found = url ?? (await runningArena(config));
  if (found === null) return null;
  return { url: found.replace(/\/+$/, ''), key: givenOrganizerKey(config) ?? keyOf(config.data) };
}
