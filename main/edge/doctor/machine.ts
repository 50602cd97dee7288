import { existsSync } from 'node:fs';
import { access, constants, open, rm, statfs } from 'node:fs/promises';
import path from 'node:path';
import type { DiskFacts, PhoneFacts } from './facts.ts';

/** Bytes that are tried: more than what a file system keeps inside its directory. */
const PROBE = Buffer.alloc(16_384, 46);

/** Room on the disk of a folder, and whether it takes what is written and flushed. */
export async function lookAtDisk(folder: string): Promise<Omit<DiskFacts, 'storageWorks'>> {
  const there = nearest(folder);
  return {
    folder,
    free: await freeBytes(there),
    writes: there === folder ? await writes(folder) : await mayMake(there),
  };
}

/** The folder itself, or the one in which it would be made. */
function nearest(folder: string): string {
  const parent = path.dirname(folder);
  return existsSync(folder) || parent === folder ? folder : nearest(parent);
}

async function freeBytes(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}

async function writes(folder: string): Promise<boolean> {
  const file = path.join(folder, `.doctor-${process.pid}.tmp`);
  try {
    const handle = await open(file, 'w', 0o600);
    try {
      await handle.write(PROBE);
      await handle.sync();
    } finally {
      await handle.close();
    }
    return true;
  } catch {
    return false;
  } finally {
    await rm(file, { force: true }).catch(() => undefined);
  }
}

/** Null where the folder can be made when it is needed. */
async function mayMake(parent: string): Promise<null | false> {
  return access(parent, constants.W_OK).then(
    () => null,
    () => false as const,
  );
}

/** Firewall tools that a Linux brings; whether they are switched on only root may ask. */
export function firewallTools(platform: NodeJS.Platform): PhoneFacts['firewalls'] {
  if (platform !== 'linux') return [];
  const has = (name: string) => ['/usr/sbin', '/usr/bin', '/sbin'].some((folder) => existsSync(`${folder}/${name}`));
  return [...(has('ufw') ? (['ufw'] as const) : []), ...(has('firewall-cmd') ? (['firewalld'] as const) : [])];
}
