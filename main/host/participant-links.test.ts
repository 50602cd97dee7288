import { describe, expect, it } from 'vitest';
import { ParticipantLinks } from './participant-links.ts';
import type { Registration } from './participant-links.ts';
import { Problems } from './problems.ts';
import { FakeClock } from './testing/fake-clock.ts';
import { FakeLink } from './testing/fake-link.ts';

function registration(participantId: string, link = new FakeLink()): Registration & { link: FakeLink } {
  return { participantId, spelling: participantId, protocol: null, link, progressAt: 0 };
}

describe('which connection speaks for whom', () => {
  it('[REG-1] is known both ways', () => {
    const links = new ParticipantLinks(new FakeClock());
    const ana = registration('ana');
    expect(links.set(ana)).toBeNull();
    expect(links.of('ana')).toBe(ana);
    expect(links.ofLink(ana.link)).toBe(ana);
    expect(links.ofLink(new FakeLink())).toBeUndefined();
    expect([...links.all()]).toEqual([ana]);
    expect(links.count).toBe(1);
  });

  it('[REG-3] the same connection again replaces nobody', () => {
    const links = new ParticipantLinks(new FakeClock());
    const ana = registration('ana');
    links.set(ana);
    expect(links.set(registration('ana', ana.link))).toBeNull();
  });

  it('[REG-4] another connection replaces the one before, whose end then means nothing', () => {
    const links = new ParticipantLinks(new FakeClock());
    const [before, after] = [registration('ana'), registration('ana')];
    links.set(before);
    expect(links.set(after)).toBe(before.link);
    expect(links.drop(before.link)).toBeNull();
    expect(links.of('ana')).toBe(after);
    expect(links.drop(after.link)).toBe(after);
    expect(links.drop(after.link)).toBeNull();
    expect(links.count).toBe(0);
  });
});

describe('complaints', () => {
  it('[REG-11] the same one at most ten times a second to one connection', () => {
    const clock = new FakeClock();
    const links = new ParticipantLinks(clock);
    const [confused, other] = [new FakeLink(), new FakeLink()];
    for (let i = 0; i < 1_000; i++) links.complain(confused, 'NOT_REGISTERED');
    expect(confused.errors).toHaveLength(10);
    links.complain(confused, 'WRONG_ROUND', 'Round 2 is live.');
    links.complain(other, 'NOT_REGISTERED');
    expect(confused.sent.at(-1)).toEqual({
      type: 'error',
      code: 'WRONG_ROUND',
      message: 'That round is not live',
      detail: 'Round 2 is live.',
    });
    expect(other.errors).toEqual(['NOT_REGISTERED']);
    clock.pass(1_000);
    links.complain(confused, 'NOT_REGISTERED');
    expect(confused.errors).toHaveLength(12);
  });
});

describe('what the organizer should know of', () => {
  it('[PIN-4] is listed once a subject, the latest first, and bounded', () => {
    const clock = new FakeClock(1_000);
    const problems = new Problems(() => clock.now());
    problems.raise('weak_votes', 'r1');
    clock.pass(10);
    problems.raise('many_wrong_pins', '10.0.0.1');
    clock.pass(10);
    problems.raise('weak_votes', 'r1');
    expect(problems.list()).toEqual([
      { kind: 'weak_votes', subject: 'r1', at: 1_020 },
      { kind: 'many_wrong_pins', subject: '10.0.0.1', at: 1_010 },
    ]);
    for (let i = 0; i < 200; i++) problems.raise('many_wrong_pins', `10.0.1.${i}`);
    expect(problems.list().length).toBe(50);
    expect(problems.list()[0]?.subject).toBe('10.0.1.199');
  });
});
