import { describe, expect, it } from 'vitest';
import { FakeLink } from './testing/fake-link.ts';
import { Viewer } from './viewer.ts';

const MIB = 1_048_576;
const bytes = Buffer.from('{"type":"pong"}');

function viewer() {
  const link = new FakeLink();
  return { link, viewer: new Viewer(link, 'arena', { role: 'public', topics: null, frames: false }) };
}

describe('a screen that reads slowly', () => {
  it('[VIEW-10] gets everything up to 1 MiB behind, then is left out until it has caught up', () => {
    const { link, viewer: one } = viewer();
    link.unread = MIB;
    expect(one.offer(bytes, 0)).toBe(true);
    link.unread = MIB + 1;
    expect([one.offer(bytes, 0), one.lagging]).toEqual([false, true]);
    link.unread = 70_000;
    expect(one.offer(bytes, 10)).toBe(false);
    expect([one.hasCaughtUp(10), one.lagging]).toEqual([false, true]);
    link.unread = 60_000;
    expect([one.hasCaughtUp(20), one.lagging, one.offer(bytes, 20)]).toEqual([true, false, true]);
    expect(link.sent).toHaveLength(2);
    expect(link.closed).toBeNull();
  });

  it('[VIEW-10] that has not been behind needs nothing', () => {
    const { viewer: one } = viewer();
    expect([one.hasCaughtUp(0), one.lagging]).toEqual([false, false]);
  });

  it('[VIEW-10] is let go after ten seconds behind', () => {
    const { link, viewer: one } = viewer();
    link.unread = 2 * MIB;
    one.offer(bytes, 1_000);
    one.hasCaughtUp(11_000);
    expect(link.closed).toBeNull();
    one.hasCaughtUp(11_001);
    expect(link.closed).toMatchObject({ code: 4008 });
  });

  it('[VIEW-10] catching up starts its ten seconds anew', () => {
    const { link, viewer: one } = viewer();
    link.unread = 2 * MIB;
    one.offer(bytes, 0);
    link.unread = 0;
    one.hasCaughtUp(9_000);
    link.unread = 2 * MIB;
    one.offer(bytes, 9_500);
    one.hasCaughtUp(19_500);
    expect(link.closed).toBeNull();
  });
});
