import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Db } from './database.ts';
import { migrations } from './migrations.ts';
import type { Migration } from './migrations.ts';

/**
 * Brings a database to the newest schema. An existing one is backed up beside itself first; each
 * step is one transaction together with the version it leads to, so a kill in the middle changes
 * nothing.
 */
export function migrate(db: Db, file: string, steps: readonly Migration[] = migrations): void {
  const version = schemaVersion(db);
  if (version > steps.length) {
    throw new Error(
      `It was written by a newer LLM Arena (schema ${version}, this one knows ${steps.length}): update the program`,
    );
  }
  if (version === steps.length) return;
  if (version > 0) backup(db, file, `before-schema-${version + 1}`);
  steps.slice(version).forEach((step, i) => {
    db.transaction(() => {
      db.exec(step.sql);
      if (version + i === 0) db.prepare('INSERT INTO meta (key, value) VALUES (?, ?)').run('epoch', randomUUID());
      db.pragma(`user_version = ${version + i + 1}`);
    }).immediate();
  });
}

export function schemaVersion(db: Db): number {
  return Number(db.pragma('user_version', { simple: true }));
}

/** A consistent copy in the `backups` folder beside the database; the answer is its path. */
export function backup(db: Db, file: string, why: string): string {
  const folder = path.join(path.dirname(file), 'backups');
  mkdirSync(folder, { recursive: true });
  const stamp = new Date().toISOString().replace(/[:.]/g, '-');
  const target = path.join(folder, `${path.basename(file, path.extname(file))}-${stamp}-${why}.db`);
  db.prepare('VACUUM INTO ?').run(target);
  return target;
}
