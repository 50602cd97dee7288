import { describe, expect, it } from 'vitest';
import { pageOf } from './route.ts';

describe('the page that an address names', () => {
  it('[CON-3] is the night unless it says otherwise', () => {
    expect(pageOf('#/results')).toBe('results');
    expect(pageOf('#/archive/s1')).toBe('archive');
    for (const hash of ['', '#', '#/night', '#/nowhere', '#code=x']) expect(pageOf(hash)).toBe('night');
  });
});
