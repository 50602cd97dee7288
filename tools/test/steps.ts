import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { BROWSER_VARIABLE, findChromium } from '../../e2e/fixtures/chromium.ts';
import { countPlaywright, countVitest } from './count.ts';
import type { Step } from './step.ts';

const MINUTE_MS = 60_000;
const PLAIN = { needs: [], obstacle: null, count: null, limitMs: 2 * MINUTE_MS } as const;

export const RESULTS = 'test-results';
const VITEST_JSON = `${RESULTS}/vitest.json`;
const E2E_JSON = `${RESULTS}/e2e.json`;

export const build: Step = { ...PLAIN, name: 'build', command: ['tools/build.ts'] };
export const types: Step = { ...PLAIN, name: 'types', command: ['node_modules/typescript/bin/tsc', '-b'] };
export const lint: Step = { ...PLAIN, name: 'lint', command: ['node_modules/oxlint/bin/oxlint'] };
export const format: Step = { ...PLAIN, name: 'format', command: ['node_modules/oxfmt/bin/oxfmt', '--check'] };

export const tests: Step = {
  ...PLAIN,
  name: 'tests',
  command: [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${VITEST_JSON}`,
  ],
  limitMs: 6 * MINUTE_MS,
  count: () => countVitest(VITEST_JSON),
};

export const e2e: Step = {
  ...PLAIN,
  name: 'e2e',
  command: ['node_modules/@playwright/test/cli.js', 'test', '--forbid-only'],
  limitMs: 20 * MINUTE_MS,
  count: () => countPlaywright(E2E_JSON),
  needs: ['build'],
  obstacle: browserObstacle,
};

/** Also unpacks the browser once, before two workers would do it side by side. */
async function browserObstacle(): Promise<string | null> {
  const browser = await findChromium();
  if (browser === null) {
    return `no Chromium for ${process.platform}-${process.arch}: install Chrome, or name one in ${BROWSER_VARIABLE}`;
  }
  console.log(`Browser: ${browser.name}.`);
  return null;
}

/** Says what to do when the packages are missing, before every step fails for that one reason. */
export function installProblem(root: string): string | null {
  return existsSync(join(root, 'node_modules', 'vitest'))
    ? null
    : 'The packages are not installed: run "npm ci" first.';
}
