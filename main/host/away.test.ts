import { describe, expect, it } from 'vitest';
import { Away } from './away.ts';
import { evening } from './testing/evening.ts';
import { FakeClock, settled } from './testing/fake-clock.ts';

/** Milliseconds after which whoever is not back has left. */
const RETURN_MS = 20_000;

describe('those who were sent away', () => {
  it('[REH-4] leave and come back without a word in the log', async () => {
    const night = await evening();
    const ana = await night.join('ana');
    const before = night.ports.log.head();
    night.host.suspend();
    ana.close(1012, '');
    night.host.left(ana);
    await settled();
    night.host.resume();
    const again = await night.join('ana');
    expect(again.last('registered')).toMatchObject({ participant_id: 'ana' });
    night.clock.pass(RETURN_MS);
    await settled();
    expect(night.ports.log.head()).toBe(before);
    expect(night.session.participants.get('ana')?.connected).toBe(true);
  });

  it('[REH-4] have left where they are not back in time', async () => {
    const night = await evening();
    const ana = await night.join('ana');
    night.host.suspend();
    ana.close(1012, '');
    night.host.left(ana);
    night.host.resume();
    night.clock.pass(RETURN_MS - 1);
    await settled();
    expect(night.session.participants.get('ana')?.connected).toBe(true);
    night.clock.pass(1);
    await settled();
    expect(night.session.participants.get('ana')?.connected).toBe(false);
  });

  it('[REH-4] are noted where they come back as somebody else, or into a round that has begun', async () => {
    const night = await evening();
    const [ana, bia] = [await night.join('ana'), await night.join('bia')];
    night.host.suspend();
    for (const link of [ana, bia]) {
      link.close(1012, '');
      night.host.left(link);
    }
    night.host.resume();
    await night.join('ana', { model: 'another' });
    expect(night.session.participants.get('ana')?.model).toBe('another');
    await night.start();
    const back = await night.join('bia');
    expect(back.last('challenge')).toMatchObject({ round: 1 });
  });

  it('are forgotten once they are back, and once more is waited after a second time', () => {
    const clock = new FakeClock();
    const gone: string[] = [];
    const away = new Away({ clock, isHere: () => false, gone: (id) => void gone.push(id) });
    expect(away.keeps('ana')).toBe(false);
    away.suspend();
    expect(away.keeps('ana')).toBe(true);
    expect(away.keeps('bia')).toBe(true);
    away.resume();
    expect([away.returns('ana'), away.returns('ana')]).toEqual([true, false]);
    away.suspend();
    clock.pass(RETURN_MS);
    expect(gone).toEqual([]);
    away.resume();
    clock.pass(RETURN_MS);
    expect(gone).toEqual(['bia']);
  });
});
