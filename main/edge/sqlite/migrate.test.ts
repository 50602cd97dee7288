import {
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
  closeSync,
} from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { scratch } from '../testing/scratch.ts';
import { databaseFile } from './database-file.ts';
import { openDatabases, openReadOnly } from './database.ts';
import type { Databases, Db } from './database.ts';
import { sqliteEventLog } from './event-log.ts';
import { lockDatabase } from './lock.ts';
import { backup, migrate, schemaVersion } from './migrate.ts';
import { migrations } from './migrations.ts';

const opened: { close(): unknown }[] = [];
const folder = scratch();
afterEach(() => {
  for (const one of opened.splice(0)) one.close();
});

function track<T extends { close(): unknown }>(one: T): T {
  opened.push(one);
  return one;
}

const databases = (file: string): Databases => track(openDatabases(file));
const plain = (file: string): Db => track(new Database(file));

/** A database of the schema that has shipped, with a session in it. */
function filled(): string {
  const file = path.join(folder(), 'arena.db');
  const first = openDatabases(file);
  const event = { type: 'session_created', sessionId: 's1', title: 'kept', pinLength: 6 } as const;
  sqliteEventLog(first.durable).append([{ sessionId: 's1', at: 1, event }]);
  first.close();
  return file;
}

const next = { name: 'a colour for each session', sql: 'CREATE TABLE colours (session_id TEXT PRIMARY KEY) STRICT;' };
const backups = (file: string) => {
  const kept = path.join(path.dirname(file), 'backups');
  return existsSync(kept) ? readdirSync(kept).map((name) => path.join(kept, name)) : [];
};
const tables = (db: Db) =>
  db
    .prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'")
    .all()
    .map(({ name }) => name);

describe('the schema', () => {
  it('[REC-8] is made in an empty file, without a backup, with a name of its own', () => {
    const file = path.join(folder(), 'deep', 'in', 'a', 'folder', 'arena.db');
    const { durable } = databases(file);
    expect(schemaVersion(durable)).toBe(migrations.length);
    expect(tables(durable)).toContain('events');
    expect(sqliteEventLog(durable).epoch).toMatch(/^[0-9a-f-]{36}$/);
    expect(backups(file)).toEqual([]);
  });

  it('[REC-8] that is up to date is left alone', () => {
    const file = filled();
    const before = readFileSync(file);
    const db = plain(file);
    migrate(db, file);
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(backups(file)).toEqual([]);
  });

  it('[REC-8] of an older program is backed up, then brought up step by step; what was in it stays', () => {
    const file = filled();
    const db = plain(file);
    const { epoch } = sqliteEventLog(db);
    const after = { name: 'and a size', sql: 'ALTER TABLE colours ADD COLUMN size INTEGER;' };
    migrate(db, file, [...migrations, next, after]);
    expect(schemaVersion(db)).toBe(migrations.length + 2);
    expect(sqliteEventLog(db)).toMatchObject({ epoch });
    expect(sqliteEventLog(db).sessions()).toMatchObject([{ id: 's1', title: 'kept' }]);
    const [copy = ''] = backups(file);
    expect(copy).toMatch(/arena-.*-before-schema-2\.db$/);
    const kept = track(openReadOnly(copy));
    expect(schemaVersion(kept)).toBe(migrations.length);
    expect(tables(kept)).not.toContain('colours');
    expect(sqliteEventLog(kept).sessions()).toMatchObject([{ id: 's1' }]);
    expect(kept.pragma('integrity_check', { simple: true })).toBe('ok');
  });

  it('[REC-8] a step that fails in the middle changes nothing, and can be tried again', () => {
    const file = filled();
    const db = plain(file);
    const broken = { name: 'broken', sql: `${next.sql} INSERT INTO events VALUES (1, 2); SELECT nonsense;` };
    expect(() => migrate(db, file, [...migrations, broken])).toThrow();
    expect(schemaVersion(db)).toBe(migrations.length);
    expect(tables(db)).not.toContain('colours');
    expect(sqliteEventLog(db).sessions()).toHaveLength(1);
    expect(backups(file)).toHaveLength(1);
    migrate(db, file, [...migrations, next]);
    expect(tables(db)).toContain('colours');
  });

  it('[REC-8] of two steps the first one stays where the second fails', () => {
    const file = filled();
    const db = plain(file);
    expect(() => migrate(db, file, [...migrations, next, { name: 'broken', sql: 'SELECT nonsense;' }])).toThrow();
    expect([schemaVersion(db), tables(db).includes('colours')]).toEqual([migrations.length + 1, true]);
  });

  it('[REC-8] of a newer program is refused in words, and untouched', () => {
    const file = filled();
    const db = new Database(file);
    db.pragma(`user_version = ${migrations.length + 7}`);
    db.close();
    const before = readFileSync(file);
    expect(() => openDatabases(file)).toThrow(
      `Cannot use the database ${file}: It was written by a newer LLM Arena (schema ${migrations.length + 7}, this one knows ${migrations.length}): update the program`,
    );
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(backups(file)).toEqual([]);
  });

  it('[CFG-7] a backup is whole, and two in the same second do not meet', () => {
    const file = filled();
    const db = plain(file);
    const [one, other] = [backup(db, file, 'first'), backup(db, file, 'second')];
    expect(one).not.toBe(other);
    for (const copy of [one, other]) expect(sqliteEventLog(track(openReadOnly(copy))).head()).toBe(1);
  });
});

