import { describe, expect, it } from 'vitest';
import { Refused } from '../../lib/api/call.ts';
import { handClock, settled } from '../testing/clock.ts';
import { Errand } from './errand.ts';

/** An errand whose attempts end as told. */
function anErrand(...ends: (Refused | Error | null)[]) {
  const clock = handClock();
  let attempts = 0;
  const errand = new Errand(async () => {
    attempts += 1;
    const end = ends.shift() ?? null;
    if (end !== null) throw end;
  }, clock);
  return { clock, errand, attempts: () => attempts };
}

const unreachable = (): Refused => new Refused('', '', null);

describe('an errand', () => {
  it('[PHO-7] tries again with longer and longer pauses until it is done', async () => {
    const { clock, errand, attempts } = anErrand(unreachable(), unreachable(), unreachable());
    errand.go();
    await settled();
    expect([attempts(), errand.failing]).toEqual([1, '']);
    await clock.pass(299);
    expect(attempts()).toBe(1);
    await clock.pass(1);
    expect(attempts()).toBe(2);
    await clock.pass(599);
    expect(attempts()).toBe(2);
    await clock.pass(1);
    await clock.pass(1_200);
    expect([attempts(), errand.failing, clock.waiting()]).toEqual([4, null, 0]);
  });

  it('[PHO-7] waits as long as the host asked, whoever is in a hurry', async () => {
    const { clock, errand, attempts } = anErrand(new Refused('RATE_LIMITED', '', 30_000));
    errand.go();
    await settled();
    errand.hurry();
    errand.go();
    await clock.pass(29_999);
    expect([attempts(), errand.failing]).toEqual([1, 'RATE_LIMITED']);
    await clock.pass(1);
    expect([attempts(), errand.failing]).toEqual([2, null]);
  });

  it('[PHO-7] goes at once when the line is back, and only if it waits', async () => {
    const { clock, errand, attempts } = anErrand(unreachable());
    errand.hurry();
    await settled();
    expect(attempts()).toBe(0);
    errand.go();
    await settled();
    errand.hurry();
    await settled();
    expect([attempts(), clock.waiting()]).toEqual([2, 0]);
  });

  it('runs one attempt at a time, and once more where it was asked meanwhile', async () => {
    const clock = handClock();
    const ends: (() => void)[] = [];
    const errand = new Errand(() => new Promise((resolve) => void ends.push(resolve)), clock);
    errand.go();
    errand.go();
    errand.go();
    expect(ends).toHaveLength(1);
    ends[0]?.();
    await settled();
    expect(ends).toHaveLength(2);
    ends[1]?.();
    await settled();
    expect(ends).toHaveLength(2);
  });
});
