// One number for "the sources the build was made from". Plain JS, because the launcher reads it before anything else.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What ends up in out/, directly (sources) or through a bundled package (the lockfile) or a build rule (tools/build). */
const INPUTS = [
  'cli',
  'main',
  'participant',
  'preload',
  'protocol',
  'renderer',
  'tools/build',
  'tools/build.ts',
  'tools/stamp.mjs',
  'package.json',
  'package-lock.json',
];

const STAMP_FILE = join('out', 'stamp.txt');

// Tests and type settings never reach the bundle, so editing them must not cost the next start a build.
const IGNORED = /\.test\.tsx?$|(^|\/)tsconfig[^/]*\.json$|\.md$/;

/**
 * A hash of content, not of times: a copied or freshly cloned tree with its out/ folder is still up to date.
 * @param {string} root
 * @returns {string}
 */
export function sourceStamp(root) {
  const hash = createHash('sha1');
  for (const file of listFiles(root)) {
    hash.update(`${file}\0`);
    hash.update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

/**
 * @param {string} root
 * @returns {string | null}
 */
export function builtStamp(root) {
  const file = join(root, STAMP_FILE);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
}

/**
 * @param {string} root
 * @returns {string[]}
 */
function listFiles(root) {
  /** @type {string[]} */
  const files = [];
  for (const input of INPUTS) {
    const entries = readEntries(join(root, input));
    if (entries === null) continue;
    for (const entry of entries) files.push(entry === '' ? input : `${input}/${entry}`);
  }
  return files.filter((file) => !IGNORED.test(file)).sort();
}

/**
 * @param {string} path
 * @returns {string[] | null} paths inside a folder, [''] for a file, null for nothing
 */
function readEntries(path) {
  if (!existsSync(path)) return null;
  try {
    return readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(path.length + 1)
          .replaceAll('\\', '/'),
      );
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return [''];
    throw error;
  }
}
