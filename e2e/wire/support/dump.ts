// Everything a data folder holds: the database row by row, the other files byte by byte.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { lookInto } from './database.ts';

export interface Dump {
  readonly schema: readonly unknown[];
  readonly tables: Readonly<Record<string, readonly unknown[]>>;
  /** Digest by path, of what is not the database itself. */
  readonly files: Readonly<Record<string, string>>;
}

/** Also of a host that runs, while nothing is written. */
export function dump(data: string): Dump {
  return { ...lookInto(data, rows), files: digests(data) };
}

function rows(db: Database.Database): Pick<Dump, 'schema' | 'tables'> {
  const schema = db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name').all();
  const names = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").pluck().all();
  const tables = names.map((name) => [
    String(name),
    db
      .prepare(`SELECT * FROM "${String(name)}"`)
      .raw()
      .all(),
  ]);
  return { schema, tables: Object.fromEntries(tables) };
}

function digests(data: string): Dump['files'] {
  const files = readdirSync(data, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).filter((path) => !/arena\.db(-|$)/.test(path));
  const digest = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');
  return Object.fromEntries(paths.toSorted().map((path) => [path.slice(data.length), digest(path)]));
}
