// `npm test`: everything a change must pass, on any machine, in one command. The last line is for scripts to read.
import { runAndReport } from './test/run-and-report.ts';
import { build, e2e, format, lint, tests, types } from './test/steps.ts';

await runAndReport([build, types, lint, format, tests, e2e]);
