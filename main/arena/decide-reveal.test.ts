import { describe, expect, it } from 'vitest';
import { night, voting } from './testing/night.ts';
import type { Night } from './testing/night.ts';
import { isRevealed } from './view.ts';

const round = { roundId: 'r1' } as const;
const start = { type: 'start_reveal', ...round } as const;
const next = { type: 'reveal_next', ...round } as const;
const back = { type: 'reveal_back', ...round } as const;
const close = { type: 'close_voting', ...round } as const;

/** ana 5, bruno 3, carla 1. */
const counted = () =>
  voting(['ana', 'bruno', 'carla']).vote('v', 'bruno', 3).vote('v', 'carla', 1).vote('v', 'ana', 5).do(close);

const shown = (evening: Night) => [...evening.round().entries.keys()].filter((id) => isRevealed(evening.round(), id));

describe('the reveal', () => {
  it('[REV-8] a press meant for another place moves nothing', () => {
    const evening = counted().do(start);
    expect(evening.refusal({ ...next, revealedCount: 1 })).toBe('REVEAL_MOVED');
    evening.do({ ...next, revealedCount: 0 });
    expect(evening.refusal({ ...next, revealedCount: 0 })).toBe('REVEAL_MOVED');
    expect(evening.refusal({ ...back, revealedCount: 2 })).toBe('REVEAL_MOVED');
    expect(evening.round().revealedCount).toBe(1);
  });

  it('[REV-2] begins when voting is closed, with no place shown', () => {
    const evening = night('ana').draft();
    for (const step of [() => evening, () => evening.start().write('ana'), () => evening.end()]) {
      step();
      const decision = evening.try(start);
      expect(decision).toMatchObject({ ok: false, refusal: { code: 'VOTING_NOT_CLOSED' } });
      expect(evening.refusal(next)).toBe('REVEAL_NOT_STARTED');
      expect(evening.refusal(back)).toBe('REVEAL_NOT_STARTED');
    }
    evening.do(close);
    expect(evening.refusal(next)).toBe('REVEAL_NOT_STARTED');
    expect(evening.refusal(back)).toBe('REVEAL_NOT_STARTED');
    evening.do(start);
    expect(evening.round()).toMatchObject({ status: 'revealing', revealedCount: 0, podium: ['ana'] });
    expect(shown(evening)).toEqual([]);
  });

  it('[REV-2] goes from the last place to the first, one press each, and then is over', () => {
    const evening = counted().do(start);
    const seen = [];
    for (let i = 0; i < 3; i++) seen.push(shown(evening.do(next)));
    expect(seen).toEqual([['carla'], ['bruno', 'carla'], ['ana', 'bruno', 'carla']]);
    expect(evening.round().status).toBe('revealed');
    expect(evening.refusal(next)).toBe('REVEAL_FINISHED');
  });

  it('[REV-4] takes one back at a time; from none it is left, and voting may open again', () => {
    const evening = counted().do(start, next, next, next, back);
    expect(evening.round()).toMatchObject({ status: 'revealing', revealedCount: 2 });
    expect(shown(evening)).toEqual(['bruno', 'carla']);
    evening.do(back, back);
    expect(evening.round()).toMatchObject({ status: 'revealing', revealedCount: 0 });
    evening.do(back);
    expect(evening.round()).toMatchObject({ status: 'closed', revealedCount: 0, podium: [] });
    evening
      .do({ type: 'reopen_voting', ...round })
      .vote('w', 'carla', 5)
      .vote('v', 'carla', 5)
      .do(close, start, next);
    expect(evening.round().podium).toEqual(['carla', 'ana', 'bruno']);
  });

  it('[REV-2] begun twice is begun once', () => {
    const evening = counted().do(start, next);
    expect(evening.events(start)).toEqual([]);
    evening.do(next, next);
    expect(evening.events(start)).toEqual([]);
    expect(evening.round().revealedCount).toBe(3);
  });

  it('[REV-2] does not begin with nobody left to show', () => {
    const evening = voting(['ana']).do(close, { type: 'kick_participant', participantId: 'ana' });
    expect(evening.refusal(start)).toBe('NO_ANSWERS');
    expect(evening.refusal({ ...start, roundId: 'x' })).toBe('ROUND_NOT_FOUND');
    expect(evening.refusal({ ...next, roundId: 'x' })).toBe('ROUND_NOT_FOUND');
    expect(evening.refusal({ ...back, roundId: 'x' })).toBe('ROUND_NOT_FOUND');
  });

  it('[REV-3] freezes the order: hiding an entry meanwhile moves nobody', () => {
    const evening = counted().do(start, next, { type: 'hide_entry', ...round, participantId: 'bruno' }, next);
    expect(evening.round().podium).toEqual(['ana', 'bruno', 'carla']);
    expect(shown(evening)).toEqual(['bruno', 'carla']);
    expect(evening.round().status).toBe('revealing');
  });

  it('[REV-2] leaves out who could not be voted for', () => {
    const evening = night('ana', 'bruno', 'carla').start().write('ana').write('bruno').end().do(close);
    evening.do({ type: 'hide_entry', ...round, participantId: 'bruno' }, start);
    expect(evening.round().podium).toEqual(['ana']);
  });
});
