import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { eventLogContract } from '../testing/event-log-contract.ts';
import { scratch } from '../testing/scratch.ts';
import { tokenStoreContract } from '../testing/token-store-contract.ts';
import { openDatabases } from './database.ts';
import type { Databases } from './database.ts';
import { sqliteEventLog } from './event-log.ts';
import { sqlitePinHashes } from './pin-hashes.ts';
import { sqliteTokenStore } from './token-store.ts';

const opened: Databases[] = [];
// Registered before the folders go.
const folder = scratch();
afterEach(() => {
  for (const databases of opened.splice(0)) databases.close();
});

function open(file = path.join(folder(), 'arena.db')): Databases {
  const databases = openDatabases(file);
  opened.push(databases);
  return databases;
}

eventLogContract('SQLite', () => sqliteEventLog(open().durable));
tokenStoreContract('SQLite', () => sqliteTokenStore(open().stream));

describe('SQLite: what is kept', () => {
  it('[REC-1] is there when the file is opened again, under the same epoch and the next offsets', () => {
    const file = path.join(folder(), 'arena.db');
    const first = openDatabases(file);
    const log = sqliteEventLog(first.durable);
    const event = { type: 'session_created', sessionId: 's1', title: null, pinLength: 6 } as const;
    log.append([{ sessionId: 's1', at: 1, event }]);
    const row = { roundId: 'r', participantId: 'p', generation: 0, seq: 0, content: 'x', tokens: 1, at: 5 };
    sqliteTokenStore(first.stream).append([row]);
    sqlitePinHashes(first.durable).write('s1', 'scrypt:a:b');
    first.close();
    const second = open(file);
    const again = sqliteEventLog(second.durable);
    expect([again.head(), again.epoch]).toEqual([1, log.epoch]);
    expect(again.append([{ sessionId: 's1', at: 2, event: { type: 'session_ended' } }])[0]?.offset).toBe(2);
    expect(sqliteTokenStore(second.stream).readRound('r')).toEqual([row]);
    expect(sqlitePinHashes(second.durable).read('s1')).toBe('scrypt:a:b');
  });

  it('[VIEW-6] another database has another epoch', () => {
    expect(sqliteEventLog(open().durable).epoch).not.toBe(sqliteEventLog(open().durable).epoch);
  });

  it('[REC-6] an append is all or nothing', () => {
    const { durable } = open();
    const log = sqliteEventLog(durable);
    const good = { sessionId: 's1', at: 1, event: { type: 'session_ended' } as const };
    const bad = { ...good, sessionId: null as unknown as string };
    expect(() => log.append([good, bad])).toThrow(/NOT NULL/);
    expect([log.head(), log.readSession('s1')]).toEqual([0, []]);
    expect(log.append([good])[0]?.offset).toBe(log.head());
  });

  it('[REC-6] a batch of tokens is all or nothing', () => {
    const { stream } = open();
    const store = sqliteTokenStore(stream);
    const row = { roundId: 'r', participantId: 'p', generation: 0, seq: 0, content: 'x', tokens: 1, at: 5 };
    expect(() => store.append([row, { ...row, roundId: null as unknown as string }])).toThrow();
    expect(store.readRound('r')).toEqual([]);
  });

  it('times are whole milliseconds', () => {
    const { durable, stream } = open();
    sqliteEventLog(durable).append([{ sessionId: 's1', at: 1.6, event: { type: 'session_ended' } }]);
    expect(sqliteEventLog(durable).readSession('s1')[0]?.at).toBe(2);
    const row = { roundId: 'r', participantId: 'p', generation: 0, seq: 0, content: 'x', tokens: 1, at: 5.4 };
    sqliteTokenStore(stream).append([row]);
    expect(sqliteTokenStore(stream).readRound('r')[0]?.at).toBe(5);
  });

  it('[PIN-5] of a PIN is its hash alone, beside the log; written again it is replaced', () => {
    const hashes = sqlitePinHashes(open().durable);
    expect(hashes.read('s1')).toBeNull();
    hashes.write('s1', 'one');
    hashes.write('s1', 'two');
    expect([hashes.read('s1'), hashes.read('s2')]).toEqual(['two', null]);
  });
});
