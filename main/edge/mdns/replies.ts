import type mdns from 'multicast-dns';
import { discovery } from '../../../protocol/discovery.ts';
import { sameName } from './names.ts';
import { hostOf, instanceOf, nothingElse, sharedRecords, uniqueRecords } from './records.ts';
import type { Announced, Answer } from './records.ts';

export type Query = Pick<mdns.QueryPacket, 'questions' | 'answers' | 'authorities'>;

export interface Reply {
  readonly answers: Answer[];
  readonly additionals: Answer[];
  /** Others may answer the same question: wait a moment, so that not all speak at once. */
  readonly shared: boolean;
}

/** How the library reads the class of a question that would rather have a reply of its own (RFC 6762 §5.4). */
const WANTS_UNICAST = 'UNKNOWN_32769';
/** Seconds a one-shot resolver may keep what it was told: it hears no goodbye (RFC 6762 §6.7). */
const LEGACY_TTL = 10;

/** What this arena has to say to a query; null for nothing. */
export function replyTo(query: Query, arena: Announced, addresses: readonly string[]): Reply | null {
  const [unique, shared, none] = [uniqueRecords(arena, addresses), sharedRecords(arena), nothingElse(arena)];
  const answers = new Set<Answer>();
  for (const { name, type } of query.questions) {
    const named = [...unique, ...shared].filter((record) => sameName(record.name, name));
    const asked = named.filter((record) => String(type) === 'ANY' || record.type === type);
    for (const record of asked) answers.add(record);
    if (asked.length === 0 && sameName(name, hostOf(arena))) answers.add(none);
  }
  for (const record of answers) if (isKnown(record, query.answers)) answers.delete(record);
  if (answers.size === 0) return null;
  const additionals = new Set<Answer>();
  for (const record of answers) for (const one of companions(record, arena, unique)) additionals.add(one);
  if ([...answers].some((record) => record.type === 'A')) additionals.add(none);
  return {
    answers: [...answers],
    additionals: [...additionals].filter((one) => !answers.has(one)),
    shared: [...answers].some((record) => record.type === 'PTR'),
  };
}

/** What whoever asked will ask for next. */
function companions(record: Answer, arena: Announced, unique: readonly Answer[]): readonly Answer[] {
  if (record.type === 'SRV') return unique.filter((one) => sameName(one.name, hostOf(arena)));
  return record.type === 'PTR' && sameName(record.name, discovery.service) ? unique : [];
}

/** Whoever asks and says what it knows already is not told again. */
function isKnown(record: Answer, known: readonly Answer[]): boolean {
  return (
    record.type === 'PTR' &&
    known.some(
      (one) =>
        one.type === 'PTR' &&
        sameName(one.name, record.name) &&
        sameName(one.data, record.data) &&
        (one.ttl ?? 0) * 2 >= (record.ttl ?? 0),
    )
  );
}

/** A reply for resolvers that ask from a port of their own: plain DNS, the question repeated, soon forgotten. */
export function legacyReply(query: Query & { readonly id?: number | undefined }, reply: Reply) {
  const plain = (records: readonly Answer[]) =>
    records
      .filter((record) => record.type !== 'NSEC')
      .map((record) => ({ ...record, flush: false, ttl: LEGACY_TTL }) as Answer);
  return {
    id: query.id,
    questions: query.questions.map(({ name, type }) => ({ name, type, class: 'IN' as const })),
    answers: plain(reply.answers),
    additionals: plain(reply.additionals),
  };
}

export function wantsUnicast(query: Query): boolean {
  return query.questions.length > 0 && query.questions.every((one) => String(one.class) === WANTS_UNICAST);
}

/** The question whose answers say whether the names are free, with what we would answer (RFC 6762 §8.1). */
export function probe(arena: Announced, addresses: readonly string[]) {
  return {
    questions: [hostOf(arena), instanceOf(arena)].map((name) => ({ name, type: 'ANY' as never })),
    authorities: uniqueRecords(arena, addresses).map((record) => ({ ...record, flush: false }) as Answer),
  };
}
