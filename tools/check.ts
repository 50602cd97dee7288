// `npm run check`: the quick part of `npm test`, for while you work.
import { runAndReport } from './test/run-and-report.ts';
import { format, lint, tests, types } from './test/steps.ts';

await runAndReport([types, lint, format, tests]);
