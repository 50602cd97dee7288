import { describe, expect, it } from 'vitest';
import { report } from './report.ts';
import type { Outcome } from './step.ts';

const outcomes: Outcome[] = [
  { name: 'build', seconds: 1.04, verdict: 'ok', passed: 1, failed: 0, skipped: 0, skips: [] },
  { name: 'tests', seconds: 12.3, verdict: 'FAILED', passed: 40, failed: 2, skipped: 1, skips: ['a needs Windows'] },
];

describe('the report of npm test', () => {
  it('ends with the counts alone on the last line', () => {
    expect(report(outcomes).split('\n').at(-1)).toBe('41 passed, 2 failed, 1 skipped');
  });

  it('says in one line what was skipped and why', () => {
    expect(report(outcomes)).toContain('\nSkipped: a needs Windows\n');
  });

  it('has a row for each step', () => {
    expect(report(outcomes)).toMatch(/^build +1\.0 s +ok +1 +0 +0$/m);
  });
});
