import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { compressAssets } from './compress.ts';

/** Opened on phones people bring, not on a browser we choose. */
const PHONE_PAGES = ['vote', 'home'];
const OLD_PHONES = ['es2020', 'chrome87', 'firefox78', 'safari14'];

/** The same components for a tenth of the bytes: React's own runtime alone would be over the phone's budget. */
const PREACT = [
  { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
  { find: /^react\/jsx-runtime$/, replacement: 'preact/jsx-runtime' },
  { find: /^react$/, replacement: 'preact/compat' },
];

/** Every renderer/<page>/index.html, in a stable order. */
export async function listPages(root: string): Promise<string[]> {
  const folders = await listFolders(root);
  return folders.filter((folder) => existsSync(join(root, 'renderer', folder, 'index.html')));
}

export async function listFolders(root: string): Promise<string[]> {
  const renderer = join(root, 'renderer');
  if (!existsSync(renderer)) return [];
  const entries = await readdir(renderer, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted();
}

/** A build per page, so that a phone loads one script of its own and never a chunk shared with the console. */
export async function buildPages(root: string, outDir: string): Promise<string[]> {
  const pages = await listPages(root);
  await Promise.all(pages.map((page) => buildPage(root, outDir, page)));
  if (pages.length > 0) await compressAssets(join(outDir, 'assets'));
  return pages;
}

async function buildPage(root: string, outDir: string, page: string): Promise<void> {
  await build({
    root: join(root, 'renderer'),
    base: '/',
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    ...(PHONE_PAGES.includes(page) ? { resolve: { alias: PREACT } } : {}),
    build: {
      outDir,
      // The pages share out/renderer/assets, and the names carry a hash of the content.
      emptyOutDir: false,
      assetsDir: 'assets',
      // No data: addresses, so the content security policy needs no exception for them.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      // Advice for the internet: console and telão come from the host itself, or over its LAN.
      chunkSizeWarningLimit: 1_000,
      ...(PHONE_PAGES.includes(page) ? { target: OLD_PHONES } : {}),
      rolldownOptions: {
        // A slow machine's first build is no place for advice on plugins.
        checks: { bundlerTimings: false },
        input: { [page]: join(root, 'renderer', page, 'index.html') },
        // "use client" in a library means something to server rendering, which there is none of here.
        onLog: (level, log, show) => (log.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : show(level, log)),
      },
    },
  });
}
