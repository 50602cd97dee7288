import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { writePrivate } from './private-file.ts';

const runtime = z.object({
  pid: z.int(),
  /** Where programs of this machine reach it. */
  url: z.string().startsWith('http://'),
  startedAt: z.string(),
});
export type Runtime = z.infer<typeof runtime>;

const fileOf = (folder: string) => path.join(folder, 'host.json');

/** Says in the data folder where the host that runs on it is found, where that can be written. The answer takes it away again. */
export function writeRuntime(folder: string, url: string): () => void {
  const { pid } = process;
  try {
    writePrivate(fileOf(folder), JSON.stringify({ pid, url, startedAt: new Date().toISOString() }));
  } catch {
    // Only the doctor asks for it, and says then that no arena runs.
  }
  return () => {
    // Perhaps another host has the folder already.
    if (readRuntime(folder)?.pid === pid) rmSync(fileOf(folder), { force: true });
  };
}

/** What the last host wrote: it may have been killed since. Null for nothing that can be read. */
export function readRuntime(folder: string): Runtime | null {
  try {
    return runtime.parse(JSON.parse(readFileSync(fileOf(folder), 'utf8')));
  } catch {
    return null;
  }
}

/** Whether its process is still there; where it is of another user, it is. */
export function isRunning({ pid }: Runtime): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
