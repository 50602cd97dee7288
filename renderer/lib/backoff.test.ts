import { describe, expect, it } from 'vitest';
import { reconnectDelay } from './backoff.ts';

describe('the wait before a reconnection', () => {
  it('doubles up to five seconds', () => {
    expect([0, 1, 2, 3, 4, 5, 50].map((attempt) => reconnectDelay(attempt, 1))).toEqual([
      300, 600, 1_200, 2_400, 4_800, 5_000, 5_000,
    ]);
  });

  it('spreads screens over the upper half of it', () => {
    expect(reconnectDelay(2, 0)).toBe(600);
    expect(reconnectDelay(2, 0.5)).toBe(900);
    expect(reconnectDelay(2, 1)).toBe(1_200);
  });
});
