import { addressOf } from '../../lib/api/call.ts';

export type ExportKind = 'csv' | 'events' | 'everything';

const PATHS: Readonly<Record<ExportKind, string>> = {
  csv: '/export.csv',
  events: '/export-events.csv',
  everything: '/export-all.json',
};

export const EXPORT_KINDS = Object.keys(PATHS) as readonly ExportKind[];

/** Where a session is downloaded; without an id, the open one. */
export function exportAddress(kind: ExportKind, sessionId: string | undefined): string {
  return addressOf(PATHS[kind], {}, { sessionId });
}
