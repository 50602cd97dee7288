import { chmod, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';

/** Not in the bundle: a native module, and Electron, which is only a path to a binary for Node. */
const EXTERNAL = ['better-sqlite3', 'electron'];
const FILE = 'llm-arena.js';
const SHEBANG = '#!/usr/bin/env node';

/** One ESM file from cli/main.ts: starting it reads one file instead of some hundreds. */
export async function buildCli(root: string, outDir: string): Promise<void> {
  const entry = join(root, 'cli', 'main.ts');
  const hasShebang = (await readFile(entry, 'utf8')).startsWith('#!');
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: true, external: EXTERNAL },
    build: {
      ssr: entry,
      outDir,
      emptyOutDir: true,
      target: 'node24',
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        output: {
          format: 'esm',
          entryFileNames: FILE,
          codeSplitting: false,
          banner: hasShebang ? '' : SHEBANG,
        },
      },
    },
  });
  await chmod(join(outDir, FILE), 0o755);
}
