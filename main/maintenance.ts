/** What is done to a database while no host runs on it. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { existsSync, rmSync } from 'node:fs';
import type { Config } from './config.ts';
import { listen } from './edge/net/listen.ts';
import { openDatabases, openReadOnly } from './edge/sqlite/database.ts';
import { databaseFile } from './edge/sqlite/database-file.ts';
import { backup, schemaVersion } from './edge/sqlite/migrate.ts';
import { createStudio } from './edge/studio/studio.ts';
import { createLogger } from './edge/log/pino.ts';

export { databaseFile };

/** Brings the database to the newest schema, making it where there is none; the answer is its version. */
export function migrateDatabase(config: Config): { file: string; version: number } {
  const file = databaseFile(config);
  const databases = openDatabases(file);
  const version = schemaVersion(databases.durable);
  databases.close();
  return { file, version };
}

/** Puts a backup aside and starts from nothing; the answer is the backup, or null where there was nothing. */
export function resetDatabase(config: Config): string | null {
  const file = databaseFile(config);
  if (!existsSync(file)) return null;
  const databases = openDatabases(file);
  const kept = backup(databases.durable, file, 'before-reset');
  databases.close();
  for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
  return kept;
}

export interface Studio {
  readonly url: string;
  close(): Promise<void>;
}

/** Shows the tables on this machine only; a host may be running meanwhile. */
export async function openStudio(config: Config, port: number): Promise<Studio> {
  const db = openReadOnly(databaseFile(config));
  const server = createServer(createStudio(db));
  await listen(server, { host: '127.0.0.1', port }, createLogger({ level: 'error', toStderr: true }));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      db.close();
    },
  };
}
