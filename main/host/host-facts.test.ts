import { describe, expect, it } from 'vitest';
import { settings } from '../arena/testing/night.ts';
import { evening } from './testing/evening.ts';
import { settled } from './testing/fake-clock.ts';
import type { FakeLink } from './testing/fake-link.ts';

const DESK = { view: 'console', topics: ['state', 'problems', 'watchers'] as ('state' | 'problems' | 'watchers')[] };
const MIB = 1_048_576;

const watchers = (link: FakeLink) => {
  const told = link.last('watchers_state');
  return told === undefined ? null : [told.telaos, told.phones, told.consoles];
};

describe('problems', () => {
  it('[VIEW-14] are told to the console at its subscription, and whenever there is another', async () => {
    const night = await evening();
    const desk = night.watch('organizer', DESK);
    expect(desk.types).toEqual(['registered_telao', 'state_snapshot', 'problems_state', 'watchers_state']);
    const offset = desk.last('state_snapshot')?.offset;
    expect(desk.last('problems_state')).toEqual({ type: 'problems_state', offset, storageWorks: true, problems: [] });
    await night.clock.run(2_000);
    desk.forget();
    night.host.problems.raise('many_wrong_pins', '10.0.0.9');
    await night.clock.run(250);
    expect(desk.all('problems_state')).toMatchObject([
      { problems: [{ kind: 'many_wrong_pins', subject: '10.0.0.9', at: '2030-01-01T20:00:02.000Z' }] },
    ]);
    const { type: _type, offset: _offset, ...told } = desk.last('problems_state') ?? {};
    expect(told).toEqual(night.host.noticed());
  });

  it('[VIEW-14] that come again and again are told four times a second at most', async () => {
    const night = await evening();
    const desk = night.watch('organizer', DESK).forget();
    for (let i = 0; i < 100; i++) {
      night.host.problems.raise('weak_votes', `r${i % 3}`);
      await night.clock.run(10);
    }
    await night.clock.run(1_000);
    expect(desk.all('problems_state').length).toBeGreaterThanOrEqual(3);
    expect(desk.all('problems_state').length).toBeLessThanOrEqual(5);
    expect(desk.last('problems_state')?.problems).toHaveLength(3);
  });

  it('[VIEW-14] are the disk too: when it refuses events or tokens, and when it takes them again', async () => {
    const night = await evening();
    const ana = await night.join('ana');
    const desk = night.watch('organizer', DESK);
    const works = () => desk.last('problems_state')?.storageWorks;
    night.ports.log.broken = true;
    await night.host.rounds.create(settings());
    await night.clock.run(250);
    expect(works()).toBe(false);
    night.ports.log.broken = false;
    await night.start();
    await night.clock.run(250);
    expect(works()).toBe(true);
    night.ports.tokens.broken = true;
    await night.write(ana, 'ana', 1, 'words');
    await night.clock.run(500);
    expect(works()).toBe(false);
    night.ports.tokens.broken = false;
    await night.clock.run(2_000);
    expect(works()).toBe(true);
  });
});

describe('watchers', () => {
  it('[VIEW-14] are counted by the view they name, at the subscription and then once a second at most', async () => {
    const night = await evening();
    const phones = [night.watch('public', { view: 'vote' }), night.watch('public', { view: 'voting' })];
    for (const view of ['telao', 'arena', 'scoreboard', 'home', 'join', null]) night.watch('public', { view });
    const desk = night.watch('organizer', DESK);
    expect(watchers(desk)).toEqual([4, 2, 1]);
    await night.clock.run(2_000);
    desk.forget();
    for (let i = 0; i < 50; i++) {
      night.watch('public', { view: 'vote', topics: ['state'] });
      await night.clock.run(40);
    }
    expect(desk.all('watchers_state').length).toBeLessThanOrEqual(2);
    for (const phone of phones) night.host.left(phone);
    await night.clock.run(1_000);
    expect(watchers(desk)).toEqual([4, 50, 1]);
    desk.forget();
    await night.clock.run(10_000);
    expect(desk.sent).toEqual([]);
  });

  it('[VIEW-14] who introduces itself again is one screen, by its latest view', async () => {
    const night = await evening();
    const desk = night.watch('organizer', DESK);
    night.host.viewers.register(desk, { type: 'telao_register', ...DESK, view: 'telao' }, 'organizer');
    expect(watchers(desk)).toEqual([1, 0, 0]);
  });
});

describe('who is told', () => {
  it('[VIEW-11, VIEW-14] the public that asks is told neither, until it gives the key', async () => {
    const night = await evening();
    const link = night.watch('public', DESK);
    night.host.problems.raise('weak_votes', 'r1');
    night.watch('public', { view: 'vote' });
    await night.clock.run(5_000);
    expect(link.types).toEqual(['registered_telao', 'state_snapshot']);
    night.host.viewers.promote(link);
    expect(link.types.slice(2)).toEqual(['state_snapshot', 'problems_state', 'watchers_state']);
  });

  it('[VIEW-1, VIEW-14] an old screen of the organizer, or one of ours that did not ask, is told nothing of it', async () => {
    const night = await evening();
    const links = [night.watch('organizer'), night.watch('organizer', { topics: ['state', 'tally'] })];
    night.host.problems.raise('weak_votes', 'r1');
    night.watch();
    await night.clock.run(5_000);
    for (const link of links) expect(link.types).toEqual(['registered_telao', 'state_snapshot']);
  });

  it('[VIEW-6, VIEW-14] a console that comes back is told how things are now, not what they were', async () => {
    const night = await evening();
    const desk = night.watch('organizer', DESK);
    const { offset, epoch } = desk.last('state_snapshot') ?? { offset: -1, epoch: '' };
    night.host.problems.raise('weak_votes', 'r1');
    await night.clock.run(1_000);
    night.host.left(desk);
    night.host.problems.raise('weak_votes', 'r2');
    await night.draft();
    const again = night.watch('organizer', { ...DESK, since: offset, epoch });
    expect(again.types).toEqual(['registered_telao', 'round_state', 'problems_state', 'watchers_state']);
    expect(again.last('problems_state')?.problems).toHaveLength(2);
    expect(again.last('problems_state')?.offset).toBe(again.last('round_state')?.offset);
  });

  it('[VIEW-10, VIEW-14] one that had stopped reading is told again once it has caught up', async () => {
    const night = await evening();
    const desk = night.watch('organizer', DESK);
    desk.unread = 2 * MIB;
    desk.forget();
    night.host.problems.raise('weak_votes', 'r1');
    await night.clock.run(300);
    expect(desk.sent).toEqual([]);
    desk.unread = 0;
    await night.clock.run(1_000);
    expect(desk.types.slice(0, 3)).toEqual(['state_snapshot', 'problems_state', 'watchers_state']);
    expect(desk.last('problems_state')?.problems).toHaveLength(1);
  });

  it('[CLOSE-2] nobody any more once the host has stopped', async () => {
    const night = await evening();
    const desk = night.watch('organizer', DESK).forget();
    night.host.problems.raise('weak_votes', 'r1');
    await night.host.stop();
    await settled();
    await night.clock.run(5_000);
    expect(desk.all('problems_state')).toEqual([]);
  });
});
