import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Import, importsOf, sourceFiles } from './walls/imports.ts';
import { allowsPackage, allowsPart, partOf, WALLS } from './walls/table.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const files = sourceFiles(root);

describe('the walls of the house', () => {
  it('every source file belongs to a part that has a row in tools/walls/table.ts', () => {
    expect(files.filter((file) => WALLS[partOf(file)] === undefined)).toEqual([]);
  });

  it('no import crosses a wall', () => {
    const crossings = files.flatMap((file) => importsOf(root, file)).filter((found) => !isAllowed(found));
    expect(crossings.map(({ from, to }) => `${from} must not import ${to}`)).toEqual([]);
  });

  it('imports stay inside the repository', () => {
    const outside = files.flatMap((file) => importsOf(root, file)).filter(({ to }) => to.startsWith('..'));
    expect(outside).toEqual([]);
  });

  it('nothing that main/headless.ts reaches imports electron', () => {
    expect(existsSync(join(root, 'main/headless.ts')), 'main/headless.ts does not exist').toBe(true);
    const reached = reachableFrom('main/headless.ts');
    expect(reached.filter(({ to }) => /^electron(\/|$)/.test(to)).map(({ from }) => from)).toEqual([]);
  });
});

function isAllowed({ from, to, kind }: Import): boolean {
  const part = partOf(from);
  return kind === 'package' ? allowsPackage(part, to) : allowsPart(part, partOf(to));
}

function reachableFrom(entry: string): Import[] {
  const seen = new Set([entry]);
  const found: Import[] = [];
  for (const file of seen) {
    if (!/\.tsx?$/.test(file)) continue;
    const imports = importsOf(root, file);
    found.push(...imports);
    for (const { to, kind } of imports) if (kind === 'file') seen.add(to);
  }
  return found;
}
