// `npm run build`: everything that runs goes to out/, made beside it first so that a failed build leaves the old one.
//
//   out/cli/llm-arena.js        the CLI and the host, one ESM bundle (better-sqlite3 stays in node_modules)
//   out/client/               the participant's client, one file for any Node from 18 on, and its checksum
//   out/renderer/<page>/…       the pages, their files under out/renderer/assets (asked for as /assets/…)
//   out/docs/{swagger,redoc}/   what the API pages need, so that no page fetches anything from the internet
//   out/stamp.txt               the sources it was made from
//
// The bundle finds its neighbours from its own address, whatever source file the line stands in:
//   new URL('../renderer/', import.meta.url)   new URL('../docs/swagger/', import.meta.url)
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkCatalogues } from './build/catalogues.ts';
import { buildCli } from './build/cli.ts';
import { buildClient } from './build/client.ts';
import { copyDocs } from './build/docs.ts';
import { buildPages } from './build/renderer.ts';
import { replaceFolder } from './build/replace-folder.ts';
import { sourceStamp } from './stamp.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const quiet = process.argv.includes('--quiet');
const fresh = join(root, `.out-${process.pid}`);
const started = performance.now();

try {
  // Read before building: an edit made meanwhile leaves the stamp behind, and the next start builds again.
  const stamp = sourceStamp(root);
  await checkCatalogues(root);
  await mkdir(fresh, { recursive: true });
  const [pages, clientBytes] = await allOrFirstError([
    buildPages(root, join(fresh, 'renderer')),
    buildClient(root, join(fresh, 'client')),
    buildCli(root, join(fresh, 'cli')),
    copyDocs(root, join(fresh, 'docs')),
  ]);
  await writeFile(join(fresh, 'stamp.txt'), `${stamp}\n`);
  await replaceFolder(fresh, join(root, 'out'));
  if (!quiet) report(pages, clientBytes);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await rm(fresh, { recursive: true, force: true });
}

function report(pages: readonly string[], clientBytes: number): void {
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(
    `Built out/ in ${seconds} s: cli, docs, client: ${Math.round(clientBytes / 1_000)} kB, pages: ${pages.length === 0 ? 'none' : pages.join(', ')}.`,
  );
}

/** Like Promise.all, but nothing is still writing into the folder when it throws. */
async function allOrFirstError<T extends unknown[]>(work: { [K in keyof T]: Promise<T[K]> }): Promise<T> {
  await Promise.allSettled(work);
  return Promise.all(work);
}
