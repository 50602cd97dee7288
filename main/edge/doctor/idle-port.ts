import { readdir, readFile, readlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { PortFacts } from './facts.ts';
import { askHealth } from './self.ts';

/** Whether an arena could take the port now, and who has it where that can be told. */
export async function lookAtPort(listening: string, port: number): Promise<Pick<PortFacts, 'state' | 'holder'>> {
  const state = await tryPort(listening, port);
  return { state, holder: state === 'busy' ? await holderOf(port) : null };
}

function tryPort(host: string, port: number): Promise<PortFacts['state']> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'EACCES' ? 'forbidden' : 'busy'));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve('free')));
  });
}

async function holderOf(port: number): Promise<string | null> {
  const { outcome } = await askHealth(`http://127.0.0.1:${port}`);
  const name = process.platform === 'linux' ? await processOn(port).catch(() => null) : null;
  if (outcome === 'answered') return name === null ? 'LLM Arena' : `LLM Arena (${name})`;
  return name;
}

/** Linux: the socket that listens on the port, and the process that has it open; null where that is another user's. */
async function processOn(port: number): Promise<string | null> {
  const tables = await Promise.all(['tcp', 'tcp6'].map((one) => readFile(`/proc/net/${one}`, 'utf8').catch(() => '')));
  const inodes = new Set(tables.flatMap((table) => listeners(table, port)));
  if (inodes.size === 0) return null;
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const open = await readdir(`/proc/${pid}/fd`).catch(() => []);
    for (const fd of open) {
      const target = await readlink(`/proc/${pid}/fd/${fd}`).catch(() => '');
      const inode = /^socket:\[(\d+)\]$/.exec(target)?.[1];
      if (inode === undefined || !inodes.has(inode)) continue;
      const name = (await readFile(`/proc/${pid}/comm`, 'utf8')).trim();
      return `${name}, pid ${pid}`;
    }
  }
  return null;
}

const LISTEN = '0A';

function listeners(table: string, port: number): string[] {
  const ending = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  return table.split('\n').flatMap((line) => {
    const [, local = '', , state, , , , , , inode = ''] = line.trim().split(/\s+/);
    return state === LISTEN && local.endsWith(ending) ? [inode] : [];
  });
}
