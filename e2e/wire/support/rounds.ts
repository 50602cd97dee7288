// What the organizer does, in one word each; every step must succeed.
import type { Reply } from '../../fixtures/api.ts';
import { answer, register } from '../../fixtures/wire.ts';
import type { Frame } from '../../fixtures/wire.ts';
import { startHost } from '../../fixtures/host.ts';
import type { HostOptions, TestHost } from '../../fixtures/host.ts';
import { until } from '../../fixtures/until.ts';

/** A host whose rate limit does not meddle: many clients of a test share a few connections. */
export function startQuietHost(options: HostOptions = {}): Promise<TestHost> {
  return startHost({ ...options, env: { RATE_LIMIT_MAX: '1000000', ...options.env } });
}

/** The body of an answer that must be 200. */
export function ok(reply: Reply): Frame {
  if (reply.status !== 200) throw new Error(`${reply.status}: ${reply.text}`);
  return reply.json;
}

export async function newRound(host: TestHost, settings: Record<string, unknown> = {}): Promise<Frame> {
  return ok(await host.organizer.post('/rounds', { prompt: 'Conte até dez', ...settings }));
}

export async function beginRound(host: TestHost, settings: Record<string, unknown> = {}): Promise<Frame> {
  const round = await newRound(host, settings);
  return ok(await host.organizer.post('/rounds/start', { roundId: round.id }));
}

export async function stopRound(host: TestHost, roundId: string): Promise<Frame> {
  return ok(await host.organizer.post('/rounds/stop', { roundId }));
}

/** Stops or cancels whatever is live, so that one test leaves nothing to the next. */
export async function endLiveRound(host: TestHost): Promise<void> {
  const live = await host.organizer.get('/rounds/current');
  if (live.status === 200) await host.organizer.post(`/rounds/${live.json.id}/cancel`);
}

export async function act(host: TestHost, roundId: string, action: string, body: unknown = {}): Promise<Frame> {
  return ok(await host.organizer.post(`/rounds/${roundId}/${action}`, body));
}

/** From voting to all places shown. */
export async function revealAll(host: TestHost, roundId: string): Promise<Frame> {
  await act(host, roundId, 'close-voting');
  await act(host, roundId, 'reveal');
  for (;;) {
    const round = await act(host, roundId, 'reveal-next');
    if (round.status === 'revealed') return round;
  }
}

export async function roundNow(host: TestHost, roundId: string): Promise<Frame> {
  const session = ok(await host.organizer.get('/session'));
  return session.rounds.find((round: Frame) => round.id === roundId);
}

export function untilRound(host: TestHost, roundId: string, status: string, limitMs = 10_000): Promise<Frame> {
  return until(
    () => roundNow(host, roundId),
    (round) => round.status === status,
    `round becomes ${status}`,
    limitMs,
  );
}

/** Tokens of a participant as the organizer sees them while the round is live. */
export async function liveTokens(host: TestHost, id: string): Promise<string[]> {
  return ok(await host.organizer.get('/rounds/current')).liveTokens[id] ?? [];
}

export function untilLive(host: TestHost, id: string, text: string): Promise<string[]> {
  return until(
    () => liveTokens(host, id),
    (tokens) => tokens.join('') === text,
    `${id} has ${JSON.stringify(text)}`,
  );
}

/** The row of a participant in a round, as the organizer's scoreboard has it. */
export async function entryOf(host: TestHost, roundId: string, id: string): Promise<Frame> {
  const board = ok(await host.organizer.get(`/scoreboard?roundId=${roundId}`));
  return board.scoreboard.find((row: Frame) => row.participant_id === id);
}

export async function textOf(host: TestHost, roundId: string, id: string): Promise<string | undefined> {
  return (await entryOf(host, roundId, id))?.generated_content;
}

/** A round in its reveal, another one closed, with votes, and one only written. */
export async function anEvening(host: TestHost): Promise<void> {
  const { organizer, room } = host;
  for (const last of ['reveal', 'close']) {
    const ana = await register(host.ws, 'ana', { nickname: 'Ana' });
    const round = ok(await organizer.post('/rounds', { prompt: `Diga olá (${last})` }));
    ok(await organizer.post('/rounds/start', { roundId: round.id }));
    answer(ana, 'ana', round.index, ['Olá', ', ', 'mundo']);
    await organizer.insist('/rounds/stop', { roundId: round.id });
    await room.insist('/votes', { roundId: round.id, participantId: 'ana', score: 4, voterId: 'v1' });
    ok(await organizer.post(`/rounds/${round.id}/close-voting`));
    if (last === 'reveal') ok(await organizer.post(`/rounds/${round.id}/reveal`));
    await ana.close();
  }
  ok(await organizer.post('/rounds', { prompt: 'Para depois' }));
}
