import { describe, expect, it } from 'vitest';
import { latencies } from './latency.ts';

describe('latency of tokens', () => {
  it('pairs what was sent with what arrived, by participant and token, on every screen', () => {
    const sent = [
      { index: 0, sentAt: [10, 20] },
      { index: 1, sentAt: [15] },
    ];
    const arrived = [
      { index: 0, arrivals: [12, 25] },
      { index: 1, arrivals: [18] },
      { index: 0, arrivals: [13] },
    ];
    expect([...latencies(sent, arrived)]).toEqual([2, 5, 3, 3]);
  });

  it('passes over what nobody here sent', () => {
    expect([...latencies([], [{ index: 3, arrivals: [1] }])]).toEqual([]);
  });
});
