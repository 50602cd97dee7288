import { describe, expect, it, vi } from 'vitest';
import type { WebSocket } from 'ws';
import { until } from '../../../e2e/fixtures/until.ts';
import { FakeLink } from '../../host/testing/fake-link.ts';
import { dialled, turnsUntil } from '../testing/dialled.ts';
import { Flow } from './flow.ts';

const { start, dial, join } = dialled();

describe('a flood', () => {
  it('[TOK-12] arrives to the last frame, and the others notice nothing', async () => {
    const one = await start();
    const [flood, other] = [await join(one, 'flood'), await join(one, 'other')];
    const roundId = await one.night.start({ maxTokens: 2_000 });
    for (let seq = 0; seq < 6_000; seq++) {
      flood.send({ type: 'token', round: 1, participant_id: 'flood', seq, content: 'x' });
    }
    other.send({ type: 'ping' });
    await other.nextOf('pong');
    const arrived = () => one.night.host.queries.currentRound('organizer').liveTokens['flood']?.length ?? 0;
    await until(arrived, (count) => count === 6_000, 'all of it is here');
    expect(one.night.round(roundId).status).toBe('live');
  });

  it('[TOK-12] of more than 4,000 frames at once is held until its 2,000 a second have passed', () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    try {
      const socket = { pause: vi.fn(), resume: vi.fn() };
      const flow = new Flow(socket as unknown as WebSocket);
      const send = (frames: number) => {
        for (let i = 0; i < frames; i++) flow.count();
      };
      send(4_000);
      expect(socket.pause).not.toHaveBeenCalled();
      // What was read already still comes while the socket is held.
      send(1_000);
      expect(socket.pause).toHaveBeenCalledTimes(1);
      vi.advanceTimersByTime(60);
      expect(socket.resume).toHaveBeenCalledTimes(1);
      send(1);
      expect(socket.pause).toHaveBeenCalledTimes(2);
      vi.advanceTimersByTime(400);
      expect(socket.resume).toHaveBeenCalledTimes(1);
      vi.advanceTimersByTime(200);
      expect(socket.resume).toHaveBeenCalledTimes(2);
      // A quiet socket gets its burst back, and no more.
      vi.advanceTimersByTime(60_000);
      send(4_000);
      expect(socket.pause).toHaveBeenCalledTimes(2);
      send(1);
      expect(socket.pause).toHaveBeenCalledTimes(3);
      flow.stop();
      vi.advanceTimersByTime(60_000);
      expect(socket.resume).toHaveBeenCalledTimes(2);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('the stop', () => {
  it('[CLOSE-2] closes every socket with 1012 and waits until they are gone', async () => {
    const one = await start();
    const [ana, telao] = [await join(one, 'ana'), await dial(one)];
    await one.sockets.close(1_000);
    expect((await ana.closed).code).toBe(1012);
    expect((await telao.closed).code).toBe(1012);
    expect(one.sockets.count()).toBe(0);
  });

  it('[CLOSE-2] cuts those that do not answer in time', async () => {
    const one = await start();
    const stuck = await dial(one);
    stuck.socket.pause();
    const before = performance.now();
    await one.sockets.close(100);
    expect(performance.now() - before).toBeLessThan(1_500);
    await until(
      () => one.sockets.count(),
      (count) => count === 0,
      'it is cut',
    );
  });
});

describe('the pulse', () => {
  it('[PRES-3] every participant hears a heartbeat; a socket that is silent is closed', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout', 'performance'] });
    try {
      const one = await start();
      const [ana, telao] = [await join(one, 'ana'), await dial(one)];
      vi.advanceTimersByTime(30_000);
      expect(await ana.nextOf('heartbeat')).toMatchObject({ ts: expect.any(Number) });
      telao.send({ type: 'ping' });
      await telao.nextOf('pong');
      expect(telao.frames.map((frame: { type: string }) => frame.type)).not.toContain('heartbeat');
      // ana stops reading, so that not even pongs come; the telão lives on.
      ana.socket.pause();
      for (let i = 0; i < 9; i++) {
        vi.advanceTimersByTime(10_000);
        telao.forget();
        telao.send({ type: 'ping' });
        await telao.nextOf('pong');
      }
      // It does not answer the close either, and is cut two seconds later.
      vi.advanceTimersByTime(2_000);
      await turnsUntil(() => one.sockets.count() === 1);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('a link', () => {
  it('that is closed sends nothing and answers nothing', async () => {
    const one = await start();
    const ana = await join(one, 'ana');
    const link = one.night.host.links.of('ana')?.link ?? new FakeLink();
    expect(link.buffered()).toBe(0);
    expect(await link.answersWithin(2_000)).toBe(true);
    ana.cut();
    await until(
      () => link.isOpen,
      (is) => !is,
      'the link is closed',
    );
    link.send({ type: 'heartbeat', ts: 1 });
    link.sendEncoded(Buffer.from('{}'));
    expect(await link.answersWithin(2_000)).toBe(false);
  });

  it('whose other side goes while it is asked does not answer', async () => {
    const one = await start();
    const ana = await join(one, 'ana');
    const link = one.night.host.links.of('ana')?.link ?? new FakeLink();
    ana.socket.pause();
    const asked = link.answersWithin(5_000);
    ana.cut();
    expect(await asked).toBe(false);
  });
});
