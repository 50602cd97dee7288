import path from 'node:path';

/** `DATABASE_URL` names the file and wins over the data folder. */
export function databaseFile(config: { readonly data: string; readonly database?: string | undefined }): string {
  if (config.database === undefined) return path.resolve(config.data, 'arena.db');
  const named = config.database.slice('file:'.length).split('?')[0] ?? '';
  return path.resolve(named.startsWith('//') ? new URL(config.database).pathname : named);
}
