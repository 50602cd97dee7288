import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { report } from './report.ts';
import { runSteps } from './run-steps.ts';
import type { Step } from './step.ts';
import { installProblem, RESULTS } from './steps.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Runs the steps from the root of the repository, prints the report and sets the exit code. */
export async function runAndReport(steps: readonly Step[]): Promise<void> {
  const problem = installProblem(root);
  if (problem !== null) {
    console.error(problem);
    process.exitCode = 1;
    return;
  }
  process.chdir(root);
  // A report left by an earlier run would be counted as this one's.
  await rm(RESULTS, { recursive: true, force: true });
  const outcomes = await runSteps(steps, root);
  console.log(`\n${report(outcomes)}`);
  if (outcomes.some((outcome) => outcome.failed > 0)) process.exitCode = 1;
}
