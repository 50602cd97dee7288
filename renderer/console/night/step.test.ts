import { describe, expect, it } from 'vitest';
import type { RoundStatus, ScoreRow } from '../../../protocol/model.ts';
import { entryFrom } from '../../lib/arena/entries.ts';
import { initialState } from '../../lib/arena/state.ts';
import { aParticipant, aRound, anEntry } from '../../lib/testing/arena.ts';
import { draftsOf, hasVotableText, haveAllFinished, isOtherOfPlace, nextPlace, nextStep, roundName } from './step.ts';
import type { StepFacts } from './step.ts';

const facts: StepFacts = {
  isOpen: true,
  round: null,
  draft: null,
  hasText: false,
  allFinished: false,
  hasVotes: true,
  place: 0,
  isOther: false,
};
const draft = aRound({ id: 'r2', index: 2, status: 'draft', startedAt: null });

describe('the next step', () => {
  const cases: [RoundStatus | null, string, string][] = [
    [null, 'createRound', 'start'],
    ['live', 'stop', 'stop'],
    ['voting', 'closeVoting', 'closeVoting'],
    ['closed', 'startReveal', 'startReveal'],
    ['revealing', 'revealNext', 'revealNext'],
    ['revealed', 'next', 'next'],
    ['cancelled', 'createRound', 'start'],
  ];
  it.each(cases)('[CON-5] of a night whose round is %s: %s, with a draft %s', (status, without, withDraft) => {
    const round = status === null ? null : aRound({ status });
    expect(nextStep({ ...facts, round }).kind).toBe(without);
    expect(nextStep({ ...facts, round, draft }).kind).toBe(withDraft);
  });

  it('[CON-5] without an open session is to open one, whatever else there is', () => {
    expect(nextStep({ ...facts, isOpen: false, round: aRound(), draft })).toEqual({ kind: 'createSession' });
  });

  it('[CON-5] takes the first draft in the order of the night', () => {
    const later = aRound({ id: 'r3', index: 3, status: 'draft' });
    expect(draftsOf([later, aRound(), draft]).map(({ id }) => id)).toEqual(['r2', 'r3']);
  });
});

describe('the step of a reveal', () => {
  it('[CON-5] names no place in a round that nobody voted in, and knows it before the reveal', () => {
    const of = (status: RoundStatus, hasVotes: boolean) =>
      nextStep({ ...facts, hasVotes, place: 1, isOther: true, round: aRound({ status }) });
    expect([of('closed', false), of('closed', true)]).toMatchObject([{ hasVotes: false }, { hasVotes: true }]);
    expect(of('revealing', false)).toMatchObject({ place: null });
    expect(of('revealing', true)).toMatchObject({ place: 1, isOther: true });
  });
});

describe('what the step needs to know', () => {
  const entry = (id: string, more = {}) => entryFrom(anEntry(id, { text: 'Olá', ...more }), 0);

  it('[CON-5] an answer counts when it has text, is shown and its participant is still in', () => {
    const state = { ...initialState, participants: [aParticipant('ana')], entries: [entry('ana')] };
    expect(hasVotableText(state)).toBe(true);
    expect(hasVotableText({ ...state, entries: [entry('ana', { text: '' })] })).toBe(false);
    expect(hasVotableText({ ...state, entries: [entry('ana', { hidden: true })] })).toBe(false);
    expect(hasVotableText({ ...state, participants: [aParticipant('ana', { kicked: true })] })).toBe(false);
  });

  it('all have finished when none is waiting or generating', () => {
    const of = (...statuses: ('waiting' | 'generating' | 'complete' | 'failed')[]) =>
      haveAllFinished({ ...initialState, entries: statuses.map((status) => entry(status, { status })) });
    expect([of(), of('complete', 'failed'), of('complete', 'generating'), of('waiting')]).toEqual([
      false,
      true,
      false,
      false,
    ]);
  });

  it('[CON-13] names the place that comes next, a tie by the place it shares', () => {
    const row = (place: number) => ({ place }) as ScoreRow;
    const state = { ...initialState, total: 3, tally: [row(1), row(1), row(3)] };
    const after = (revealedCount: number) => nextPlace({ ...state, round: aRound({ revealedCount }) });
    expect([after(0), after(1), after(2)]).toEqual([3, 1, 1]);
    expect(nextPlace({ ...state, tally: [], round: aRound({ revealedCount: 1 }) })).toBe(2);
    const again = (revealedCount: number) => isOtherOfPlace({ ...state, round: aRound({ revealedCount }) });
    expect([again(0), again(1), again(2)]).toEqual([false, false, true]);
    expect(isOtherOfPlace({ ...state, tally: [], round: aRound({ revealedCount: 2 }) })).toBe(false);
  });

  it('a round is named by its title, else by how its prompt begins, without cutting a letter in two', () => {
    expect(roundName({ title: 'Céu', prompt: 'Por quê?' })).toBe('Céu');
    expect(roundName({ title: null, prompt: 'Por\n que  é azul?' })).toBe('Por que é azul?');
    expect(roundName({ title: null, prompt: '🦫🦫🦫' }, 2)).toBe('🦫🦫…');
  });
});
