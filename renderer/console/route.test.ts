import { describe, expect, it } from 'vitest';
import { pageOf, resultsAddress, sessionOf } from './route.ts';

describe('the page that an address names', () => {
  it('[CON-3] is the night unless it says otherwise', () => {
    expect(pageOf('#/results')).toBe('results');
    expect(pageOf('#/archive/s1')).toBe('archive');
    for (const hash of ['', '#', '#/night', '#/nowhere', '#code=x']) expect(pageOf(hash)).toBe('night');
  });

  it('[CON-3, CONS-9] may name a kept session', () => {
    const address = resultsAddress('s 1/?&=#');
    expect([pageOf(address), sessionOf(address)]).toEqual(['results', 's 1/?&=#']);
    for (const hash of ['', '#/results', '#/results?', '#/results?session=', '#/results?x=1']) {
      expect(sessionOf(hash)).toBeNull();
    }
  });
});
