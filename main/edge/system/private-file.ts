import { renameSync, writeFileSync } from 'node:fs';

export const OWNER_ONLY = 0o600;

/** Whole or not at all: a kill in the middle leaves the file that was there. */
export function writePrivate(file: string, text: string): void {
  const draft = `${file}.${process.pid}.tmp`;
  writeFileSync(draft, `${text}\n`, { mode: OWNER_ONLY });
  renameSync(draft, file);
}
