import { describe, expect, it } from 'vitest';
import { timing } from '../../protocol/limits.ts';
import type { DueTask } from '../arena/deadlines.ts';
import { claimOf, night } from '../arena/testing/night.ts';
import type { Night } from '../arena/testing/night.ts';
import { Scheduler } from './scheduler.ts';
import { FakeClock } from './testing/fake-clock.ts';

function scheduler(evening: Night, carryOut?: (due: DueTask) => void) {
  const clock = new FakeClock(evening.now);
  const done: [number, DueTask][] = [];
  const one = new Scheduler({
    clock,
    state: () => evening.state,
    carryOut: (due) => {
      done.push([clock.now() - evening.now, due]);
      carryOut?.(due);
      return Promise.resolve();
    },
  });
  return { clock, done, scheduler: one };
}

const DEADLINE = 10_000 + timing.graceMs;
const live = () => night('ana').start('r1', { deadlineMs: 10_000 });

describe('the one timer', () => {
  it('[DL-1] carries out the deadline when it is due, not before', async () => {
    const evening = live();
    const {
      clock,
      done,
      scheduler: one,
    } = scheduler(evening, () => {
      evening.end('r1', 'deadline');
      one.rearm();
    });
    one.rearm();
    await clock.run(DEADLINE - 1);
    expect(done).toEqual([]);
    await clock.run(1);
    expect(done).toEqual([
      [DEADLINE, { at: evening.now + DEADLINE, task: 'end_round', roundId: 'r1', reason: 'deadline' }],
    ]);
    await clock.run(60_000);
    expect(done).toHaveLength(1);
    expect(clock.pending).toBe(0);
  });

  it('[DL-1] needs no timer where nothing is due', () => {
    const { clock, scheduler: one } = scheduler(night('ana'));
    one.rearm();
    expect(clock.pending).toBe(0);
    const { clock: none, scheduler: empty } = scheduler(Object.assign(night(), { state: null }));
    empty.rearm();
    expect(none.pending).toBe(0);
  });

  it('[DL-3, DL-4] follows what moved: an extension, a pause, a shorter deadline', async () => {
    const evening = live();
    const { clock, done, scheduler: one } = scheduler(evening);
    one.rearm();
    evening.do({ type: 'extend_round', roundId: 'r1', ms: 5_000 });
    one.rearm();
    await clock.run(DEADLINE);
    expect(done).toEqual([]);
    evening.do({ type: 'pause_round', roundId: 'r1' });
    one.rearm();
    expect(clock.pending).toBe(0);
    evening.do({ type: 'resume_round', roundId: 'r1' }, { type: 'extend_round', roundId: 'r1', ms: -14_000 });
    one.rearm();
    await clock.run(0);
    expect(done).toHaveLength(1);
  });

  it('[DL-1] sleeps at most five seconds at a time, so that a machine that slept notices soon', async () => {
    const evening = live();
    const { clock, done, scheduler: one } = scheduler(evening);
    one.rearm();
    expect(clock.nextIn).toBe(5_000);
    clock.jump(3_600_000);
    await clock.run(0);
    expect(done).toHaveLength(1);
  });

  it('[DL-1] woken, it looks at once', async () => {
    const evening = live();
    const { clock, done, scheduler: one } = scheduler(evening);
    one.rearm();
    clock.jump(DEADLINE);
    one.rearm();
    await clock.run(0);
    expect(done).toHaveLength(1);
  });

  it('[REC-6] what changed nothing, because the disk refused, is tried again each second and does not spin', async () => {
    const evening = live();
    const { clock, done, scheduler: one } = scheduler(evening);
    one.rearm();
    await clock.run(DEADLINE);
    expect(done).toHaveLength(1);
    await clock.run(3_500);
    expect(done).toHaveLength(4);
  });

  it('[CMP-2] seals an entry before the round ends', async () => {
    const evening = live().write('ana');
    evening.do({ type: 'complete_entry', roundId: 'r1', participantId: 'ana', claim: claimOf(9), settled: null });
    const { clock, done, scheduler: one } = scheduler(evening);
    one.rearm();
    await clock.run(timing.completeWaitMs);
    expect(done[0]?.[1]).toMatchObject({ task: 'seal_entry', participantId: 'ana' });
  });

  it('[CLOSE-2] stopped, it does nothing more', async () => {
    const evening = live();
    const { clock, done, scheduler: one } = scheduler(evening, () => one.stop());
    one.rearm();
    one.stop();
    one.rearm();
    await clock.run(60_000);
    expect([done.length, clock.pending]).toEqual([0, 0]);
    const other = scheduler(evening, () => other.scheduler.stop());
    other.scheduler.rearm();
    await other.clock.run(60_000);
    expect([other.done.length, other.clock.pending]).toEqual([1, 0]);
  });
});
