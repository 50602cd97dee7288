// `npm start`, `npm run serve` and `npm run arena`: brings the build up to date, then runs the CLI in this very process,
// so that signals reach the host and the first line on stdout is the CLI's own. This file must parse on Node 18.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { followParent } from './follow-parent.mjs';
import { nodeProblem } from './node-version.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const cli = join(root, 'out', 'cli', 'llm-arena.js');

const problem = await prepare();
if (problem === null) {
  followParent();
  process.argv.splice(1, 1, cli);
  await import(pathToFileURL(cli).href);
} else {
  process.stderr.write(`${problem}\n`);
  process.exitCode = 1;
}

/** Says in one line what keeps the arena from starting; null when it is ready to run. */
async function prepare() {
  const wrongNode = nodeProblem(process.versions.node);
  if (wrongNode !== null) return wrongNode;
  const { builtStamp, sourceStamp } = await import('./stamp.mjs');
  const built = existsSync(cli) ? builtStamp(root) : null;
  if (built !== null && built === sourceStamp(root)) return null;
  if (!existsSync(join(root, 'node_modules', 'vite'))) return 'The packages are not installed yet: run "npm ci" first.';
  return build(built === null ? 'first start' : 'the sources changed');
}

function build(reason) {
  process.stderr.write(`Building the arena (${reason})…\n`);
  const args = ['--disable-warning=ExperimentalWarning', join(root, 'tools', 'build.ts'), '--quiet'];
  const child = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (child.status === 0) return null;
  // Ctrl-C and SIGTERM reach the build first: it was stopped, it did not fail.
  if (child.signal !== null) return `The build was stopped by ${child.signal}.`;
  process.stderr.write(`${child.stdout ?? ''}${child.stderr ?? ''}`);
  return 'The arena could not be built: the reason is above. "npm run build" shows it again.';
}
