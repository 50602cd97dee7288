import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs, seed } from '../arena/testing/seed.ts';
import { initialStage } from '../arena/state.ts';
import { MessageRing } from './message-ring.ts';
import type { Encoded } from './message-ring.ts';

function message(offset: number): Encoded {
  return { message: { type: 'stage_state', offset, stage: initialStage }, bytes: Buffer.from(String(offset)) };
}

const offsets = (items: readonly Encoded[] | null) => items?.map((item) => item.message.offset) ?? null;

describe('messages kept for screens that come back', () => {
  it('[VIEW-6] give a screen what came after its offset', () => {
    const ring = new MessageRing(10);
    for (const offset of [11, 11, 12, 15]) ring.push(message(offset));
    expect(offsets(ring.since(10, 15))).toEqual([11, 11, 12, 15]);
    expect(offsets(ring.since(11, 15))).toEqual([12, 15]);
    expect(offsets(ring.since(15, 15))).toEqual([]);
  });

  it('[VIEW-6] nothing for a screen that left before they began, or that knows more than the log', () => {
    const ring = new MessageRing(10);
    ring.push(message(11));
    expect(ring.since(9, 11)).toBeNull();
    expect(ring.since(12, 11)).toBeNull();
  });

  it('[VIEW-6] start over with a new session', () => {
    const ring = new MessageRing(0);
    ring.push(message(1));
    ring.clear(7);
    expect(ring.since(1, 7)).toBeNull();
    expect(ring.since(7, 7)).toEqual([]);
    ring.push(message(8));
    expect(offsets(ring.since(7, 8))).toEqual([8]);
  });

  it('[VIEW-6] are bounded, and the oldest go', () => {
    const ring = new MessageRing(0);
    for (let offset = 1; offset <= 5_000; offset++) ring.push(message(offset));
    expect(ring.since(1, 5_000)).toBeNull();
    expect(ring.since(2_900, 5_000)).toBeNull();
    const kept = ring.since(4_000, 5_000);
    expect(kept).toHaveLength(1_000);
    expect(kept?.[0]?.message.offset).toBe(4_001);
  });

  it(`[VIEW-6] whatever came, a screen gets all of what followed its offset or nothing (seed ${seed})`, () => {
    const groups = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 300, size: 'max' });
    fc.assert(
      fc.property(groups, fc.nat({ max: 320 }), (sizes, since) => {
        const ring = new MessageRing(0);
        sizes.forEach((size, i) => {
          for (let n = 0; n < size; n++) ring.push(message(i + 1));
        });
        const missed = ring.since(since, sizes.length);
        if (since > sizes.length) expect(missed).toBeNull();
        if (missed === null) return;
        const all = sizes.flatMap((size, i) => Array.from({ length: size }, () => i + 1));
        expect(offsets(missed)).toEqual(all.filter((offset) => offset > since));
      }),
      runs(100),
    );
  });
});
