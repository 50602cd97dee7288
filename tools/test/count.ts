// Reads the JSON reports of the two test runners; only the fields used here are described.
import { readFile } from 'node:fs/promises';
import type { Counts } from './step.ts';

interface VitestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: 'passed' | 'failed';
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

interface PlaywrightSuite {
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs?: readonly {
    readonly title: string;
    readonly tests: readonly {
      readonly status: 'expected' | 'unexpected' | 'flaky' | 'skipped';
      readonly annotations: readonly { readonly type: string; readonly description?: string }[];
    }[];
  }[];
}

interface PlaywrightReport {
  readonly suites: readonly PlaywrightSuite[];
  readonly errors: readonly unknown[];
}

export async function countVitest(file: string): Promise<Counts | null> {
  const report = await readReport<VitestReport>(file);
  if (report === null) return null;
  const results = report.testResults.flatMap((module) => module.assertionResults);
  const failed = results.filter((result) => result.status === 'failed').length;
  const passed = results.filter((result) => result.status === 'passed').length;
  // A file that could not even be loaded has no tests to fail, so it is counted itself.
  const brokenFiles = report.testResults.filter(
    (module) => module.status === 'failed' && !module.assertionResults.some((result) => result.status === 'failed'),
  ).length;
  const skips = results.filter((result) => !['failed', 'passed'].includes(result.status));
  return {
    passed,
    failed: failed + brokenFiles,
    skipped: skips.length,
    skips: skips.map((result) => result.fullName),
  };
}

export async function countPlaywright(file: string): Promise<Counts | null> {
  const report = await readReport<PlaywrightReport>(file);
  if (report === null) return null;
  const specs = report.suites.flatMap(specsIn);
  const tests = specs.flatMap((spec) => spec.tests.map((test) => ({ ...test, title: spec.title })));
  const count = (status: string): number => tests.filter((test) => test.status === status).length;
  const skips = tests.filter((test) => test.status === 'skipped');
  return {
    passed: count('expected'),
    failed: count('unexpected') + count('flaky') + report.errors.length,
    skipped: skips.length,
    skips: skips.map((test) => {
      const skip = test.annotations.find((annotation) => annotation.type === 'skip');
      return `${test.title}: ${skip === undefined ? 'did not run' : (skip.description ?? 'no reason given')}`;
    }),
  };
}

function specsIn(suite: PlaywrightSuite): NonNullable<PlaywrightSuite['specs']> {
  return [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsIn)];
}

async function readReport<T>(file: string): Promise<T | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as T;
  } catch {
    return null;
  }
}
