import { describe, expect, it } from 'vitest';
import { night, START, voting } from './testing/night.ts';

const round = { roundId: 'r1' } as const;
const cancel = { type: 'cancel_round', ...round, open: new Map() } as const;

describe('start', () => {
  it('[CHAL-1, CHAL-6] invites who is connected, and sets the deadline from now', () => {
    const evening = night('ana', 'bruno', 'carla')
      .do({ type: 'disconnect_participant', participantId: 'bruno' })
      .later(700)
      .start('r1', { deadlineMs: 30_000 });
    expect(evening.round()).toMatchObject({ status: 'live', startedAt: START + 700, deadlineAt: START + 30_700 });
    expect([...evening.round().entries.keys()]).toEqual(['ana', 'carla']);
    expect(evening.entry('ana')).toEqual({
      participantId: 'ana',
      label: null,
      status: 'waiting',
      invitedAt: START + 700,
      generation: 0,
      claim: null,
      sealAt: null,
      stats: expect.objectContaining({ tokens: 0, chars: 0 }),
      hidden: false,
      reason: null,
    });
  });

  it('[RND-4] only a draft starts, and only one round is live', () => {
    const evening = night('ana').draft('r2').start();
    expect(evening.refusal({ type: 'start_round', roundId: 'r1', seed: 1 })).toBe('ROUND_ALREADY_STARTED');
    const decision = evening.try({ type: 'start_round', roundId: 'r2', seed: 1 });
    expect(decision).toMatchObject({ ok: false, refusal: { code: 'ROUND_ALREADY_LIVE', detail: 'Round 2 is live.' } });
    expect(evening.refusal({ type: 'start_round', roundId: 'x', seed: 1 })).toBe('ROUND_NOT_FOUND');
    evening.do(cancel).start('r2');
    expect(evening.round('r2').status).toBe('live');
    expect(evening.refusal({ type: 'start_round', roundId: 'r1', seed: 1 })).toBe('ROUND_ALREADY_STARTED');
  });

  it('[RND-4] the next one may start while the last one is still voted on', () => {
    const evening = voting(['ana']).start('r2');
    expect([evening.round('r1').status, evening.round('r2').status]).toEqual(['voting', 'live']);
  });

  it('[RND-1] nobody being there does not hold a round back', () => {
    expect(night().start().round()).toMatchObject({ status: 'live', entries: new Map() });
  });

  it('[BLIND-3] labels are dealt by the seed, not by who came first', () => {
    const ids = ['ana', 'bruno', 'carla', 'davi', 'edu', 'fabi'];
    const dealt = (seed: number) => [
      ...night(...ids)
        .start('r1', { blind: true }, seed)
        .round()
        .entries.values(),
    ];
    expect(dealt(1).map((entry) => entry.label)).toEqual(['A', 'B', 'C', 'D', 'E', 'F']);
    const orders = [1, 2, 3, 4].map((seed) => dealt(seed).map((entry) => entry.participantId));
    expect(orders.map((one) => one.toSorted())).toEqual([ids, ids, ids, ids]);
    expect(new Set([ids, ...orders].map((one) => one.join())).size).toBe(5);
    expect(dealt(3)).toEqual(dealt(3));
  });
});

