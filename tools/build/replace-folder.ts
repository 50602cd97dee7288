import { rename, rm } from 'node:fs/promises';

const ATTEMPTS = 5;

/** Swaps a finished folder in. Two builds may end together, and either result is right: whoever is late tries again. */
export async function replaceFolder(fresh: string, target: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const old = `${fresh}-old-${attempt}`;
    try {
      await moveAway(target, old);
      await rename(fresh, target);
      return;
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
    } finally {
      await rm(old, { recursive: true, force: true });
    }
  }
}

async function moveAway(folder: string, to: string): Promise<void> {
  try {
    await rename(folder, to);
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!missing) throw error;
  }
}
