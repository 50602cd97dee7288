// The results table as a program reads it.
import { parse } from 'csv-parse/sync';
import type { Api } from '../../fixtures/api.ts';
import { ok } from './rounds.ts';

export type Row = Record<string, string>;

export async function resultRows(as: Api): Promise<Row[]> {
  const reply = await as.get('/export.csv');
  if (reply.status !== 200) ok(reply);
  return parse(reply.text, { columns: true });
}

/** The row of one participant in the round with this number. */
export async function resultRow(as: Api, round: number, id: string): Promise<Row> {
  const row = (await resultRows(as)).find((one) => one['round'] === String(round) && one['participant_id'] === id);
  if (row === undefined) throw new Error(`No row of ${id} in round ${round}`);
  return row;
}