describe('stop', () => {
  it('[RND-5] seals what arrived, complete or not, and opens voting', () => {
    const evening = night('ana', 'bruno', 'carla').start().write('ana').complete('ana').write('bruno', 'half a');
    const ending = evening.later(9_000).ending();
    expect(evening.events(ending).map((event) => event.type)).toEqual([
      'entry_sealed',
      'entry_sealed',
      'voting_opened',
    ]);
    expect(evening.round()).toMatchObject({
      status: 'voting',
      endReason: 'organizer',
      endedAt: START + 9_000,
      votingOpenedAt: START + 9_000,
      deadlineAt: null,
    });
    expect(evening.entry('ana')).toMatchObject({ status: 'complete', reason: null });
    expect(evening.entry('bruno')).toMatchObject({ status: 'partial', reason: 'stopped', stats: { chars: 6 } });
    expect(evening.entry('carla')).toMatchObject({ status: 'failed', reason: 'no_answer' });
  });

  it('[RND-6, RND-8] what has stopped can be stopped again: nothing happens', () => {
    const evening = voting(['ana']);
    expect(evening.events(evening.ending())).toEqual([]);
    evening.reveal(1);
    expect(evening.events(evening.ending())).toEqual([]);
    expect(night().draft().do(cancel).events(cancel)).toEqual([]);
  });

  it('[RND-6] a round that has not started cannot be stopped', () => {
    const evening = night('ana').draft();
    expect(evening.refusal(evening.ending())).toBe('ROUND_NOT_STARTED');
    expect(evening.refusal(evening.ending('x'))).toBe('ROUND_NOT_FOUND');
  });

  it('[RND-7, DL-2] without text the organizer is told so and the round stays live; the deadline cancels it', () => {
    const evening = night('ana').start();
    expect(evening.refusal(evening.ending())).toBe('NO_ANSWERS');
    expect(evening.round().status).toBe('live');
    evening.later(92_000).end('r1', 'deadline');
    expect(evening.round()).toMatchObject({ status: 'cancelled', endReason: 'no_answers', endedAt: START + 92_000 });
    expect(evening.entry('ana')).toMatchObject({ status: 'failed', reason: 'no_answer' });
  });

  it('[KICK-3, RND-12] text that the room may not see opens no vote', () => {
    const hidden = night('ana')
      .start()
      .write('ana')
      .do({ type: 'hide_entry', ...round, participantId: 'ana' });
    expect(hidden.refusal(hidden.ending())).toBe('NO_ANSWERS');
    const kicked = night('ana').start().write('ana').do({ type: 'kick_participant', participantId: 'ana' });
    expect(kicked.end('r1', 'deadline').round()).toMatchObject({ status: 'cancelled', endReason: 'no_answers' });
    expect(kicked.entry('ana')).toMatchObject({ status: 'partial', reason: 'deadline' });
  });

  it('[DL-1, DL-7] the end by deadline or by everybody having finished is told apart', () => {
    const late = night('ana').start().write('ana').end('r1', 'deadline');
    expect([late.round().endReason, late.entry('ana').reason]).toEqual(['deadline', 'deadline']);
    const done = night('ana').start().write('ana').complete('ana').end('r1', 'all_finished');
    expect([done.round().endReason, done.entry('ana').reason]).toEqual(['all_finished', null]);
  });
});

describe('cancel', () => {
  it('[RND-8] a draft or a live round can be cancelled; what was written stays', () => {
    expect(night().draft().later(5).do(cancel).round()).toMatchObject({
      status: 'cancelled',
      endReason: 'organizer',
      endedAt: START + 5,
      startedAt: null,
    });
    const evening = night('ana').start().write('ana', 'kept words');
    evening.do({ type: 'cancel_round', ...round, open: evening.stats() });
    expect(evening.round()).toMatchObject({ status: 'cancelled', endReason: 'organizer' });
    expect(evening.entry('ana')).toMatchObject({ status: 'partial', reason: 'stopped', stats: { tokens: 2 } });
  });

  it('[RND-8] from voting on it cannot', () => {
    const evening = voting(['ana']);
    expect(evening.refusal(cancel)).toBe('CANNOT_CANCEL');
    evening.do({ type: 'close_voting', ...round });
    expect(evening.refusal(cancel)).toBe('CANNOT_CANCEL');
    evening.do({ type: 'start_reveal', ...round });
    expect(evening.refusal(cancel)).toBe('CANNOT_CANCEL');
    evening.do({ type: 'reveal_next', ...round });
    expect(evening.refusal(cancel)).toBe('CANNOT_CANCEL');
    expect(evening.refusal({ ...cancel, roundId: 'x' })).toBe('ROUND_NOT_FOUND');
  });
});

