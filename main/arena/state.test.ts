import { describe, expect, it } from 'vitest';
import { evolve } from './evolve.ts';
import { liveRound, roundByIndex, roundOnStage, roundsInOrder, withKey } from './state.ts';
import { night, START, voting } from './testing/night.ts';

describe('which round it is about', () => {
  it('[RND-1] the live one, else the one started last, else none', () => {
    const evening = night('ana').draft('r1').draft('r2');
    expect(roundOnStage(evening.session)).toBeNull();
    expect(liveRound(evening.session)).toBeNull();
    evening.later(10).start('r2').write('ana', 'x', 'r2');
    expect(roundOnStage(evening.session)?.id).toBe('r2');
    expect(liveRound(evening.session)?.id).toBe('r2');
    evening.end('r2').later(10).start('r1').write('ana');
    expect(roundOnStage(evening.session)?.id).toBe('r1');
    evening.end().later(10).draft('r3');
    expect(roundOnStage(evening.session)?.id).toBe('r1');
    expect(liveRound(evening.session)).toBeNull();
  });

  it('[RND-3] by number, and all in the order of their numbers', () => {
    const evening = night()
      .draft('b')
      .draft('a')
      .do({ type: 'reorder_rounds', roundIds: ['a', 'b'] });
    expect(roundByIndex(evening.session, 1)?.id).toBe('a');
    expect(roundByIndex(evening.session, 3)).toBeNull();
    expect(roundsInOrder(evening.session).map((round) => round.id)).toEqual(['a', 'b']);
  });
});

describe('the fold of the log', () => {
  it('[REC-1] events about what is not there change nothing', () => {
    const { session } = voting(['ana']);
    expect(evolve(null, { type: 'session_ended' }, START)).toBeNull();
    expect(evolve(session, { type: 'participant_kicked', participantId: 'x' }, START)).toBe(session);
    expect(evolve(session, { type: 'round_paused', roundId: 'x' }, START)).toBe(session);
    expect(evolve(session, { type: 'rounds_reordered', indexes: { x: 9 } }, START)).toEqual(session);
    const hidden = evolve(session, { type: 'entry_hidden', roundId: 'r1', participantId: 'x' }, START);
    expect(hidden).toEqual(session);
  });

  it('[REC-1] a state is never changed in place', () => {
    const evening = voting(['ana', 'bruno']);
    const before = structuredClone(evening.session);
    const held = evening.session;
    evening.vote('v', 'ana', 3).do({ type: 'hide_entry', roundId: 'r1', participantId: 'bruno' }).reveal(1).draft('r2');
    evening.do({ type: 'kick_participant', participantId: 'ana' }, { type: 'end_session', open: new Map() });
    expect(held).toEqual(before);
    const map = new Map([['a', 1]]);
    expect(withKey(map, 'b', 2)).toEqual(
      new Map([
        ['a', 1],
        ['b', 2],
      ]),
    );
    expect(map.size).toBe(1);
  });
});
