// The database as the disk has it, looked at through a copy so that the host finds it as it was.
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** Copies the files of a host that does not run, opens the copy, asks. */
export function lookInto<T>(data: string, ask: (db: Database.Database) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'llm-arena-copy-'));
  try {
    for (const end of ['', '-wal']) {
      const file = join(data, `arena.db${end}`);
      if (existsSync(file)) copyFileSync(file, join(folder, `arena.db${end}`));
    }
    const db = new Database(join(folder, 'arena.db'));
    try {
      return ask(db);
    } finally {
      db.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function integrity(data: string): unknown {
  return lookInto(data, (db) => db.pragma('integrity_check', { simple: true }));
}
