import { existsSync, watch } from 'node:fs';
import { join } from 'node:path';

/** What the host is made of; the pages are Vite's to watch. */
const FOLDERS = ['main', 'protocol', 'cli', 'participant'];
const SETTLE_MS = 150;

/** Calls back once per burst of changes (an editor writes a file more than once); returns how to stop. */
export function watchSources(root: string, onChange: (file: string) => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const watchers = FOLDERS.filter((folder) => existsSync(join(root, folder))).map((folder) =>
    watch(join(root, folder), { recursive: true }, (_event, name) => {
      if (name === null || !name.endsWith('.ts') || name.endsWith('.test.ts')) return;
      clearTimeout(timer);
      timer = setTimeout(() => onChange(`${folder}/${name.replaceAll('\\', '/')}`), SETTLE_MS);
    }),
  );
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}
