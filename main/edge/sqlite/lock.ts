import Database from 'better-sqlite3';

/**
 * One host a database: two would overwrite each other's night. The lock is the operating system's,
 * held by an open transaction on a file beside the database, so that a killed host leaves none
 * behind. The answer lets go of it. Throws when another process holds it.
 */
export function lockDatabase(file: string): () => void {
  const lock = new Database(`${file}.lock`, { timeout: 0 });
  try {
    lock.pragma('locking_mode = EXCLUSIVE');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw isBusy(error) ? new DatabaseInUse(file, { cause: error }) : error;
  }
  return () => lock.close();
}

/** In words for the organizer. */
export class DatabaseInUse extends Error {
  override readonly name = 'DatabaseInUse';

  constructor(file: string, options: ErrorOptions) {
    super(`Another arena is running on ${file}: close it, or start this one with another --data folder.`, options);
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
}
