// The participant's client as one file for any Node from 18 on, which the host serves to the room: `node llm-arena-client.cjs`,
// and `curl … | node -`, where it comes in as a script and not as a module.
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import type { Plugin, Rolldown } from 'vite';
import { clientFile, clientNode } from '../../protocol/client-files.ts';
import { asciiOnly } from './ascii.ts';
import { noticeOf } from './notice.ts';

/** Syntax of this year, which Node 12 knows, and no newer: what is too old to run the client must still read it, to say so. */
const READABLE_BY = 'es2019';

/** Before anything else runs: an older Node would fail at the first module it does not know. */
const GUARD = `"use strict";
if (parseInt(process.versions.node, 10) < ${clientNode}) {
  process.stderr.write("LLM Arena: este Node \u00e9 o " + process.versions.node + "; \u00e9 preciso o ${clientNode} ou mais novo (nodejs.org) / this is Node " + process.versions.node + "; ${clientNode} or newer is needed (nodejs.org)\\n");
  process.exit(1);
}`;

/** Writes the bundle and its checksum, in the format of sha256sum, and says its size in bytes. */
export async function buildClient(root: string, outDir: string): Promise<number> {
  const { code, modules } = await bundle(root);
  // In a function of its own: as a script its variables would be everybody's.
  const text = asciiOnly(`${GUARD}\n(function () {\n${code}\n})();\n${await noticeOf(root, modules)}`);
  const sha256 = createHash('sha256').update(text).digest('hex');
  await mkdir(outDir, { recursive: true });
  await writeFile(join(outDir, clientFile), text);
  await writeFile(join(outDir, `${clientFile}.sha256`), `${sha256}  ${clientFile}\n`);
  return text.length;
}

async function bundle(root: string): Promise<{ code: string; modules: readonly string[] }> {
  const built = (await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [onlyVersion(join(root, 'package.json'))],
    ssr: { noExternal: true },
    build: {
      ssr: join(root, 'cli', 'client.ts'),
      write: false,
      target: READABLE_BY,
      minify: true,
      rolldownOptions: { output: { format: 'cjs', codeSplitting: false } },
    },
  })) as Rolldown.RolldownOutput;
  const [chunk, ...others] = built.output;
  if (others.length > 0)
    throw new Error(`The client is not one file: ${others.map(({ fileName }) => fileName).join(', ')}`);
  return { code: chunk.code, modules: chunk.moduleIds };
}

/** Of package.json the version goes along, not the lists of what it was made with. */
function onlyVersion(file: string): Plugin {
  return {
    name: 'only-version',
    async load(id) {
      if (id !== file.replaceAll('\\', '/')) return null;
      const { version } = JSON.parse(await readFile(file, 'utf8')) as { version: string };
      return JSON.stringify({ version });
    },
  };
}
