import type { Figure } from './figures.ts';
import { shown, verdict } from './figures.ts';

/** Rows as a Markdown table that also reads well in a terminal. The first column is text, the others stand right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, i) => Math.max(3, title.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, i) => (i === 0 ? (cells[i] ?? '').padEnd(width) : (cells[i] ?? '').padStart(width))).join(' | ')} |`;
  const rule = `|${widths.map((width, i) => (i === 0 ? `:${'-'.repeat(width + 1)}` : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

/** A scenario's figures; the floor has a column only where it was run. */
export function figureTable(figures: readonly Figure[]): string {
  const withFloor = figures.some(({ floor }) => floor !== undefined);
  const rows = figures.map((figure) => [
    figure.unit === '' ? figure.name : `${figure.name} (${figure.unit})`,
    shown(figure.host),
    ...(withFloor ? [shown(figure.floor)] : []),
    figure.bar?.text ?? '',
    verdict(figure),
  ]);
  return table(['', 'host', ...(withFloor ? ['floor'] : []), 'bar', ''], rows);
}
