import { runCommand } from './run-command.ts';
import { type Counts, ONE_FAILED, ONE_PASSED, type Outcome, type Step } from './step.ts';

/** Runs every step, whatever the ones before it said: one run shows all there is to repair. */
export async function runSteps(steps: readonly Step[], root: string): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const step of steps) {
    console.log(`\n── ${step.name} ${'─'.repeat(60 - step.name.length)}`);
    const started = performance.now();
    const result = await runStep(step, root, outcomes);
    outcomes.push({ ...result, name: step.name, seconds: (performance.now() - started) / 1000 });
  }
  return outcomes;
}

type Result = Omit<Outcome, 'name' | 'seconds'>;

async function runStep(step: Step, root: string, before: readonly Outcome[]): Promise<Result> {
  const obstacle = brokenNeed(step, before) ?? (await step.obstacle?.()) ?? null;
  if (obstacle !== null) {
    console.log(`Skipped: ${obstacle}.`);
    return { passed: 0, failed: 0, skipped: 1, skips: [`${step.name}: ${obstacle}`], verdict: 'skipped' };
  }
  const ending = await runCommand(step.command, root, step.limitMs);
  const failed = ending.kind === 'timeout' || ending.code !== 0;
  const counts = (await step.count?.()) ?? (failed ? ONE_FAILED : ONE_PASSED);
  if (ending.kind === 'timeout') return { ...orOneFailed(counts), verdict: `stopped after ${step.limitMs / 1000} s` };
  return failed ? { ...orOneFailed(counts), verdict: 'FAILED' } : { ...counts, verdict: verdictOn(counts) };
}

/** A runner can fail although each of its tests passed (an unhandled rejection, a broken config): that is a failure. */
function orOneFailed(counts: Counts): Counts {
  return counts.failed > 0 ? counts : { ...counts, failed: 1 };
}

/** And a runner that says all is well while a test failed is not believed. */
function verdictOn(counts: Counts): string {
  return counts.failed > 0 ? 'FAILED' : 'ok';
}

function brokenNeed(step: Step, before: readonly Outcome[]): string | null {
  const broken = before.find((outcome) => step.needs.includes(outcome.name) && outcome.failed > 0);
  return broken === undefined ? null : `the ${broken.name} failed, so this would test something else`;
}