describe('the clock of a round', () => {
  it('[DL-3, DL-5] the deadline of the live round moves both ways, of no other', () => {
    const evening = night('ana').draft();
    const extend = (ms: number) => ({ type: 'extend_round', ...round, ms }) as const;
    expect(evening.refusal(extend(1_000))).toBe('ROUND_NOT_LIVE');
    evening.start().do(extend(30_000));
    expect(evening.round().deadlineAt).toBe(START + 120_000);
    evening.do(extend(-60_000));
    expect(evening.round().deadlineAt).toBe(START + 60_000);
    expect(evening.write('ana').end().refusal(extend(1_000))).toBe('ROUND_NOT_LIVE');
    expect(evening.refusal({ ...extend(1), roundId: 'x' })).toBe('ROUND_NOT_FOUND');
  });

  it('[DL-4] a pause holds the deadline for exactly as long as it lasts', () => {
    const evening = night('ana')
      .start()
      .later(10_000)
      .do({ type: 'pause_round', ...round });
    expect(evening.round()).toMatchObject({ pausedAt: START + 10_000, deadlineAt: START + 90_000 });
    evening.later(25_000).do({ type: 'resume_round', ...round });
    expect(evening.round()).toMatchObject({ pausedAt: null, deadlineAt: START + 115_000, votingOpenedAt: null });
  });

  it('[DL-3, DL-4] two pauses and an extension in between add up', () => {
    const evening = night('ana').start();
    evening
      .do({ type: 'pause_round', ...round })
      .later(1_000)
      .do({ type: 'resume_round', ...round });
    evening
      .later(500)
      .do({ type: 'pause_round', ...round })
      .later(2_000);
    evening.do({ type: 'extend_round', ...round, ms: 10_000 }).do({ type: 'resume_round', ...round });
    expect(evening.round().deadlineAt).toBe(START + 90_000 + 1_000 + 2_000 + 10_000);
  });

  it('[DL-4] a pause in voting holds the voting clock', () => {
    const evening = voting(['ana'])
      .later(4_000)
      .do({ type: 'pause_round', ...round });
    evening.later(6_000).do({ type: 'resume_round', ...round });
    expect(evening.round()).toMatchObject({ pausedAt: null, deadlineAt: null, votingOpenedAt: START + 6_000 });
  });

  it('[DL-5] pausing what is paused, or resuming what is not, is refused; so is every other status', () => {
    const pause = { type: 'pause_round', ...round } as const;
    const resume = { type: 'resume_round', ...round } as const;
    const evening = night('ana').draft();
    expect(evening.refusal(pause)).toBe('ROUND_NOT_LIVE');
    evening.start().write('ana');
    expect(evening.refusal(resume)).toBe('ROUND_NOT_PAUSED');
    evening.do(pause);
    expect(evening.refusal(pause)).toBe('ROUND_PAUSED');
    evening
      .do(resume)
      .end()
      .do({ type: 'close_voting', ...round });
    expect(evening.refusal(pause)).toBe('ROUND_NOT_LIVE');
    expect(evening.refusal({ ...pause, roundId: 'x' })).toBe('ROUND_NOT_FOUND');
    expect(evening.refusal({ ...resume, roundId: 'x' })).toBe('ROUND_NOT_FOUND');
  });

  it('[DL-4] the end of a round ends its pause, and so does closing the vote', () => {
    const evening = night('ana')
      .start()
      .write('ana')
      .do({ type: 'pause_round', ...round })
      .end();
    expect(evening.round().pausedAt).toBeNull();
    evening.do({ type: 'pause_round', ...round }).do({ type: 'close_voting', ...round });
    expect(evening.round().pausedAt).toBeNull();
  });
});
