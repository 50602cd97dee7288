import { describe, expect, it } from 'vitest';
import { cardsOf, nextFrom, progressOf } from './ballot.ts';
import type { BallotParts, Card } from './ballot.ts';
import { acknowledged, choose, emptyOutbox, nextToSend, refused } from './outbox.ts';
import type { Outbox } from './outbox.ts';

const answers = ['a', 'b', 'c', 'd'].map((id) => ({ id, nickname: id.toUpperCase(), text: `text of ${id}` }));
const parts: BallotParts = {
  answers,
  box: emptyOutbox('s1'),
  round: { id: 'r1', finalVotes: false },
  token: 't',
  own: null,
  isStuck: false,
};
const cards = (more: Partial<BallotParts> = {}): readonly Card[] => cardsOf({ ...parts, ...more });
const cardOf = (id: string, more: Partial<BallotParts>): Card | undefined => cards(more).find((one) => one.id === id);

function given(score: number, end: string): Outbox {
  const box = choose(emptyOutbox('s1'), 'r1', 'a', score, 1);
  const sent = nextToSend(box);
  if (sent === null || end === 'pending') return box;
  return end === 'saved' ? acknowledged(box, sent) : refused(box, sent, end);
}

describe('the cards', () => {
  it('[PHO-4] tell no score from 0', () => {
    expect(cardOf('a', {})).toMatchObject({ score: null, save: 'no', trouble: null });
    expect(cardOf('a', { box: given(0, 'saved') })).toMatchObject({ score: 0, save: 'yes' });
    expect(progressOf(cards({ box: given(0, 'saved') }))).toEqual({ total: 4, given: 1, left: 3 });
  });

  it('[PHO-5] say how the save of each stands', () => {
    expect(cardOf('a', { box: given(3, 'pending') })).toMatchObject({ score: 3, save: 'sending' });
    expect(cardOf('a', { box: given(3, 'pending'), isStuck: true })).toMatchObject({ score: 3, save: 'waiting' });
    expect(cardOf('a', { box: given(3, 'saved'), isStuck: true })).toMatchObject({ save: 'yes' });
  });

  it('[PHO-6] show what counts of a refused score, and why', () => {
    const refusals = {
      VOTE_NOT_OPEN: 'late',
      VOTE_PARTICIPANT_NOT_FOUND: 'gone',
      VOTE_ALREADY_CAST: 'already',
      X: 'other',
    };
    for (const [code, trouble] of Object.entries(refusals)) {
      expect(cardOf('a', { box: given(3, code) })).toMatchObject({ score: null, save: 'no', trouble });
    }
    const again = choose(given(2, 'saved'), 'r1', 'a', 5, 2);
    const sent = nextToSend(again);
    if (sent === null) throw new Error('Nothing to send.');
    expect(cardOf('a', { box: refused(again, sent, 'VOTE_NOT_OPEN') })).toMatchObject({
      score: 2,
      save: 'yes',
      trouble: 'late',
    });
  });

  it('[PHO-10] know the own answer by its id, in a blind round by what the host said, and put it last', () => {
    for (const more of [{ own: 'a' }, { box: given(3, 'VOTE_OWN_ENTRY') }]) {
      const all = cards(more);
      expect(all.at(-1)).toMatchObject({ id: 'a', isOwn: true, score: null, save: 'no', trouble: null });
      expect(all.filter((card) => card.isOwn)).toHaveLength(1);
      expect(progressOf(all)).toEqual({ total: 3, given: 0, left: 3 });
    }
  });

  it('[PHO-11] are locked once given in a round of final votes', () => {
    const round = { id: 'r1', finalVotes: true };
    expect(cardOf('a', { round })).toMatchObject({ isFinal: false });
    expect(cardOf('a', { round, box: given(3, 'pending') })).toMatchObject({ isFinal: true });
    expect(cardOf('a', { round, box: given(3, 'VOTE_NOT_OPEN') })).toMatchObject({ isFinal: false });
  });

  it('[PHO-4] lead from one to the next without a score, then to the list', () => {
    const order = cards().map((card) => card.id);
    const [first = '', second = '', third = '', last = ''] = order;
    const withScores = (...ids: string[]): readonly Card[] =>
      cards({ box: ids.reduce((box, id) => choose(box, 'r1', id, 1, 1), emptyOutbox('s1')) });
    expect(nextFrom(cards(), first)).toBe(second);
    expect(nextFrom(withScores(first, second), first)).toBe(third);
    // Read on without a score: nothing is skipped.
    expect(nextFrom(withScores(second), first)).toBe(second);
    expect(nextFrom(withScores(first), last)).toBeNull();
    expect(nextFrom(withScores(...order), first)).toBeNull();
  });
});
