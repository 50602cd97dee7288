import { describe, expect, it } from 'vitest';
import { inOwnOrder } from './order.ts';

const ids = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7', 'p8'];
const order = (seed: string, of: readonly string[] = ids): readonly string[] => inOwnOrder(of, seed, (id) => id);

describe('the order of a phone', () => {
  it('[PHO-9] is the same each time, whatever the order it came in', () => {
    expect(order('v1')).toEqual(order('v1', ids.toReversed()));
    expect(order('v1').toSorted()).toEqual(ids);
  });

  it('[PHO-9] keeps the others in place when one leaves', () => {
    const without = ids.filter((id) => id !== 'p3');
    expect(order('v1', without)).toEqual(order('v1').filter((id) => id !== 'p3'));
  });

  it('[PHO-9] puts each answer first on its share of the phones', () => {
    const firsts = new Map<string, number>();
    for (let phone = 0; phone < 800; phone += 1) {
      const first = order(`token-${phone}\nround`)[0] ?? '';
      firsts.set(first, (firsts.get(first) ?? 0) + 1);
    }
    for (const id of ids) expect(firsts.get(id)).toBeGreaterThan(60);
  });
});
