import { describe, expect, it } from 'vitest';
import type { ViewerTopic } from '../../protocol/wire/viewer.ts';
import type { Role } from '../arena/view.ts';
import { wants, wantsTokens } from './audience.ts';
import { Audiences } from './audiences.ts';
import { evening } from './testing/evening.ts';
import { FakeLink } from './testing/fake-link.ts';
import { Viewer } from './viewer.ts';

function viewer(role: Role, topics: readonly ViewerTopic[] | null, frames = true): Viewer {
  return new Viewer(new FakeLink(), 'arena', { role, topics: topics === null ? null : new Set(topics), frames });
}

describe('audiences', () => {
  it('[VIEW-2] find exactly the screens that asked, whatever the order of their topics', () => {
    const audiences = new Audiences();
    const telao = viewer('public', ['state', 'tokens']);
    const other = viewer('public', ['tokens', 'state']);
    const phone = viewer('public', ['state']);
    const old = viewer('public', null, false);
    for (const one of [telao, other, phone, old]) audiences.add(one);
    expect(new Set(audiences.of(wantsTokens))).toEqual(new Set([telao, other, old]));
    expect(new Set(audiences.of((subscription) => wants(subscription, 'stage_state')))).toEqual(
      new Set([telao, other, phone]),
    );
  });

  it('ask once for each kind of screen, not for each screen', () => {
    const audiences = new Audiences();
    for (let i = 0; i < 100; i += 1) audiences.add(viewer('public', ['state']));
    audiences.add(viewer('organizer', ['state']));
    let asked = 0;
    const found = [...audiences.of(() => (asked += 1) > 0)];
    expect(found).toHaveLength(101);
    expect(asked).toBe(2);
  });

  it('forget who has left, and the kind with its last', () => {
    const audiences = new Audiences();
    const [one, two] = [viewer('public', ['state']), viewer('public', ['state'])];
    audiences.add(one);
    audiences.add(two);
    audiences.remove(one);
    expect([...audiences.of(() => true)]).toEqual([two]);
    audiences.remove(two);
    let asked = 0;
    expect([...audiences.of(() => (asked += 1) > 0)]).toEqual([]);
    expect(asked).toBe(0);
  });
});

describe('the snapshot of a hall', () => {
  it('[VIEW-2] lists the participants for screens that asked for them, not for phones', async () => {
    const night = await evening();
    await night.join('ana');
    const phone = night.watch('public', { topics: ['state'], frames: true });
    const telao = night.watch('public', { topics: ['state', 'participants'], frames: true });
    expect(phone.last('state_snapshot')?.participants).toEqual([]);
    expect(telao.last('state_snapshot')?.participants.map(({ id }) => id)).toEqual(['ana']);
  });
});
