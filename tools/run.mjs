// Runs a TypeScript tool (`node tools/run.mjs tools/test.ts`), or says in one line why this Node cannot.
import { dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { followParent } from './follow-parent.mjs';
import { nodeProblem } from './node-version.mjs';

const problem = nodeProblem(process.versions.node);
if (problem === null) {
  const tool = resolve(dirname(dirname(fileURLToPath(import.meta.url))), process.argv[2]);
  followParent();
  process.argv.splice(1, 2, tool);
  await import(pathToFileURL(tool).href);
} else {
  process.stderr.write(`${problem}\n`);
  process.exitCode = 1;
}
