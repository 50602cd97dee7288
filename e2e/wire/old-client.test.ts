// Clients already in people's hands: participants, screens and HTTP in the old protocol only, through a whole night.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PIN } from '../fixtures/host.ts';
import type { TestHost } from '../fixtures/host.ts';
import { connect } from '../fixtures/wire.ts';
import type { Frame, Wire } from '../fixtures/wire.ts';
import { resultRow } from './support/csv.ts';
import { OldClient } from './support/old-client.ts';
import { beginRound, endLiveRound, ok, startQuietHost, stopRound, untilLive } from './support/rounds.ts';

const words = (id: string, prompt: string): string[] => ['«', id, '» ', ...prompt.split(' '), '', ' 🎉', '\n', 'fim'];
const OLD_SCREEN = new Set([
  'registered_telao',
  'state_snapshot',
  'participant_registered',
  'participant_disconnected',
  'round_started',
  'round_state',
  'token_update',
  'completion',
]);

async function oldScreen(url: string, view?: string): Promise<Wire> {
  const screen = await connect(url);
  screen.send({ type: 'telao_register', ...(view === undefined ? {} : { view }) });
  await screen.nextOf('state_snapshot');
  return screen;
}

const updatesOf = (screen: Wire, id: string, round: number): Frame[] =>
  screen.frames.filter((f) => f.type === 'token_update' && f.participant_id === id && f.round === round);

