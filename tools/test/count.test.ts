import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countPlaywright, countVitest } from './count.ts';

let folder = '';
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'count-'))));
afterAll(() => rm(folder, { recursive: true }));

async function reportFile(content: unknown): Promise<string> {
  const file = join(folder, 'report.json');
  await writeFile(file, JSON.stringify(content));
  return file;
}

describe('counting', () => {
  it('adds up what Vitest reports, and a file that could not be loaded', async () => {
    const assertionResults = [
      { fullName: 'a', status: 'passed' },
      { fullName: 'b', status: 'failed' },
      { fullName: 'c', status: 'skipped' },
    ];
    const file = await reportFile({
      testResults: [
        { name: 'x.test.ts', status: 'failed', assertionResults },
        { name: 'broken.test.ts', status: 'failed', assertionResults: [] },
      ],
    });
    expect(await countVitest(file)).toEqual({ passed: 1, failed: 2, skipped: 1, skips: ['c'] });
  });

  it('adds up what Playwright reports, in suites inside suites, a flaky test as a failure', async () => {
    const spec = (title: string, status: string, annotations: unknown[] = []): unknown => ({
      title,
      tests: [{ status, annotations }],
    });
    const file = await reportFile({
      errors: [],
      suites: [
        { specs: [spec('a', 'expected')], suites: [{ specs: [spec('b', 'unexpected'), spec('c', 'flaky')] }] },
        { specs: [spec('d', 'skipped', [{ type: 'skip', description: 'needs a LAN address' }])] },
      ],
    });
    expect(await countPlaywright(file)).toEqual({
      passed: 1,
      failed: 2,
      skipped: 1,
      skips: ['d: needs a LAN address'],
    });
  });

  it('knows nothing when there is no report', async () => {
    expect(await countVitest(join(folder, 'none.json'))).toBeNull();
  });
});
