import { stringify } from 'csv-stringify/sync';
import type { Cell } from '../../host/exports.ts';

/** RFC 4180 with CRLF. Cells that a spreadsheet would run as a formula are escaped: participants wrote them. */
export function toCsv(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return stringify([columns, ...rows] as Cell[][], {
    record_delimiter: 'windows',
    escape_formulas: true,
    cast: { boolean: (value) => (value ? 'true' : 'false') },
  });
}
