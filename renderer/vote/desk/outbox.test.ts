import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  acknowledged,
  choiceFor,
  choose,
  emptyOutbox,
  merged,
  nextToSend,
  parsed,
  reconciled,
  refused,
  serialised,
} from './outbox.ts';
import type { Choice, Outbox } from './outbox.ts';

const empty = emptyOutbox('s1');
const next = (box: Outbox): Choice => {
  const choice = nextToSend(box);
  if (choice === null) throw new Error('Nothing to send.');
  return choice;
};
const shown = (box: Outbox, entry: string): unknown[] => {
  const choice = choiceFor(box, 'r1', entry);
  return [choice?.score, choice?.state, choice?.counted];
};

describe('the outbox', () => {
  it('[PHO-5] keeps the last choice for an entry only, and sends what has waited longest first', () => {
    let box = choose(empty, 'r1', 'a', 1, 100);
    box = choose(box, 'r1', 'b', 2, 101);
    box = choose(box, 'r1', 'a', 5, 102);
    expect(next(box)).toMatchObject({ entry: 'b', score: 2 });
    box = acknowledged(box, next(box));
    expect(next(box)).toMatchObject({ entry: 'a', score: 5 });
    box = acknowledged(box, next(box));
    expect(nextToSend(box)).toBeNull();
    expect(shown(box, 'a')).toEqual([5, 'saved', 5]);
  });

  it('[PHO-5] does not let the answer to an older choice settle a newer one', () => {
    let box = choose(empty, 'r1', 'a', 1, 100);
    const sent = next(box);
    box = choose(box, 'r1', 'a', 4, 101);
    box = acknowledged(box, sent);
    expect(shown(box, 'a')).toEqual([4, 'pending', 1]);
    expect(shown(refused(box, sent, 'VOTE_NOT_OPEN'), 'a')).toEqual([4, 'pending', 1]);
    expect(next(box).score).toBe(4);
  });

  it('[PHO-5] numbers choices upwards even where the clock goes back', () => {
    let box = choose(empty, 'r1', 'a', 1, 5_000);
    box = choose(box, 'r1', 'a', 2, 10);
    expect(choiceFor(box, 'r1', 'a')).toMatchObject({ score: 2, n: 5_001 });
  });

  it('[PHO-6] keeps the round of each choice', () => {
    let box = choose(empty, 'r1', 'a', 1, 100);
    box = choose(box, 'r2', 'a', 3, 101);
    expect(next(box)).toMatchObject({ round: 'r1', entry: 'a', score: 1 });
    box = refused(box, next(box), 'VOTE_NOT_OPEN');
    expect(next(box)).toMatchObject({ round: 'r2', entry: 'a', score: 3 });
    expect(choiceFor(box, 'r1', 'a')).toMatchObject({ state: 'refused', code: 'VOTE_NOT_OPEN', counted: null });
  });

  it('[PHO-6] falls back to what the host has where a choice is refused', () => {
    let box = choose(empty, 'r1', 'a', 2, 100);
    box = acknowledged(box, next(box));
    box = choose(box, 'r1', 'a', 5, 101);
    box = refused(box, next(box), 'VOTE_NOT_OPEN');
    expect(shown(box, 'a')).toEqual([5, 'refused', 2]);
    expect(nextToSend(box)).toBeNull();
  });

  it('[PHO-5] takes what the host says it has, and not over what was chosen since it was asked', () => {
    let box = choose(empty, 'r1', 'a', 2, 100);
    box = acknowledged(box, next(box));
    const asked = box;
    const given = [
      { participantId: 'a', score: 3 },
      { participantId: 'b', score: 0 },
    ];
    expect(shown(reconciled(box, asked, 'r1', given), 'a')).toEqual([3, 'saved', 3]);
    expect(shown(reconciled(box, asked, 'r1', given), 'b')).toEqual([0, 'saved', 0]);
    const moved = choose(box, 'r1', 'a', 5, 101);
    expect(shown(reconciled(moved, asked, 'r1', given), 'a')).toEqual([5, 'pending', 2]);
    // It was on its way while the host answered: whether that answer has it is not known.
    expect(shown(reconciled(acknowledged(moved, next(moved)), moved, 'r1', given), 'a')).toEqual([5, 'saved', 5]);
  });

  it('[PHO-5] sends again what the host had and has no more', () => {
    let box = choose(empty, 'r1', 'a', 2, 100);
    box = acknowledged(box, next(box));
    box = reconciled(box, box, 'r1', []);
    expect(next(box)).toMatchObject({ entry: 'a', score: 2 });
  });

  it('[PHO-11] counts a final score whose first answer was lost', () => {
    let box = choose(empty, 'r1', 'a', 2, 100);
    box = refused(box, next(box), 'VOTE_ALREADY_CAST');
    box = reconciled(box, box, 'r1', [{ participantId: 'a', score: 2 }]);
    expect(choiceFor(box, 'r1', 'a')).toMatchObject({ state: 'saved', code: null, counted: 2 });
    let other = choose(empty, 'r1', 'a', 4, 100);
    other = refused(other, next(other), 'VOTE_ALREADY_CAST');
    other = reconciled(other, other, 'r1', [{ participantId: 'a', score: 2 }]);
    expect(choiceFor(other, 'r1', 'a')).toMatchObject({ state: 'refused', counted: 2 });
  });

  it('[PHO-8] merges two tabs: the later tap, and what the host answered', () => {
    const mine = choose(empty, 'r1', 'a', 1, 100);
    const theirs = choose(empty, 'r1', 'a', 4, 200);
    expect(shown(merged(mine, theirs), 'a')).toEqual([4, 'pending', null]);
    expect(shown(merged(theirs, mine), 'a')).toEqual([4, 'pending', null]);
    const answered = acknowledged(theirs, next(theirs));
    expect(shown(merged(theirs, answered), 'a')).toEqual([4, 'saved', 4]);
    expect(merged(answered, theirs)).toBe(answered);
    expect(merged(mine, choose(emptyOutbox('s2'), 'r1', 'a', 5, 300))).toBe(mine);
  });

  it('[PHO-8] sends a choice again where an older one of another tab was answered after it', () => {
    const older = choose(empty, 'r1', 'a', 1, 100);
    let box = choose(older, 'r1', 'a', 4, 200);
    box = acknowledged(box, next(box));
    box = acknowledged(box, next(older));
    expect(next(box)).toMatchObject({ score: 4 });
  });

  it('[PHO-5] is read back as it was written, and nothing else is', () => {
    const box = acknowledged(choose(empty, 'r1', '__proto__', 3, 100), next(choose(empty, 'r1', '__proto__', 3, 100)));
    expect(parsed(serialised(box), 's1')).toEqual(box);
    expect(parsed(serialised(box), 's2')).toBeNull();
    const strange = ['', '{', 'null', '[]', '{"session":"s1"}', '{"session":"s1","choices":{}}', null];
    for (const text of strange) expect(parsed(text, 's1')).toBeNull();
    const bad =
      '{"session":"s1","choices":[null,1,{"round":"r1"},{"round":"r","entry":"e","score":"5","n":1,"state":"saved"}]}';
    expect(parsed(bad, 's1')).toEqual(empty);
  });

  it('[PHO-5] ends with the last tap at the host, whatever is answered, lost or asked in between', () => {
    const step = fc.oneof(
      fc.record({
        do: fc.constant('tap' as const),
        entry: fc.constantFrom('a', 'b'),
        score: fc.integer({ min: 0, max: 5 }),
      }),
      fc.record({ do: fc.constantFrom('send' as const, 'lose' as const, 'look' as const) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const host = new Map<string, number>();
        const tapped = new Map<string, number>();
        let box = empty;
        const deliver = (): void => {
          const sent = nextToSend(box);
          if (sent === null) return;
          host.set(sent.entry, sent.score);
          box = acknowledged(box, sent);
        };
        for (const one of steps) {
          if (one.do === 'tap') {
            tapped.set(one.entry, one.score);
            box = choose(box, 'r1', one.entry, one.score, 1);
          } else if (one.do === 'send') deliver();
          else if (one.do === 'lose') {
            // It arrived, and its answer did not; the page was loaded anew meanwhile.
            const sent = nextToSend(box);
            if (sent !== null) host.set(sent.entry, sent.score);
            box = parsed(serialised(box), 's1') ?? empty;
          } else {
            const given = [...host].map(([participantId, score]) => ({ participantId, score }));
            box = reconciled(box, box, 'r1', given);
          }
        }
        for (let rest = 0; rest < 5; rest += 1) deliver();
        expect(host).toEqual(tapped);
        for (const [entry, score] of tapped) expect(shown(box, entry)).toEqual([score, 'saved', score]);
      }),
    );
  });
});
