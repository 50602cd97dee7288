import { type ChildProcess, spawn, spawnSync } from 'node:child_process';

const FAREWELL_MS = 5_000;
const WINDOWS = process.platform === 'win32';

/** How a command ended: its exit code, or that it was stopped for taking too long. */
export type Ending = { readonly kind: 'exit'; readonly code: number } | { readonly kind: 'timeout' };

/** Runs one script of this Node, its output straight to ours. Nothing it started outlives it or us. */
export async function runCommand(command: readonly string[], cwd: string, limitMs: number): Promise<Ending> {
  // A group of its own, so that the browsers and hosts below it can be ended with it.
  const child = spawn(process.execPath, command, { cwd, stdio: ['ignore', 'inherit', 'inherit'], detached: !WINDOWS });
  let late = false;
  const limit = setTimeout(() => {
    late = true;
    endTree(child, 'SIGTERM');
    setTimeout(() => endTree(child, 'SIGKILL'), FAREWELL_MS).unref();
  }, limitMs);
  const passOn = (signal: NodeJS.Signals): void => {
    endTree(child, 'SIGTERM');
    process.exitCode = signal === 'SIGINT' ? 130 : 143;
    child.once('exit', () => process.exit());
  };
  process.on('SIGINT', passOn).on('SIGTERM', passOn);
  try {
    const code = await new Promise<number>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (status) => resolve(status ?? 1));
    });
    return late ? { kind: 'timeout' } : { kind: 'exit', code };
  } finally {
    clearTimeout(limit);
    process.off('SIGINT', passOn).off('SIGTERM', passOn);
  }
}

function endTree(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  if (WINDOWS) {
    spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f']);
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group is already gone.
  }
}
