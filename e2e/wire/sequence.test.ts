// Tokens that come twice, late, never, or on another connection; answers that are completed too early.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { TestHost } from '../fixtures/host.ts';
import { until } from '../fixtures/until.ts';
import { register } from '../fixtures/wire.ts';
import { resultRow } from './support/csv.ts';
import {
  beginRound,
  endLiveRound,
  entryOf,
  ok,
  roundNow,
  startQuietHost,
  stopRound,
  textOf,
  untilLive,
} from './support/rounds.ts';
import { openScreen } from './support/screen.ts';
import { complete, refused, settle, text, token } from './support/tokens.ts';

describe('tokens and their sequence', () => {
  let host: TestHost;
  beforeAll(async () => {
    host = await startQuietHost();
  });
  afterEach(() => endLiveRound(host));
  afterAll(() => host.dispose());

  it('[TOK-1] [TOK-2] a repeated seq is ignored, one out of order stands in order, halves of a character join', async () => {
    const screen = await openScreen(host);
    const ana = await register(host.ws, 'ana');
    const { id, index } = await beginRound(host);
    for (const seq of [0, 1, 1, 0, 3, 2, 2, 5, 4]) token(ana, 'ana', index, seq);
    token(ana, 'ana', index, 2, 'something else');
    token(ana, 'ana', index, 6, '\ud83c');
    token(ana, 'ana', index, 7, '\udf89');
    token(ana, 'ana', index, 8, '');
    await screen.untilText('ana', `${text(6)}🎉`);
    complete(ana, 'ana', index, 9);
    expect(await screen.untilEntry('ana', (e) => e.status === 'complete', 'complete')).toMatchObject({
      tokens: 9,
      missing: 0,
    });
    await stopRound(host, id);
    expect(await textOf(host, id, 'ana')).toBe(`${text(6)}🎉`);
    await screen.close();
    await ana.close();
  });

  it('[TOK-3] a gap holds the rest back for a moment, then shows it, and says how much is missing', async () => {
    const screen = await openScreen(host);
    const console = await openScreen(host, true);
    const bia = await register(host.ws, 'bia');
    const { id, index } = await beginRound(host);
    for (const seq of [0, 1, 4, 5]) token(bia, 'bia', index, seq);
    await screen.untilText('bia', '<0><1><4><5>');
    expect(screen.shown('bia')).toContain('<0><1>');
    token(bia, 'bia', index, 3);
    await screen.untilText('bia', '<0><1><3><4><5>');
    complete(bia, 'bia', index, 6);
    // What was claimed never comes whole: sealed after the wait.
    const seen = { status: 'complete', missing: 1, tokens: 5 };
    expect(await console.untilEntry('bia', (e) => e.status === 'complete', 'sealed')).toMatchObject(seen);
    expect(await screen.untilEntry('bia', (e) => e.status === 'complete', 'sealed')).toMatchObject(seen);
    await stopRound(host, id);
    expect(await resultRow(host.organizer, index, 'bia')).toMatchObject({
      generated_content: '<0><1><3><4><5>',
      missing_tokens: '1',
      claimed_tokens: '6',
      tokens: '5',
    });
    for (const one of [screen, console, bia]) await one.close();
  });

  it('[TOK-3] gaps of one who joined while another gap was waited for are shown too, also in the next round', async () => {
    const screen = await openScreen(host);
    const first = await register(host.ws, 'bruna');
    const before = await beginRound(host);
    token(first, 'bruna', before.index, 1);
    await settle(first);
    const late = await register(host.ws, 'bento');
    token(late, 'bento', before.index, 2);
    await screen.untilText('bento', '<2>');
    token(first, 'bruna', before.index, 5);
    await settle(first);
    await stopRound(host, before.id);
    const { index } = await beginRound(host);
    token(first, 'bruna', index, 7);
    await screen.untilText('bruna', '<7>');
    for (const one of [screen, first, late]) await one.close();
  });

  it('[CMP-1] [CMP-2] [CMP-3] complete before the last token waits for it; a second complete changes nothing', async () => {
    const console = await openScreen(host, true);
    const caio = await register(host.ws, 'caio');
    const { id, index } = await beginRound(host);
    for (let seq = 0; seq < 5; seq++) token(caio, 'caio', index, seq);
    complete(caio, 'caio', index, 8);
    await settle(caio);
    await console.untilEntry('caio', (e) => e.status === 'generating', 'still open');
    for (let seq = 5; seq < 8; seq++) token(caio, 'caio', index, seq);
    await console.untilEntry('caio', (e) => e.status === 'complete', 'complete');
    expect(console.text('caio')).toBe(text(8));
    complete(caio, 'caio', index, 900);
    await refused(
      caio,
      { type: 'token', round: index, participant_id: 'caio', seq: 8, content: 'late' },
      'ENTRY_SEALED',
    );
    await stopRound(host, id);
    expect(await resultRow(host.organizer, index, 'caio')).toMatchObject({ tokens: '8', claimed_tokens: '8' });
    expect(await textOf(host, id, 'caio')).toBe(text(8));
    await console.close();
    await caio.close();
  });

  it('[CMP-4] complete without any token is accepted, and the entry cannot be voted for', async () => {
    const duda = await register(host.ws, 'duda');
    const edu = await register(host.ws, 'edu');
    const { id, index } = await beginRound(host);
    duda.send({ type: 'complete', round: index, participant_id: 'duda', tokens: 0, duration_ms: 0, model_info: null });
    token(edu, 'edu', index, 0);
    await untilLive(host, 'edu', '<0>');
    await settle(duda);
    await stopRound(host, id);
    const { responses } = ok(await host.room.get(`/rounds/${id}/responses`));
    expect(responses.map((r: { participant_id: string }) => r.participant_id)).toEqual(['edu']);
    expect(await resultRow(host.organizer, index, 'duda')).toMatchObject({ status: 'complete', tokens: '0' });
    expect(duda.frames.filter((f) => f.type === 'error')).toEqual([]);
    await duda.close();
    await edu.close();
  });

  it('[TOK-4] [CHAL-3] a client restarted in mid-round starts its entry again and is not told to', async () => {
    const screen = await openScreen(host);
    const { socket } = await register(host.ws, 'fabi');
    const { id, index } = await beginRound(host);
    const first = await register(host.ws, 'gabi');
    for (let seq = 0; seq < 6; seq++) token(first, 'gabi', index, seq, 'old ');
    await screen.untilText('gabi', 'old '.repeat(6));
    first.cut();
    const again = await register(host.ws, 'gabi');
    for (let seq = 0; seq < 3; seq++) token(again, 'gabi', index, seq);
    await screen.untilText('gabi', text(3));
    expect(again.frames.filter((f) => f.type === 'challenge')).toEqual([]);
    complete(again, 'gabi', index, 3);
    await screen.untilEntry('gabi', (e) => e.status === 'complete', 'complete');
    await stopRound(host, id);
    expect(await textOf(host, id, 'gabi')).toBe(text(3));
    const everything = ok(await host.organizer.get('/export-all.json'));
    const stored = everything.rounds.at(-1).tokens.filter((t: { participantId: string }) => t.participantId === 'gabi');
    expect(stored.map((t: { content: string }) => t.content)).toEqual([...Array(6).fill('old '), '<0>', '<1>', '<2>']);
    socket.close();
    await again.close();
    await screen.close();
  });

  it('[TOK-5] [PRES-2] [PRES-1] [CHAL-2] one drops for 2 s and continues where it was; another joins 2 s after the start', async () => {
    const screen = await openScreen(host);
    const hugo = await register(host.ws, 'hugo');
    const { id, index } = await beginRound(host);
    for (let seq = 0; seq < 5; seq++) token(hugo, 'hugo', index, seq);
    await screen.untilText('hugo', text(5));
    hugo.cut();
    const presence = async () => ok(await host.room.get('/presence')).participants.map((p: { id: string }) => p.id);
    await until(presence, (ids) => !ids.includes('hugo'), 'hugo is away');
    expect(screen.text('hugo')).toBe(text(5));
    const away = await until(
      () => roundNow(host, id),
      (round) => round.remainingMs <= 88_000,
      'two seconds pass',
    );

    const iara = await register(host.ws, 'iara');
    const late = await iara.nextOf('challenge');
    const after = await roundNow(host, id);
    expect(late.deadline_ms).toBeLessThanOrEqual(away.remainingMs);
    expect(late.deadline_ms).toBeGreaterThanOrEqual(after.remainingMs);
    expect(late).toMatchObject({
      round: index,
      prompt: 'Conte até dez',
      max_tokens: 400,
      temperature: 0.8,
      seed: null,
    });
    const registeredAt = iara.frames.findIndex((f) => f.type === 'registered');
    expect(registeredAt).toBeLessThan(iara.frames.indexOf(late));

    const back = await register(host.ws, 'hugo');
    expect(back.registered).toMatchObject({ round: index, next_seq: 5 });
    for (let seq = 5; seq < 9; seq++) token(back, 'hugo', index, seq);
    complete(back, 'hugo', index, 9);
    await screen.untilEntry('hugo', (e) => e.status === 'complete', 'complete');
    expect(back.frames.filter((f) => f.type === 'challenge')).toEqual([]);
    for (let seq = 0; seq < 2; seq++) token(iara, 'iara', index, seq);
    complete(iara, 'iara', index, 2);
    expect(await screen.untilEntry('iara', (e) => e.status === 'complete', 'complete')).toMatchObject({ missing: 0 });
    await stopRound(host, id);
    expect(await textOf(host, id, 'hugo')).toBe(text(9));
    // Measured from her own challenge, not from the start of the round.
    expect((await entryOf(host, id, 'iara')).latency_first_token_ms).toBeLessThan(2_000);
    for (const one of [screen, iara, back]) await one.close();
  });

  it('[CHAL-4] a client of ours that comes back is challenged again and told where to go on', async () => {
    const ours = { protocol: 1, client: { name: 'test', version: '1' } };
    const joao = await register(host.ws, 'joao', ours);
    const { index } = await beginRound(host);
    await joao.nextOf('challenge');
    for (let seq = 0; seq < 4; seq++) token(joao, 'joao', index, seq);
    await untilLive(host, 'joao', text(4));
    joao.cut();
    const back = await register(host.ws, 'joao', { ...ours, resume_token: joao.registered.resume_token });
    expect(back.registered).toMatchObject({ round: index, next_seq: 4 });
    expect(await back.nextOf('challenge')).toMatchObject({ round: index });
    token(back, 'joao', index, 4);
    await untilLive(host, 'joao', text(5));
    await back.close();
  });

  it('[TOK-6] [TOK-11] a frame may hold several tokens; only a client of ours is told the count', async () => {
    const ours = await register(host.ws, 'kika', { protocol: 1 });
    const old = await register(host.ws, 'leo');
    const { index } = await beginRound(host);
    token(ours, 'kika', index, 0, 'um dois três', { tokens: 3 });
    token(ours, 'kika', index, 1, ' quatro');
    token(old, 'leo', index, 0);
    expect(await ours.nextOf('progress')).toMatchObject({ round: index, tokens: 3, next_seq: 1 });
    complete(ours, 'kika', index, 4);
    await until(
      () => resultRow(host.organizer, index, 'kika'),
      (row) => row['status'] === 'complete',
      'complete',
    );
    expect(await resultRow(host.organizer, index, 'kika')).toMatchObject({ tokens: '4', missing_tokens: '0' });
    await settle(old);
    expect(old.frames.map((f) => f.type)).not.toContain('progress');
    await ours.close();
    await old.close();
  });

  it('[TOK-9] a seq far ahead is refused, one just within reach costs nothing', async () => {
    const mel = await register(host.ws, 'mel');
    const { id, index } = await beginRound(host);
    const far = { type: 'token', round: index, participant_id: 'mel', content: 'x' };
    await refused(mel, { ...far, seq: 100_001 }, 'SEQ_TOO_FAR');
    await refused(mel, { ...far, seq: Number.MAX_SAFE_INTEGER }, 'SEQ_TOO_FAR');
    token(mel, 'mel', index, 100_000, 'end');
    await untilLive(host, 'mel', 'end');
    token(mel, 'mel', index, 0, 'start ');
    await untilLive(host, 'mel', 'start end');
    await stopRound(host, id);
    expect(await resultRow(host.organizer, index, 'mel')).toMatchObject({
      missing_tokens: '99999',
      generated_content: 'start end',
      status: 'partial',
    });
    await mel.close();
  });
});
