import type { Db } from './database.ts';

/** Salted hashes of PINs, beside the log and not in it: exports never meet them. */
export function sqlitePinHashes(db: Db): {
  read(sessionId: string): string | null;
  write(sessionId: string, hash: string): void;
} {
  const select = db.prepare<[string], { hash: string }>('SELECT hash FROM pin_hashes WHERE session_id = ?');
  const upsert = db.prepare('INSERT OR REPLACE INTO pin_hashes (session_id, hash) VALUES (?, ?)');
  return {
    read: (sessionId) => select.get(sessionId)?.hash ?? null,
    write: (sessionId, hash) => {
      upsert.run(sessionId, hash);
    },
  };
}
