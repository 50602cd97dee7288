// Ends that are told: of a session, of the host, and of a second host that must not be.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PIN, startHost } from '../fixtures/host.ts';
import type { TestHost } from '../fixtures/host.ts';
import { until } from '../fixtures/until.ts';
import { answer, connect, register } from '../fixtures/wire.ts';
import { beginRound, ok, roundNow, startQuietHost, untilLive } from './support/rounds.ts';
import { openScreen } from './support/screen.ts';
import { refused, text, token } from './support/tokens.ts';

describe('ends', () => {
  let host: TestHost;
  beforeEach(async () => {
    host = await startQuietHost();
  });
  afterEach(() => host.dispose());

  it('[SES-2] [SES-3] [CLOSE-1] a new session ends the one before: its participants are told and closed, its round and texts are kept', async () => {
    const screen = await openScreen(host);
    const ana = await register(host.ws, 'ana');
    const bia = await register(host.ws, 'bia', { protocol: 1 });
    const before = ok(await host.organizer.get('/session'));
    const round = await beginRound(host);
    token(ana, 'ana', round.index, 0);
    await untilLive(host, 'ana', text(1));
    const created = ok(await host.organizer.post('/session', { title: 'second' }));
    expect(created).toMatchObject({ session_id: created.id, status: 'active', disconnected_participants: 2 });
    for (const wire of [ana, bia]) {
      expect(await wire.closed).toMatchObject({ code: 4000 });
      expect(wire.frames.filter((f) => f.type === 'error')).toEqual([
        expect.objectContaining({ code: 'SESSION_ENDED' }),
      ]);
    }
    await screen.wire.next(
      (f) => f.type === 'state_snapshot' && f.session.id === created.id,
      'a snapshot of the new session',
    );
    expect(screen.wire.socket.readyState).toBe(screen.wire.socket.OPEN);
    const old = ok(await host.organizer.get(`/export-all.json?sessionId=${before.id}`));
    expect(old.rounds[0]).toMatchObject({ status: 'cancelled', endReason: 'session_ended' });
    expect(old.rounds[0].entries.find((e: { participantId: string }) => e.participantId === 'ana').text).toBe(text(1));
    const late = await connect(host.ws);
    await refused(
      late,
      {
        type: 'register',
        participant_id: 'ana',
        nickname: 'ana',
        pin: PIN,
        runner: 'r',
        model: 'm',
        resume_token: ana.registered.resume_token,
      },
      'INVALID_PIN',
    );
    await screen.close();
  });

  it('[SES-2] [SES-5] ending the session tells its participants, and then there is none', async () => {
    const ana = await register(host.ws, 'ana');
    const waiting = await connect(host.ws);
    ok(await host.organizer.post('/session/end'));
    expect(await ana.closed).toMatchObject({ code: 4000 });
    for (const path of ['/session', '/presence', '/rounds/current', '/scoreboard', '/metrics', '/export.csv']) {
      expect(await host.room.get(path), path).toMatchObject({ status: 404, json: { error: 'No active session' } });
    }
    await refused(
      waiting,
      { type: 'register', participant_id: 'x', nickname: 'x', pin: PIN, runner: 'r', model: 'm' },
      'NO_ACTIVE_SESSION',
    );
    expect(await host.organizer.post('/session/end')).toMatchObject({ status: 404 });
    expect((await host.room.get('/metrics', { accept: 'text/plain' })).status).toBe(200);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    '[CLOSE-2] %s closes every socket with 1012, ends with 0 within 5 s, and the round goes on afterwards',
    async (signal) => {
      const ana = await register(host.ws, 'ana');
      const silent = await register(host.ws, 'silent');
      const screen = await openScreen(host);
      const unregistered = await connect(host.ws);
      const round = await beginRound(host);
      token(ana, 'ana', round.index, 0);
      await untilLive(host, 'ana', text(1));
      silent.socket.pause();
      token(ana, 'ana', round.index, 1, 'the last word');
      const startedAt = performance.now();
      process.kill(host.pid, signal);
      // As npm does: the same signal twice.
      process.kill(host.pid, signal);
      for (const wire of [ana, screen.wire, unregistered]) expect(await wire.closed).toMatchObject({ code: 1012 });
      expect(await host.stop()).toBe(0);
      expect(performance.now() - startedAt).toBeLessThan(5_000);
      expect(host.log()).not.toMatch(/"level":(50|40)/);
      await expect(host.room.get('/health')).rejects.toThrow();
      silent.cut();

      const again = await startQuietHost({ data: host.data, port: host.port });
      expect(await roundNow(again, round.id)).toMatchObject({ status: 'live' });
      // What the host had read before it closed is on disk.
      expect((await again.organizer.get('/rounds/current')).json.liveTokens.ana.join('')).toMatch(
        /^<0>(the last word)?$/,
      );
      await again.stop();
    },
  );

  it('[CLOSE-2] [VOTE-1] votes in flight at the signal are either answered and kept, or not answered as saved', async () => {
    const ana = await register(host.ws, 'ana');
    const round = await beginRound(host);
    answer(ana, 'ana', round.index, ['olá']);
    await untilLive(host, 'ana', 'olá');
    ok(await host.organizer.post('/rounds/stop', { roundId: round.id }));
    const acknowledged: string[] = [];
    const vote = async (voterId: string): Promise<void> => {
      const reply = await host.room.post('/votes', { roundId: round.id, participantId: 'ana', score: 4, voterId });
      if (reply.status === 200) acknowledged.push(voterId);
      else expect(reply.status).toBe(503);
    };
    const waves = Array.from({ length: 8 }, (_, i) =>
      (async () => {
        for (let n = 0; n < 200; n++) await vote(`v${i}-${n}`);
      })().catch(() => undefined),
    );
    await until(
      () => acknowledged.length,
      (count) => count > 30,
      'votes come in',
    );
    expect(await host.stop()).toBe(0);
    await Promise.all(waves);
    const again = await startQuietHost({ data: host.data, port: host.port });
    const row = ok(await again.organizer.get('/scoreboard')).scoreboard[0];
    expect(row.votes).toBeGreaterThanOrEqual(acknowledged.length);
    for (const voterId of acknowledged) {
      const mine = ok(await again.room.get(`/votes/mine?roundId=${round.id}&voterId=${voterId}`));
      expect(mine, voterId).toEqual([{ participantId: 'ana', score: 4 }]);
    }
    expect(host.log()).not.toMatch(/"level":50/);
    await again.stop();
  });

  it('[SES-1] [PIN-6] five sessions opened at once: one is active, and its PIN opens it, also after a restart', async () => {
    const created = await Promise.all(Array.from({ length: 5 }, () => host.organizer.post('/session')));
    const { id, pin } = ok(await host.organizer.get('/session'));
    expect(created.map((reply) => ok(reply)).find((one) => one.id === id)?.pin).toBe(pin);
    const { sessions } = ok(await host.organizer.get('/sessions'));
    expect(sessions.filter((one: { status: string }) => one.status === 'active')).toHaveLength(1);
    expect(sessions).toHaveLength(6);
    await host.kill();
    const again = await startQuietHost({ data: host.data, port: host.port });
    expect(ok(await again.organizer.get('/session'))).toMatchObject({ id, pin });
    const ana = await register(again.ws, 'ana', { pin });
    expect(ana.registered.session_id).toBe(id);
    await ana.close();
    await again.stop();
  });

  it('[REC-7] a second host on the same data is refused in words; a killed one leaves no lock', async () => {
    await expect(startHost({ data: host.data })).rejects.toThrow(/Another arena is running on .*arena\.db/);
    expect((await host.room.get('/health')).status).toBe(200);
    await host.kill();
    const again = await startQuietHost({ data: host.data });
    expect((await again.room.get('/ready')).status).toBe(200);
    await again.stop();
  });
});