describe('old clients', () => {
  let host: TestHost;
  beforeAll(async () => {
    host = await startQuietHost();
  });
  afterAll(() => host.dispose());

  it('[REG-1] [CHAL-1] [CMP-1] [VIEW-1] [HTTP-1] a whole night passes unchanged, requests in both spellings', async () => {
    const telao = await oldScreen(host.ws);
    const voting = await oldScreen(host.ws, 'voting');
    const by = (id: string) => ({ answer: (prompt: string) => words(id, prompt) });
    const ana = new OldClient(`${host.ws}?role=participant`, 'ana', PIN, { ...by('ana'), modelInfo: true });
    const bia = new OldClient(host.ws, 'bia', PIN, { ...by('bia'), hasty: true });
    const caio = new OldClient(host.ws, 'caio', PIN, { answer: () => [], mute: true });
    const duda = new OldClient(host.ws, 'duda', PIN, { answer: () => ['', '', 'x', ''] });
    const all = [ana, bia, caio, duda];
    for (const client of all) {
      expect(await client.hears('registered')).toMatchObject({
        session_id: expect.any(String),
        participant_id: client.id,
      });
    }
    const presence = ok(await host.room.get('/presence'));
    expect(presence).toMatchObject({ connectedCount: 4 });
    expect(ok(await host.room.get('/session'))).not.toHaveProperty('pin');

    const spellings = [
      {
        make: { prompt: 'um dois três', max_tokens: 99, temperature: 0.1, deadline_ms: 60_000, svg_mode: false },
        key: 'round_id',
      },
      {
        make: { prompt: 'quatro cinco', maxTokens: 98, temperature: 1, deadlineMs: 61_000, svgMode: true, seed: 7 },
        key: 'roundId',
      },
    ];
    for (const [i, { make, key }] of spellings.entries()) {
      const number = i + 1;
      const round = ok(await host.organizer.post('/rounds', make));
      expect(ok(await host.organizer.post('/rounds/start', { [key]: round.id }))).toMatchObject({ index: number });
      expect(await ana.hears('challenge', number)).toEqual({
        type: 'challenge',
        session_id: presence.sessionId,
        round: number,
        prompt: make.prompt,
        max_tokens: 99 - i,
        temperature: make.temperature,
        deadline_ms: 60_000 + i * 1_000,
        seed: i === 0 ? null : 7,
      });
      for (const { id } of all) {
        await telao.next((f) => f.type === 'completion' && f.round === number && f.participant_id === id, id);
      }
      expect(ok(await host.organizer.post('/rounds/stop', { [key]: round.id }))).toMatchObject({
        votingStatus: 'open',
      });

      const { responses, prompt, svgMode } = ok(await host.room.get(`/rounds/${round.id}/responses`));
      expect({ prompt, svgMode }).toEqual({ prompt: make.prompt, svgMode: i === 1 });
      expect(Object.fromEntries(responses.map((r: Frame) => [r.participant_id, r.generated_content]))).toEqual({
        ana: words('ana', make.prompt).join(''),
        bia: words('bia', make.prompt).join(''),
        duda: 'x',
      });
      expect(responses.map((r: Frame) => r.nickname).toSorted()).toEqual(['ANA', 'BIA', 'DUDA']);

      const ballot =
        i === 0
          ? { round_id: round.id, participant_id: 'bia', score: 4, voter_id: 'page-1', response_time: 900 }
          : { roundId: round.id, participantId: 'bia', score: 4, voterId: 'page-1', userAgent: 'old page' };
      expect(ok(await host.room.post('/votes', ballot))).toMatchObject({ participantId: 'bia', score: 4 });
      const closed =
        i === 0
          ? await host.organizer.post(`/votes/close?round_id=${round.id}`)
          : await host.organizer.post('/votes/close', { roundId: round.id });
      expect(ok(closed)).toEqual({ status: 'ok' });
      expect(ok(await host.organizer.post(`/rounds/${round.id}/reveal`))).toMatchObject({ votingStatus: 'revealed' });
      for (const revealedCount of [1, 2, 3]) {
        expect(ok(await host.organizer.post(`/rounds/${round.id}/reveal-next`, {}))).toMatchObject({ revealedCount });
      }
      const board = ok(await host.room.get(`/scoreboard?round_id=${round.id}`));
      expect(board.scoreboard[0]).toMatchObject({ participant_id: 'bia', votes: 1, avg_score: 4, total_score: 4 });
    }

    for (const client of all) expect(client.strange(), client.id).toEqual([]);
    for (const client of all) expect(client.heard.filter((m) => m.type === 'challenge')).toHaveLength(2);
    for (const screen of [telao, voting]) {
      expect(screen.frames.map((f) => f.type).filter((type) => !OLD_SCREEN.has(type))).toEqual([]);
      for (const [i, { make }] of spellings.entries()) {
        for (const id of ['ana', 'bia']) {
          const expected = words(id, make.prompt);
          expect(updatesOf(screen, id, i + 1)).toEqual(
            expected.map((content, seq) => ({
              type: 'token_update',
              participant_id: id,
              round: i + 1,
              seq,
              content,
              total_tokens: seq + 1,
            })),
          );
        }
      }
    }
    const hasty = telao.frames.findIndex((f) => f.type === 'completion' && f.participant_id === 'bia');
    expect(
      telao.frames.slice(hasty).filter((f) => f.type === 'token_update' && f.round === 1 && f.participant_id === 'bia'),
    ).toEqual([]);
    expect(telao.frames[hasty]).toMatchObject({ tokens: words('bia', 'um dois três').length });
    expect(telao.frames.find((f) => f.type === 'completion' && f.participant_id === 'caio')).toMatchObject({
      tokens: 0,
      ttft_ms: null,
    });
    const row = await resultRow(host.room, 1, 'ana');
    expect(row).toMatchObject({ claimed_first_token_ms: '12.5', claimed_duration_ms: '80.25', nickname: 'ANA' });
    expect(row['generated_content']).toBe(words('ana', 'um dois três').join(''));
    expect(ok(await host.room.get('/metrics'))).toMatchObject({ total_rounds: 2, completed_rounds: 2, total_votes: 2 });

    expect(ok(await host.organizer.post('/participants/kick', { participant_id: 'duda' }))).toEqual({ status: 'ok' });
    await telao.next((f) => f.type === 'participant_disconnected' && f.participant_id === 'duda');
    for (const client of all) client.leave();
    await telao.next((f) => f.type === 'participant_disconnected' && f.participant_id === 'ana');
    for (const screen of [telao, voting]) await screen.close();
  });

  it('[VIEW-2] a screen that comes in mid-round has what was said in liveTokens, and each later token once', async () => {
    const eva = await connect(host.ws);
    eva.send({ type: 'register', participant_id: 'eva', nickname: 'Eva', pin: PIN, runner: 'r', model: 'm' });
    await eva.nextOf('registered');
    const round = await beginRound(host);
    const token = (seq: number) =>
      eva.send({ type: 'token', round: round.index, participant_id: 'eva', seq, content: `<${seq}>` });
    const text = (from: number, to: number): string[] => Array.from({ length: to - from }, (_, i) => `<${from + i}>`);
    for (let seq = 0; seq < 40; seq++) token(seq);
    await untilLive(host, 'eva', text(0, 40).join(''));
    const screens = [];
    for (let seq = 40; seq < 80; seq++) {
      token(seq);
      if (seq % 10 === 0) screens.push(await oldScreen(host.ws));
    }
    for (const screen of screens) {
      await screen.next((f) => f.type === 'token_update' && f.seq === 79, 'the last token');
      const snapshot = await screen.nextOf('state_snapshot');
      expect(snapshot).toMatchObject({ round: { index: round.index }, session: { status: 'active' } });
      expect(snapshot.participants.map((p: Frame) => p.id)).toContain('eva');
      const before: string[] = snapshot.liveTokens.eva;
      const after = updatesOf(screen, 'eva', round.index);
      expect([...before, ...after.map((f) => f.content)]).toEqual(text(0, 80));
      expect(after.map((f) => f.seq)).toEqual(after.map((_, i) => before.length + i));
      await screen.close();
    }
    await endLiveRound(host);
    await eva.close();
  });

  it('[VIEW-2] a screen that comes in while a gap is waited for gets each token once all the same', async () => {
    const gil = await connect(host.ws);
    gil.send({ type: 'register', participant_id: 'gil', nickname: 'Gil', pin: PIN, runner: 'r', model: 'm' });
    await gil.nextOf('registered');
    const round = await beginRound(host);
    const token = (seq: number) =>
      gil.send({ type: 'token', round: round.index, participant_id: 'gil', seq, content: `<${seq}>` });
    for (const seq of [0, 1, 3, 4]) token(seq);
    gil.send({ type: 'ping' });
    await gil.nextOf('pong');
    const screen = await oldScreen(host.ws);
    token(2);
    token(5);
    await screen.next((f) => f.type === 'token_update' && f.seq === 5, 'the last token');
    const before: string[] = (await screen.nextOf('state_snapshot')).liveTokens.gil ?? [];
    const after = updatesOf(screen, 'gil', round.index).map((f) => f.content);
    expect([...before, ...after]).toEqual(['<0>', '<1>', '<2>', '<3>', '<4>', '<5>']);
    await stopRound(host, round.id);
    await screen.close();
    await gil.close();
  });
});
