import { describe, expect, it } from 'vitest';
import { selfTimes } from './self-times.ts';

const node = (id: number, functionName: string, url = '') => ({
  id,
  callFrame: { functionName, url, lineNumber: 0, columnNumber: 4 },
});

describe('where a profile spent its time', () => {
  it('sums what each function took itself, most first', () => {
    const nodes = [
      node(1, '(idle)'),
      node(2, 'draw', 'http://x/assets/telao.js'),
      node(3, 'draw', 'http://x/assets/telao.js'),
    ];
    const profile = { startTime: 0, endTime: 100, nodes, samples: [2, 1, 3, 1], timeDeltas: [0, 30, 10, 40] };
    expect(selfTimes(profile)).toEqual([
      { name: 'draw telao.js:1:5', share: 0.7 },
      { name: '(idle)', share: 0.1 },
    ]);
  });

  it('is nothing without samples', () => {
    expect(selfTimes({ startTime: 0, endTime: 1, nodes: [] })).toEqual([]);
  });
});
