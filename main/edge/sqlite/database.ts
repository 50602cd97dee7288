import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { DatabaseInUse, lockDatabase } from './lock.ts';
import { migrate } from './migrate.ts';

export type Db = Database.Database;

/** Two connections to one file: what must be durable when acknowledged, and the stream of tokens. */
export interface Databases {
  /** `synchronous=FULL`: events and votes. */
  readonly durable: Db;
  /** `synchronous=NORMAL`: tokens; a power cut may lose the last batch, a crash of the process does not. */
  readonly stream: Db;
  close(): void;
}

/** Opens the database, brings it up to date (after a backup) and says plainly what is wrong when it cannot. */
export function openDatabases(file: string): Databases {
  mkdirSync(path.dirname(file), { recursive: true });
  const opened: { close(): unknown }[] = [];
  try {
    const isNew = !existsSync(file);
    opened.push({ close: lockDatabase(file) });
    const durable = connect(file, 'FULL');
    opened.push(durable);
    const check = isNew ? 'ok' : durable.pragma('quick_check', { simple: true });
    if (check !== 'ok') throw new Error(`it is damaged (${String(check)})`);
    migrate(durable, file);
    const stream = connect(file, 'NORMAL');
    opened.push(stream);
    return {
      durable,
      stream,
      close: () => {
        stream.close();
        durable.pragma('wal_checkpoint(TRUNCATE)');
        closeAll(opened);
      },
    };
  } catch (error) {
    closeAll(opened);
    throw error instanceof DatabaseInUse ? error : explain(file, error);
  }
}

/** Last opened first: the lock goes when nothing uses the file any more. Closing twice is harmless. */
function closeAll(opened: readonly { close(): unknown }[]): void {
  for (const one of opened.toReversed()) one.close();
}

/** For looking only: no migration, no lock. */
export function openReadOnly(file: string): Db {
  return new Database(file, { readonly: true, fileMustExist: true });
}

/**
 * How long a write waits for another program that holds the file. Short: the whole host stands still
 * meanwhile, and what is refused is said so, or kept and tried again. Milliseconds.
 */
const BUSY_MS = 200;

function connect(file: string, synchronous: 'FULL' | 'NORMAL'): Db {
  const db = new Database(file, { timeout: BUSY_MS });
  try {
    db.pragma('journal_mode = WAL');
    db.pragma(`synchronous = ${synchronous}`);
    db.pragma('foreign_keys = ON');
    // A WAL that grew in a long night gives its space back at the next checkpoint. Bytes.
    db.pragma('journal_size_limit = 67108864');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function explain(file: string, cause: unknown): Error {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new Error(
    `Cannot use the database ${file}: ${reason}. Check the folder's permissions and free space, ` +
      'restore the newest file of its backups folder, or start with another --data folder.',
    { cause },
  );
}
