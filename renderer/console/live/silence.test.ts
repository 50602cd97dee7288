import { describe, expect, it } from 'vitest';
import { entryFrom } from '../../lib/arena/entries.ts';
import { anEntry } from '../../lib/testing/arena.ts';
import { silenceOf } from './silence.ts';

describe('the silence of an entry', () => {
  const spoke = { ...entryFrom(anEntry('ana', { text: 'Olá' }), 0), lastAt: 1_000 };

  it('[CON-11] is worth a look after 5 s, and no answer after 15 s', () => {
    const levels = [1_500, 5_999, 6_000, 15_999, 16_000].map((now) => silenceOf(spoke, 0, now)?.level);
    expect(levels).toEqual(['fine', 'fine', 'slow', 'slow', 'silent']);
    expect(silenceOf(spoke, 0, 3_500)?.ms).toBe(2_500);
  });

  it('[CON-11] is counted from the start of the round for who has said nothing, and not at all once it is over', () => {
    const waiting = entryFrom(anEntry('bia', { status: 'waiting' }), 0);
    expect(silenceOf(waiting, 2_000, 20_000)).toEqual({ ms: 18_000, level: 'silent' });
    expect(silenceOf(waiting, 2_000, 1_000)?.ms).toBe(0);
    expect(silenceOf(entryFrom(anEntry('cai', { status: 'complete' }), 0), 0, 90_000)).toBeNull();
  });
});
