import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runSteps } from './run-steps.ts';
import { type Counts, ONE_PASSED, type Step } from './step.ts';

const root = process.cwd();
const plain: Step = { name: 'step', command: ['-e', ''], limitMs: 10_000, count: null, needs: [], obstacle: null };
const fails: Step = { ...plain, name: 'fails', command: ['-e', 'process.exit(3)'] };
const threePassed: Counts = { ...ONE_PASSED, passed: 3 };

beforeEach(() => void vi.spyOn(console, 'log').mockImplementation(() => undefined));
afterEach(() => void vi.restoreAllMocks());

describe('the steps of npm test', () => {
  it('go on after a failure, which counts as one', async () => {
    const outcomes = await runSteps([fails, plain], root);
    expect(outcomes.map(({ passed, failed }) => [passed, failed])).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });

  it('fail when the runner fails although its tests passed', async () => {
    const [outcome] = await runSteps([{ ...fails, count: () => Promise.resolve(threePassed) }], root);
    expect(outcome).toMatchObject({ passed: 3, failed: 1, verdict: 'FAILED' });
  });

  it('are skipped with the reason when what they need has failed', async () => {
    const [, outcome] = await runSteps([fails, { ...plain, needs: ['fails'] }], root);
    expect(outcome).toMatchObject({ passed: 0, failed: 0, skipped: 1, verdict: 'skipped' });
    expect(outcome?.skips[0]).toMatch(/^step: the fails failed/);
  });

  it('are skipped where the machine lacks something', async () => {
    const [outcome] = await runSteps([{ ...plain, obstacle: () => Promise.resolve('no browser') }], root);
    expect(outcome).toMatchObject({ skipped: 1, skips: ['step: no browser'] });
  });

  it('are stopped at their limit instead of hanging', async () => {
    const [outcome] = await runSteps([{ ...plain, command: ['-e', 'setInterval(() => 0, 1000)'], limitMs: 200 }], root);
    expect(outcome).toMatchObject({ failed: 1, verdict: 'stopped after 0.2 s' });
  });
});
