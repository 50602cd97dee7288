// What the clock does to a round. Each test has a host of its own, so that they can wait at the same time.
import { describe, expect, it } from 'vitest';
import type { TestHost } from '../fixtures/host.ts';
import { until } from '../fixtures/until.ts';
import { register } from '../fixtures/wire.ts';
import type { Wire } from '../fixtures/wire.ts';
import {
  act,
  beginRound,
  ok,
  roundNow,
  startQuietHost,
  stopRound,
  textOf,
  untilLive,
  untilRound,
} from './support/rounds.ts';
import { refused, settle, text, token } from './support/tokens.ts';

/** The round ends this long after its deadline. Milliseconds. */
const GRACE = 2_000;

async function withAna(run: (host: TestHost, ana: Wire) => Promise<void>): Promise<void> {
  const host = await startQuietHost();
  try {
    await run(host, await register(host.ws, 'ana'));
  } finally {
    await host.dispose();
  }
}

const past = (at: number): Promise<number> =>
  until(
    () => Date.now(),
    (now) => now > at,
    'time passes',
  );

describe.concurrent('deadlines', () => {
  it('[DL-1] at the deadline plus grace the round ends by itself; what came within the grace counts, what comes after does not', () =>
    withAna(async (host, ana) => {
      const { id, index, startedAt } = await beginRound(host, { deadlineMs: 1_000 });
      token(ana, 'ana', index, 0);
      await until(
        () => roundNow(host, id),
        (round) => round.remainingMs === 0,
        'the deadline',
      );
      token(ana, 'ana', index, 1);
      await untilLive(host, 'ana', text(2));
      const ended = await untilRound(host, id, 'voting');
      expect(ended).toMatchObject({ votingStatus: 'open', endReason: 'deadline' });
      const lasted = Date.parse(ended.endedAt) - Date.parse(startedAt);
      expect(lasted).toBeGreaterThanOrEqual(1_000 + GRACE - 20);
      expect(lasted).toBeLessThan(1_000 + GRACE + 5_000);
      await refused(
        ana,
        { type: 'token', round: index, participant_id: 'ana', seq: 2, content: 'late' },
        'ROUND_ENDED',
      );
      await refused(
        ana,
        { type: 'complete', round: index, participant_id: 'ana', tokens: 3, duration_ms: 1 },
        'ROUND_ENDED',
      );
      expect(await textOf(host, id, 'ana')).toBe(text(2));
      expect(ok(await host.organizer.get(`/scoreboard?roundId=${id}`)).scoreboard[0]).toMatchObject({
        status: 'partial',
      });
      expect(ana.frames.map((f) => f.type)).not.toContain('round_stopped');
    }));

  it('[DL-2] without any text it is cancelled, and the next round can start', () =>
    withAna(async (host, ana) => {
      const { id } = await beginRound(host, { deadlineMs: 1_000 });
      expect(await untilRound(host, id, 'cancelled')).toMatchObject({
        endReason: 'no_answers',
        votingStatus: 'closed',
      });
      const next = await beginRound(host);
      expect(await ana.next((f) => f.type === 'challenge' && f.round === next.index)).toMatchObject({
        deadline_ms: 90_000,
      });
    }));

  it('[DL-3] [DL-5] extend moves the deadline, a negative one brings it forward', () =>
    withAna(async (host, ana) => {
      const draft = ok(await host.organizer.post('/rounds', { prompt: 'x', deadlineMs: 2_000 }));
      const extend = (ms: number) => host.organizer.post(`/rounds/${draft.id}/extend`, { ms });
      expect(await extend(5)).toMatchObject({ status: 409, json: { code: 'ROUND_NOT_LIVE' } });
      ok(await host.organizer.post('/rounds/start', { roundId: draft.id }));
      expect(ok(await extend(60_000)).remainingMs).toBeGreaterThan(60_000);
      token(ana, 'ana', draft.index, 0);
      await untilLive(host, 'ana', text(1));
      const shortened = ok(await extend(-3_600_000));
      expect(shortened).toMatchObject({ status: 'live', remainingMs: 0 });
      expect(await untilRound(host, draft.id, 'voting')).toMatchObject({ endReason: 'deadline' });
      expect(await extend(1_000)).toMatchObject({ status: 409, json: { code: 'ROUND_NOT_LIVE' } });
      expect(ana.frames.filter((f) => f.type === 'challenge')).toHaveLength(1);
    }));

  it('[DL-4] [DL-5] [DL-6] a pause holds the deadline and never the tokens; what was left comes back', () =>
    withAna(async (host, ana) => {
      const ours = await register(host.ws, 'ours', { protocol: 1 });
      const { id, index } = await beginRound(host, { deadlineMs: 1_000 });
      const held = await act(host, id, 'pause');
      expect(held).toMatchObject({ status: 'live', pausedAt: expect.any(String) });
      expect(await host.organizer.post(`/rounds/${id}/pause`)).toMatchObject({
        status: 409,
        json: { code: 'ROUND_PAUSED' },
      });
      await ours.next((f) => f.type === 'challenge' && f.deadline_ms === 3_600_000, 'the longest deadline there is');
      await past(Date.parse(held.startedAt) + 1_000 + GRACE);
      token(ana, 'ana', index, 0);
      await untilLive(host, 'ana', text(1));
      expect(await roundNow(host, id)).toMatchObject({ status: 'live', remainingMs: held.remainingMs });
      const resumed = await act(host, id, 'resume');
      expect(resumed.pausedAt).toBe(null);
      expect(resumed.remainingMs).toBeGreaterThan(held.remainingMs - 500);
      expect(resumed.remainingMs).toBeLessThanOrEqual(held.remainingMs);
      expect(await host.organizer.post(`/rounds/${id}/resume`)).toMatchObject({
        status: 409,
        json: { code: 'ROUND_NOT_PAUSED' },
      });
      ours.forget();
      const extended = ok(await host.organizer.post(`/rounds/${id}/extend`, { ms: -60_000 }));
      expect((await ours.nextOf('challenge')).deadline_ms).toBe(extended.remainingMs);
      await untilRound(host, id, 'voting');
      expect(await ours.nextOf('round_stopped')).toMatchObject({ round: index, status: 'voting' });
      expect(ana.frames.filter((f) => f.type === 'challenge')).toHaveLength(1);
      await act(host, id, 'pause');
      expect((await act(host, id, 'resume')).status).toBe('voting');
    }));

  it('[DL-1] [CHAL-2] who comes within the grace is told that no time is left, and the round ends all the same', () =>
    withAna(async (host, ana) => {
      const { id, index } = await beginRound(host, { deadlineMs: 1_000 });
      token(ana, 'ana', index, 0);
      await until(
        () => roundNow(host, id),
        (round) => round.remainingMs === 0,
        'the deadline',
      );
      const late = await register(host.ws, 'late');
      await settle(late);
      for (const challenge of late.frames.filter((f) => f.type === 'challenge')) expect(challenge.deadline_ms).toBe(0);
      await untilRound(host, id, 'voting');
    }));

  it('[DL-1] a deadline that passes while everything is stopped by hand changes nothing any more', () =>
    withAna(async (host, ana) => {
      const { id, index } = await beginRound(host, { deadlineMs: 1_000 });
      token(ana, 'ana', index, 0);
      await untilLive(host, 'ana', text(1));
      const stopped = await stopRound(host, id);
      await act(host, id, 'close-voting');
      await past(Date.parse(stopped.startedAt) + 1_000 + GRACE + 200);
      expect(await roundNow(host, id)).toMatchObject({
        status: 'closed',
        endReason: 'organizer',
        endedAt: stopped.endedAt,
      });
    }));
});