describe('a database that cannot be used', () => {
  it('[REC-7] because another arena runs on it, is said so', () => {
    const file = filled();
    databases(file);
    expect(() => openDatabases(file)).toThrow(`Another arena is running on ${file}`);
  });

  it('[REC-7] the lock goes with whoever held it, whether it ended well or not', () => {
    const file = filled();
    openDatabases(file).close();
    openDatabases(file).close();
    const broken = path.join(folder(), 'arena.db');
    writeFileSync(broken, 'not a database at all, but long enough to look like a file');
    expect(() => openDatabases(broken)).toThrow();
    lockDatabase(broken)();
  });

  it('because it is no database, is explained with what to do', () => {
    const file = path.join(folder(), 'arena.db');
    writeFileSync(file, 'Dear diary, '.repeat(500));
    expect(() => openDatabases(file)).toThrow(/Cannot use the database .*not a database.*backups folder.*--data/);
    expect(readFileSync(file, 'utf8')).toContain('Dear diary');
  });

  it('because it is damaged, is explained with what to do', () => {
    const file = filled();
    const { size } = statSync(file);
    truncateSync(file, Math.floor(size / 2 / 4_096) * 4_096);
    expect(() => openDatabases(file)).toThrow(/Cannot use the database .*(damaged|malformed|corrupt)/);
  });

  it('because one page of it is damaged, is found and explained before anything is written', () => {
    const file = filled();
    const { size } = statSync(file);
    const page = 4_096;
    // Every page but the first, which holds the schema.
    for (let at = page; at + page <= size; at += page) {
      const copy = path.join(folder(), 'arena.db');
      writeFileSync(copy, readFileSync(file));
      const handle = openSync(copy, 'r+');
      writeSync(handle, Buffer.alloc(page, 0xa5), 0, page, at);
      closeSync(handle);
      expect(() => openDatabases(copy), `page at ${at}`).toThrow(/Cannot use the database .*damaged/);
    }
  });

  it('because it is a folder, is explained', () => {
    const file = path.join(folder(), 'arena.db');
    mkdirSync(file);
    expect(() => openDatabases(file)).toThrow(/Cannot use the database/);
  });

  it('[CFG-7] to look at, must exist, and is not changed by looking', () => {
    expect(() => openReadOnly(path.join(folder(), 'none.db'))).toThrow();
    const db = track(openReadOnly(filled()));
    expect(() => db.exec('DELETE FROM events')).toThrow(/readonly/);
  });
});

describe('closing', () => {
  it('[CLOSE-2] leaves one file with everything in it, and twice is once', () => {
    const file = path.join(folder(), 'arena.db');
    const one = openDatabases(file);
    one.durable.exec('CREATE TABLE t (x)');
    one.close();
    expect(existsSync(`${file}-wal`) ? statSync(`${file}-wal`).size : 0).toBe(0);
    expect(tables(track(openReadOnly(file)))).toContain('t');
  });

  it('[VOTE-1] events are on the disk when they are acknowledged, tokens soon after', () => {
    const { durable, stream } = databases(path.join(folder(), 'arena.db'));
    expect(durable.pragma('synchronous', { simple: true })).toBe(2);
    expect(stream.pragma('synchronous', { simple: true })).toBe(1);
    for (const db of [durable, stream]) expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
  });
});

describe('where the database is', () => {
  it('[CFG-1] in the data folder, unless a file is named', () => {
    const at = (database?: string) => databaseFile({ data: 'nights', database });
    expect(at()).toBe(path.resolve('nights', 'arena.db'));
    expect(at('file:./other/x.db')).toBe(path.resolve('other', 'x.db'));
    expect(at('file:/var/arena/x.db')).toBe('/var/arena/x.db');
    expect(at('file:///var/arena/x.db')).toBe('/var/arena/x.db');
    expect(at('file:./x.db?mode=rwc')).toBe(path.resolve('x.db'));
  });
});
