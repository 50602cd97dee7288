import path from 'node:path';
import { givenOrganizerKey } from '../config.ts';
import type { Config } from '../config.ts';
import { newestEventAt } from '../edge/doctor/newest-event.ts';
import { memoryEventLog } from '../edge/memory/event-log.ts';
import { memoryTokenStore } from '../edge/memory/token-store.ts';
import { openDatabases } from '../edge/sqlite/database.ts';
import { databaseFile } from '../edge/sqlite/database-file.ts';
import { sqliteEventLog } from '../edge/sqlite/event-log.ts';
import { sqlitePinHashes } from '../edge/sqlite/pin-hashes.ts';
import { sqliteTokenStore } from '../edge/sqlite/token-store.ts';
import { fileSecrets, readKeys } from '../edge/system/secrets.ts';
import type { EventLog } from '../ports/event-log.ts';
import type { Secrets } from '../ports/secrets.ts';
import type { TokenStore } from '../ports/token-store.ts';
import { forgetfulSecrets } from '../rehearsal/forgetful-secrets.ts';

/** Where a night is kept. */
export interface Storage {
  readonly log: EventLog;
  readonly tokens: TokenStore;
  readonly secrets: Secrets;
  /** When the newest event of all sessions happened, in milliseconds since the epoch; null for none. */
  newestAt(): number | null;
  close(): void;
}

export function storageOnDisk(config: Config): Storage {
  const databases = openDatabases(databaseFile(config));
  const hashes = sqlitePinHashes(databases.durable);
  return {
    log: sqliteEventLog(databases.durable),
    tokens: sqliteTokenStore(databases.stream),
    secrets: fileSecrets({ folder: path.resolve(config.data), organizerKey: givenOrganizerKey(config), hashes }),
    newestAt: () => newestEventAt(databases.durable),
    close: () => databases.close(),
  };
}

/** Reads the keys of the data folder where they are, and writes nothing there. */
export function storageInMemory(config: Config): Storage {
  const keys = readKeys(path.resolve(config.data));
  return {
    log: memoryEventLog(),
    tokens: memoryTokenStore(),
    secrets: forgetfulSecrets({ ...keys, organizerKey: givenOrganizerKey(config) ?? keys.organizerKey }),
    newestAt: () => null,
    close: () => undefined,
  };
}
