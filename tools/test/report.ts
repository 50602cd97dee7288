import type { Outcome } from './step.ts';

/** The table, the reasons for what was skipped, and last of all the line that scripts read. */
export function report(outcomes: readonly Outcome[]): string {
  const header = ['step', 'time', 'result', 'passed', 'failed', 'skipped'];
  const rows = outcomes.map(({ name, seconds, verdict, passed, failed, skipped }) => [
    name,
    `${seconds.toFixed(1)} s`,
    verdict,
    ...[passed, failed, skipped].map(String),
  ]);
  const skips = outcomes.flatMap((outcome) => outcome.skips.map((skip) => `Skipped: ${skip}`));
  return [...table([header, ...rows]), '', ...skips, ...(skips.length > 0 ? [''] : []), closingLine(outcomes)].join(
    '\n',
  );
}

function closingLine(outcomes: readonly Outcome[]): string {
  const sum = (field: 'passed' | 'failed' | 'skipped'): number =>
    outcomes.reduce((total, outcome) => total + outcome[field], 0);
  return `${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`;
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
