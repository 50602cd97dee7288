import { describe, expect, it } from 'vitest';
import { roundsInOrder } from './state.ts';
import { night, settings, START } from './testing/night.ts';
import type { Night } from './testing/night.ts';

const order = (evening: Night) => roundsInOrder(evening.session).map((round) => `${round.index}:${round.id}`);
const reorder = (...roundIds: string[]) => ({ type: 'reorder_rounds', roundIds }) as const;

describe('rounds before they start', () => {
  it('[RND-3] a new one is a draft with the next number and nothing in it', () => {
    const evening = night('ana').draft('r1').draft('r2', { blind: true });
    expect(evening.round('r2')).toEqual({
      id: 'r2',
      index: 2,
      settings: settings({ blind: true }),
      status: 'draft',
      startedAt: null,
      endedAt: null,
      endReason: null,
      deadlineAt: null,
      pausedAt: null,
      votingOpenedAt: null,
      entries: new Map(),
      ballots: new Map(),
      podium: [],
      revealedCount: 0,
    });
    expect(evening.round('r1').index).toBe(1);
  });

  it('[RND-10] a draft can be changed, in what is said and no more', () => {
    const evening = night().draft('r1', { maxTokens: 50 });
    evening.do({ type: 'update_round', roundId: 'r1', changes: { prompt: 'New', blind: true } });
    expect(evening.round().settings).toEqual(settings({ maxTokens: 50, prompt: 'New', blind: true }));
    expect(evening.refusal({ type: 'update_round', roundId: 'x', changes: {} })).toBe('ROUND_NOT_FOUND');
  });

  it('[RND-10] once it has started only its title can change', () => {
    const evening = night('ana').start().write('ana');
    const rename = { type: 'update_round', roundId: 'r1', changes: { title: 'Haicai' } } as const;
    const change = { type: 'update_round', roundId: 'r1', changes: { title: 'x', maxTokens: 1 } } as const;
    for (const step of [() => evening, () => evening.end(), () => evening.reveal(1)]) {
      step();
      expect(evening.refusal(change)).toBe('ROUND_ALREADY_STARTED');
      expect(evening.do(rename).round().settings).toEqual(settings({ title: 'Haicai' }));
    }
  });

  it('[RND-10] a cancelled draft cannot be changed back to life', () => {
    const evening = night().draft().do({ type: 'cancel_round', roundId: 'r1', open: new Map() });
    expect(evening.refusal({ type: 'update_round', roundId: 'r1', changes: { maxTokens: 1 } })).toBe(
      'ROUND_ALREADY_STARTED',
    );
  });

  it('[RND-11] a copy is a new draft with the same settings, whatever became of the first', () => {
    const evening = night('ana').start('r1', { blind: true, seed: 42 }).write('ana').end().reveal(1);
    evening.do({ type: 'duplicate_round', roundId: 'r1', newRoundId: 'r2' });
    expect(evening.round('r2')).toMatchObject({ index: 2, status: 'draft', startedAt: null, revealedCount: 0 });
    expect(evening.round('r2').settings).toEqual(settings({ blind: true, seed: 42 }));
    expect(evening.round('r2').entries.size).toBe(0);
    expect(evening.refusal({ type: 'duplicate_round', roundId: 'x', newRoundId: 'y' })).toBe('ROUND_NOT_FOUND');
  });
});

describe('the order of the night', () => {
  it('[RND-11] drafts change places among themselves', () => {
    const evening = night()
      .draft('a')
      .draft('b')
      .draft('c')
      .do(reorder('c', 'a', 'b'));
    expect(order(evening)).toEqual(['1:c', '2:a', '3:b']);
  });

  it('[RND-11, RND-3] a number never moves once its round has started or been cancelled', () => {
    const evening = night('ana').draft('a').draft('b').draft('c').draft('d').draft('e');
    evening.start('b').do({ type: 'cancel_round', roundId: 'd', open: new Map() });
    evening.do(reorder('e', 'c', 'a'));
    expect(order(evening)).toEqual(['1:e', '2:b', '3:c', '4:d', '5:a']);
  });

  it('[RND-11] an order names every round that has not started, once', () => {
    const evening = night('ana').draft('a').draft('b').start('c');
    for (const wrong of [[], ['a'], ['a', 'a'], ['a', 'b', 'c'], ['a', 'x'], ['a', 'b', 'b']]) {
      expect(evening.refusal(reorder(...wrong)), wrong.join()).toBe('WRONG_ORDER');
    }
    const decision = evening.try(reorder('x'));
    expect(decision).toMatchObject({ refusal: { detail: expect.stringContaining('a, b') } });
    evening.do(reorder('b', 'a'));
    expect(order(evening)).toEqual(['1:b', '2:a', '3:c']);
  });

  it('[RND-3] a round written later goes to the end', () => {
    const evening = night().draft('a').draft('b').do(reorder('b', 'a')).draft('c').later(1);
    expect(order(evening)).toEqual(['1:b', '2:a', '3:c']);
    expect(evening.session.createdAt).toBe(START);
  });
});
