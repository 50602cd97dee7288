import { describe, expect, it } from 'vitest';
import { dropped, stepped } from './order.ts';

describe('the order of the drafts', () => {
  const ids = ['a', 'b', 'c'];

  it('[CON-10] by keys: one place at a time, and not past the ends', () => {
    expect(stepped(ids, 'b', -1)).toEqual(['b', 'a', 'c']);
    expect(stepped(ids, 'b', 1)).toEqual(['a', 'c', 'b']);
    expect([stepped(ids, 'a', -1), stepped(ids, 'c', 1), stepped(ids, 'x', 1)]).toEqual([null, null, null]);
  });

  it('[CON-10] by drag: before or after the one it is put down on', () => {
    expect(dropped(ids, 'a', 'c', true)).toEqual(['b', 'c', 'a']);
    expect(dropped(ids, 'a', 'c', false)).toEqual(['b', 'a', 'c']);
    expect(dropped(ids, 'c', 'a', false)).toEqual(['c', 'a', 'b']);
    expect([dropped(ids, 'a', 'a', true), dropped(ids, 'a', 'b', false), dropped(ids, 'x', 'a', true)]).toEqual([
      null,
      null,
      null,
    ]);
  });
});
