import { hostOf, instanceOf, uniqueRecords } from './records.ts';
import type { Announced, Answer } from './records.ts';
import { sameName } from './names.ts';

/** Whether a record says that one of our names is somebody else's. Our echo does not, from whatever interface. */
export function contradicts(record: Answer, arena: Announced, isOwnAddress: (address: string) => boolean): boolean {
  if ('ttl' in record && record.ttl === 0) return false;
  if (sameName(record.name, hostOf(arena))) {
    return (record.type === 'A' || record.type === 'AAAA') && !isOwnAddress(record.data.toLowerCase());
  }
  if (!sameName(record.name, instanceOf(arena))) return false;
  if (record.type === 'SRV') return record.data.port !== arena.port || !sameName(record.data.target, hostOf(arena));
  return record.type === 'TXT' && !isOurText(record, arena);
}

/**
 * Of two that ask for the same names at once, the one whose records come later wins (RFC 6762 §8.2). Negative: we lose;
 * 0: these are our own.
 */
export function tieBreak(theirs: readonly Answer[], arena: Announced, addresses: readonly string[]): number {
  if (theirs.some((record) => record.type === 'TXT' && isOurText(record, arena))) return 0;
  const ours = uniqueRecords(arena, addresses);
  for (const name of [hostOf(arena), instanceOf(arena)]) {
    const [mine, other] = [ours, theirs].map((records) => sortable(records, name));
    if (mine === undefined || other === undefined || other.length === 0) continue;
    for (let i = 0; i < Math.max(mine.length, other.length); i++) {
      const order = Buffer.compare(mine[i] ?? Buffer.alloc(0), other[i] ?? Buffer.alloc(0));
      if (order !== 0) return order;
    }
  }
  return 0;
}

function isOurText(record: Extract<Answer, { type: 'TXT' }>, arena: Announced): boolean {
  return [record.data].flat().some((one) => one.toString() === `id=${arena.id}`);
}

/** Type and data as they travel, in the order RFC 6762 §8.2 compares them. */
function sortable(records: readonly Answer[], name: string): Buffer[] {
  return records
    .filter((record) => sameName(record.name, name))
    .flatMap((record) => {
      if (record.type === 'A') return [Buffer.from([0, 1, ...record.data.split('.').map(Number)])];
      if (record.type === 'TXT') {
        const parts = [record.data].flat().map((one) => Buffer.from(one));
        return [Buffer.concat([Buffer.from([0, 16]), ...parts.flatMap((one) => [Buffer.from([one.length]), one])])];
      }
      if (record.type !== 'SRV') return [];
      const head = Buffer.alloc(8);
      head.writeUInt16BE(33, 0);
      head.writeUInt16BE(record.data.priority ?? 0, 2);
      head.writeUInt16BE(record.data.weight ?? 0, 4);
      head.writeUInt16BE(record.data.port, 6);
      return [Buffer.concat([head, Buffer.from(record.data.target.toLowerCase())])];
    })
    .toSorted((a, b) => Buffer.compare(a, b));
}
