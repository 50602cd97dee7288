import { describe, expect, it } from 'vitest';
import { timing } from '../../protocol/limits.ts';
import { everyoneFinished, nextDue, remainingMs } from './deadlines.ts';
import { claimOf, night, START, voting } from './testing/night.ts';

const round = { roundId: 'r1' } as const;
const allFinished = { type: 'set_options', endWhenAllFinished: true } as const;
const due = (at: number) => ({ at, task: 'end_round', roundId: 'r1', reason: 'deadline' });

describe('what time will do next', () => {
  it('is nothing without a live round', () => {
    expect(nextDue(night('ana').session)).toBeNull();
    expect(nextDue(night('ana').draft().session)).toBeNull();
    expect(nextDue(voting(['ana']).session)).toBeNull();
    expect(nextDue(night('ana').start().do({ type: 'end_session', open: new Map() }).session)).toBeNull();
    expect(nextDue({ ...night('ana').start().session, endedAt: START })).toBeNull();
  });

  it('[DL-1] ends the live round at its deadline plus the grace', () => {
    const evening = night('ana').start();
    expect(nextDue(evening.session)).toEqual(due(START + 90_000 + timing.graceMs));
    evening.do({ type: 'extend_round', ...round, ms: 5_000 });
    expect(nextDue(evening.session)).toEqual(due(START + 95_000 + timing.graceMs));
  });

  it('[DL-4] a pause takes the deadline away until it is over', () => {
    const evening = night('ana')
      .start()
      .later(1_000)
      .do({ type: 'pause_round', ...round });
    expect(nextDue(evening.session)).toBeNull();
    evening.later(7_000).do({ type: 'resume_round', ...round });
    expect(nextDue(evening.session)).toEqual(due(START + 97_000 + timing.graceMs));
  });

  it('[CMP-2] seals an entry that waits for its last tokens, the earliest first, also in a pause', () => {
    const evening = night('ana', 'bruno').start().write('ana').write('bruno');
    const claim = (participantId: string) =>
      ({ type: 'complete_entry', ...round, participantId, claim: claimOf(99), settled: null }) as const;
    evening.later(1_000).do(claim('bruno')).later(500).do(claim('ana'));
    const sealing = (participantId: string, at: number) => ({ at, task: 'seal_entry', roundId: 'r1', participantId });
    expect(nextDue(evening.session)).toEqual(sealing('bruno', START + 1_000 + timing.completeWaitMs));
    evening.do({ type: 'seal_entry', ...round, participantId: 'bruno', stats: evening.entry('bruno').stats });
    expect(nextDue(evening.session)).toEqual(sealing('ana', START + 1_500 + timing.completeWaitMs));
    evening.do({ type: 'pause_round', ...round });
    expect(nextDue(evening.session)).toEqual(sealing('ana', START + 1_500 + timing.completeWaitMs));
  });

  it('[DL-1] the deadline comes first where an entry would be sealed after it', () => {
    const evening = night('ana').start('r1', { deadlineMs: 1_000 }).write('ana').later(2_990);
    evening.do({ type: 'complete_entry', ...round, participantId: 'ana', claim: claimOf(99), settled: null });
    expect(nextDue(evening.session)).toEqual(due(START + 1_000 + timing.graceMs));
  });

  it('[DL-7] everyone having finished ends the round only where that was switched on', () => {
    const evening = night('ana', 'bruno').start().write('ana').complete('ana').write('bruno').complete('bruno');
    expect(nextDue(evening.session)).toEqual(due(START + 90_000 + timing.graceMs));
    evening.do(allFinished);
    expect(nextDue(evening.session)).toEqual({ at: 0, task: 'end_round', roundId: 'r1', reason: 'all_finished' });
  });

  it('[DL-7] one who still waits or generates keeps the round open; a failed one does not', () => {
    const evening = night('ana', 'bruno').do(allFinished).start().write('ana').complete('ana');
    expect(nextDue(evening.session)).toEqual(due(START + 90_000 + timing.graceMs));
    evening.write('bruno');
    expect(nextDue(evening.session)).toEqual(due(START + 90_000 + timing.graceMs));
    const { stats } = evening.entry('bruno');
    evening.do({ type: 'fail_entry', ...round, participantId: 'bruno', stats, reason: 'CRASH: gone' });
    expect(nextDue(evening.session)).toMatchObject({ reason: 'all_finished' });
  });

  it('[DL-7] somebody who was removed keeps nobody waiting', () => {
    const evening = night('ana', 'bruno').do(allFinished).start().write('ana').complete('ana').write('bruno');
    evening.do({ type: 'kick_participant', participantId: 'bruno' });
    expect(nextDue(evening.session)).toMatchObject({ reason: 'all_finished' });
    evening.do({ type: 'unkick_participant', participantId: 'bruno' });
    expect(nextDue(evening.session)).toMatchObject({ reason: 'deadline' });
  });

  it('[DL-7] nobody there is not everybody finished', () => {
    const empty = night().do(allFinished).start();
    expect(everyoneFinished(empty.session, empty.round())).toBe(false);
    expect(nextDue(empty.session)).toMatchObject({ reason: 'deadline' });
    const removed = night('ana').do(allFinished).start().do({ type: 'kick_participant', participantId: 'ana' });
    expect(nextDue(removed.session)).toMatchObject({ reason: 'deadline' });
  });
});

describe('time left', () => {
  it('[DL-4] counts down to zero, stands still in a pause, and is nothing outside a live round', () => {
    const evening = night('ana').draft();
    expect(remainingMs(evening.round(), evening.now)).toBeNull();
    evening.start().write('ana');
    expect(remainingMs(evening.round(), START)).toBe(90_000);
    expect(remainingMs(evening.round(), START + 89_999)).toBe(1);
    expect(remainingMs(evening.round(), START + 91_000)).toBe(0);
    evening.later(30_000).do({ type: 'pause_round', ...round });
    expect(remainingMs(evening.round(), START + 80_000)).toBe(60_000);
    evening.do({ type: 'resume_round', ...round }).end();
    expect(remainingMs(evening.round(), evening.now)).toBeNull();
  });
});
