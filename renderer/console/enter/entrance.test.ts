import { describe, expect, it } from 'vitest';
import { codeIn } from './entrance.ts';

describe('the code of a link', () => {
  it('[CON-1] is read from the hash, and nothing else is taken for one', () => {
    expect(codeIn('#code=abc-_9')).toBe('abc-_9');
    for (const hash of ['', '#', '#code=', '#/night', '#/archive?code']) expect(codeIn(hash)).toBeNull();
  });
});
