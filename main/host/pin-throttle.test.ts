import { describe, expect, it } from 'vitest';
import { PinThrottle } from './pin-throttle.ts';
import { FakeClock, settled } from './testing/fake-clock.ts';

const ROOM = '192.168.0.1';

/** An address that has used up its patience. */
function slowed() {
  const clock = new FakeClock();
  const throttle = new PinThrottle(clock);
  for (let i = 0; i < 20; i++) throttle.wrong(ROOM, `early${i}`);
  return { clock, throttle };
}

/** Whether an attempt was served, as of now. */
function attempt(throttle: PinThrottle, socket: string, address = ROOM) {
  const seen: { served: boolean | null; at: number | null } = { served: null, at: null };
  void throttle.turn(address, socket).then((served) => (seen.served = served));
  return seen;
}

describe('attempts at the PIN', () => {
  it('[PIN-4] are served at once while few were wrong', async () => {
    const clock = new FakeClock();
    const throttle = new PinThrottle(clock);
    for (let i = 0; i < 19; i++) {
      expect(await throttle.turn(ROOM, `s${i}`)).toBe(true);
      expect(throttle.wrong(ROOM, `s${i}`)).toEqual({ close: false, warn: false });
    }
    expect(await throttle.turn(ROOM, 'right')).toBe(true);
    expect(throttle.wrong(ROOM, 'twentieth')).toEqual({ close: false, warn: true });
    expect(throttle.wrong(ROOM, 'more')).toEqual({ close: false, warn: false });
    expect(clock.pending).toBe(0);
  });

  it('[PIN-3] the fifth wrong one on a socket is its last', () => {
    const throttle = new PinThrottle(new FakeClock());
    const closes = Array.from({ length: 5 }, () => throttle.wrong(ROOM, 'one').close);
    expect(closes).toEqual([false, false, false, false, true]);
    throttle.forget(ROOM, 'one');
    expect(throttle.wrong(ROOM, 'one').close).toBe(false);
  });

  it('[PIN-4] from an address with many wrong ones are served five a second', async () => {
    const { clock, throttle } = slowed();
    const attempts = Array.from({ length: 12 }, (_, i) => attempt(throttle, `s${i}`));
    await clock.run(199);
    expect(attempts.filter((one) => one.served).length).toBe(0);
    await clock.run(1);
    expect(attempts.filter((one) => one.served).length).toBe(1);
    await clock.run(800);
    expect(attempts.filter((one) => one.served).length).toBe(5);
    await clock.run(2_000);
    expect(attempts.filter((one) => one.served).length).toBe(12);
    expect(clock.pending).toBe(0);
  });

  it('[PIN-4] one pending a socket: a second is told to wait', async () => {
    const { clock, throttle } = slowed();
    const first = attempt(throttle, 'one');
    expect(await throttle.turn(ROOM, 'one')).toBe(false);
    await clock.run(200);
    expect(first.served).toBe(true);
    const next = attempt(throttle, 'one');
    await clock.run(200);
    expect(next.served).toBe(true);
  });

  it('[PIN-4] another address is not slowed', async () => {
    const { throttle } = slowed();
    expect(await throttle.turn('192.168.0.2', 'other')).toBe(true);
  });

  it('[PIN-4] behind a hundred sockets that guess without end, the right one is served within 2 s', async () => {
    for (const when of [0, 150, 5_000, 60_000]) {
      const { clock, throttle } = slowed();
      const guess = (socket: string): void => {
        void throttle.turn(ROOM, socket).then((served) => {
          if (!served) return;
          throttle.wrong(ROOM, socket);
          guess(socket);
        });
      };
      for (let i = 0; i < 100; i++) guess(`hostile${i}`);
      await clock.run(when);
      const right = attempt(throttle, 'right');
      await clock.run(2_000);
      expect(right.served, `knocking after ${when} ms`).toBe(true);
    }
  });

  it('[PIN-4] it does not starve while a guesser opens new sockets all the time', async () => {
    const { clock, throttle } = slowed();
    let opened = 0;
    const flood = (): void => {
      const socket = `new${(opened += 1)}`;
      void throttle.turn(ROOM, socket).then((served) => served && throttle.wrong(ROOM, socket));
    };
    for (let i = 0; i < 6; i++) flood();
    const right = attempt(throttle, 'right');
    // Six were there before, and every second turn goes to the newest.
    for (let i = 0; i < 14 && right.served === null; i++) {
      flood();
      await clock.run(200);
    }
    expect(right.served).toBe(true);
  });

  it('[PIN-4] a socket that is gone gives its turn away', async () => {
    const { clock, throttle } = slowed();
    const gone = attempt(throttle, 'gone');
    const stays = attempt(throttle, 'stays');
    throttle.forget(ROOM, 'gone');
    throttle.forget(ROOM, 'never-seen');
    throttle.forget('10.9.9.9', 'never-seen');
    await settled();
    expect(gone.served).toBe(false);
    await clock.run(200);
    expect(stays.served).toBe(true);
  });

  it('[PIN-4] the last one that waited may go without a trace', async () => {
    const { clock, throttle } = slowed();
    const gone = attempt(throttle, 'gone');
    throttle.forget(ROOM, 'gone');
    await clock.run(1_000);
    expect(gone.served).toBe(false);
    expect(clock.pending).toBe(0);
  });

  it('[PIN-4] ten minutes without a wrong one are forgiven', async () => {
    const { clock, throttle } = slowed();
    clock.pass(599_999);
    const before = attempt(throttle, 'before');
    await clock.run(200);
    expect(before.served).toBe(true);
    clock.pass(600_000);
    expect(await throttle.turn(ROOM, 'after')).toBe(true);
    expect(throttle.wrong(ROOM, 'after')).toEqual({ close: false, warn: false });
  });
});
