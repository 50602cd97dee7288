// One night in the old protocol, from session to podium, against the built host.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHost } from '../fixtures/host.ts';
import type { TestHost } from '../fixtures/host.ts';
import { until } from '../fixtures/until.ts';
import { answer, register } from '../fixtures/wire.ts';

describe('a night over the wire', () => {
  let host: TestHost;
  beforeAll(async () => {
    host = await startHost();
  });
  afterAll(() => host.dispose());

  it('[RND-1] a round goes from draft over live and voting to revealed', async () => {
    const ana = await register(host.ws, 'ana');
    const round = (await host.organizer.post('/rounds', { prompt: 'Diga olá', max_tokens: 50 })).json;
    expect(round).toMatchObject({ index: 1, status: 'draft', maxTokens: 50, votingStatus: 'closed' });
    expect((await host.organizer.post('/rounds/start', { round_id: round.id })).json.status).toBe('live');
    expect(await ana.nextOf('challenge')).toMatchObject({ round: 1, max_tokens: 50, deadline_ms: 90_000, seed: null });
    answer(ana, 'ana', 1, ['Olá', ', ', 'mundo', '!']);
    await host.organizer.post('/rounds/stop', { roundId: round.id });
    const vote = await host.room.post('/votes', { roundId: round.id, participantId: 'ana', score: 5, voterId: 'v1' });
    expect(vote.status).toBe(200);
    await host.organizer.post('/votes/close');
    await host.organizer.post(`/rounds/${round.id}/reveal`);
    const revealed = await host.organizer.post(`/rounds/${round.id}/reveal-next`);
    expect(revealed.json).toMatchObject({ status: 'revealed', revealedCount: 1, votingStatus: 'revealed' });
    const board = (await host.room.get('/scoreboard')).json;
    expect(board.scoreboard[0]).toMatchObject({ avg_score: 5, votes: 1, generated_content: 'Olá, mundo!' });
  });

  it('[EXP-1] texts of an earlier round survive that somebody asked before its first token', async () => {
    const bia = await register(host.ws, 'bia');
    for (const text of ['primeira', 'segunda']) {
      bia.forget();
      const round = (await host.organizer.post('/rounds', { prompt: text })).json;
      await host.organizer.post('/rounds/start', { roundId: round.id });
      await host.organizer.get(`/scoreboard?roundId=${round.id}`);
      await host.organizer.get('/export.csv');
      await bia.nextOf('challenge');
      answer(bia, 'bia', round.index, [text]);
      const stopped = await until(
        () => host.organizer.post('/rounds/stop', { roundId: round.id }),
        (reply) => reply.status === 200,
        'the round stops with its text',
      );
      expect(stopped.json.votingStatus).toBe('open');
    }
    const { text } = await host.organizer.get('/export.csv');
    expect(text).toContain(',primeira,');
    expect(text).toContain(',segunda,');
  });
});
