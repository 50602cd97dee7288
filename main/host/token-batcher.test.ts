import { describe, expect, it } from 'vitest';
import { FakeClock } from './testing/fake-clock.ts';
import { breakableTokens, keptLog } from './testing/ports.ts';
import { TokenBatcher } from './token-batcher.ts';

function batcher() {
  const clock = new FakeClock();
  const store = breakableTokens();
  const logger = keptLog();
  const batch = new TokenBatcher({ store, clock, logger });
  const add = (seq: number) =>
    batch.add({ roundId: 'r', participantId: 'p', generation: 0, seq, content: `<${seq}>`, tokens: 1, at: seq });
  const written = () => store.readRound('r').map((row) => row.seq);
  return { clock, store, logger, batch, add, written };
}

describe('tokens on their way to the disk', () => {
  it('[REC-2] are written together within 100 ms', () => {
    const { clock, store, add, written } = batcher();
    add(0);
    clock.pass(30);
    add(1);
    clock.pass(70);
    expect(written()).toEqual([0, 1]);
    expect(store.batches).toBe(1);
    expect(clock.pending).toBe(0);
    add(2);
    clock.pass(100);
    expect(written()).toEqual([0, 1, 2]);
  });

  it('[REC-2] are written at once when asked for; with none waiting nothing is written', () => {
    const { clock, store, batch, add, written } = batcher();
    batch.flush();
    expect(store.batches).toBe(0);
    add(0);
    batch.flush();
    expect(written()).toEqual([0]);
    expect(clock.pending).toBe(0);
  });

  it('[REC-6] wait in memory while the disk refuses, are tried again each second, and none is lost', () => {
    const { clock, store, batch, add, written } = batcher();
    store.broken = true;
    for (let seq = 0; seq < 50; seq++) {
      add(seq);
      clock.pass(100);
    }
    expect(batch.failing).toBe(true);
    expect(written()).toEqual([]);
    expect(batch.pending()).toHaveLength(50);
    store.broken = false;
    clock.pass(1_000);
    expect(written()).toEqual(Array.from({ length: 50 }, (_, seq) => seq));
    expect([batch.failing, batch.pending().length, clock.pending]).toEqual([false, 0, 0]);
  });

  it('[REC-6] trouble is logged once when it begins and once when it ends', () => {
    const { clock, store, logger, add } = batcher();
    store.broken = true;
    add(0);
    clock.pass(5_000);
    expect(logger.at('error')).toEqual(['The disk refuses tokens; the round goes on from memory']);
    store.broken = false;
    clock.pass(1_000);
    expect(logger.at('info')).toEqual(['The disk takes tokens again; nothing was lost']);
    add(1);
    clock.pass(1_000);
    expect(logger.lines).toHaveLength(2);
  });

  it('[REC-6] a disk that works for a moment takes what is there; the rest waits on', () => {
    const { clock, store, batch, add, written } = batcher();
    store.broken = true;
    add(0);
    clock.pass(60);
    store.broken = false;
    batch.flush();
    store.broken = true;
    add(1);
    clock.pass(60);
    expect([written(), batch.failing]).toEqual([[0], true]);
    store.broken = false;
    clock.pass(1_000);
    expect(written()).toEqual([0, 1]);
  });

  it('[CLOSE-2] are written a last time when it closes; what comes later, or cannot be written, leaves no timer', () => {
    const { clock, store, batch, add, written } = batcher();
    add(0);
    batch.close();
    add(1);
    expect([written(), clock.pending]).toEqual([[0], 0]);
    const other = batcher();
    other.add(0);
    other.store.broken = true;
    other.batch.close();
    expect(other.clock.pending).toBe(0);
    expect(store.batches).toBe(1);
  });
});
