import { describe, expect, it } from 'vitest';
import { timing } from '../../protocol/limits.ts';
import { settled } from './testing/fake-clock.ts';
import { evening } from './testing/evening.ts';
import { FakeLink } from './testing/fake-link.ts';

/** ana and bruno in a live round. */
async function live(over = {}) {
  const night = await evening();
  const [ana, bruno] = [await night.join('ana'), await night.join('bruno')];
  const roundId = await night.start(over);
  return { night, ana, bruno, roundId, entry: (id: string) => night.entry(roundId, id) };
}

describe('who may send', () => {
  it('[REG-10] only a socket that has registered, and only for itself', async () => {
    const { night, ana, entry } = await live();
    const stranger = new FakeLink();
    night.token(stranger, 'ana', 1, 0, 'x');
    await night.complete(stranger, 'ana', 1, 0);
    await night.host.answers.fail(stranger, {
      type: 'error',
      round: 1,
      participant_id: 'ana',
      code: 'X',
      message: 'y',
    });
    expect(stranger.errors).toEqual(['NOT_REGISTERED', 'NOT_REGISTERED', 'NOT_REGISTERED']);
    ana.forget();
    night.token(ana, 'bruno', 1, 0, 'x');
    await night.complete(ana, 'bruno', 1, 0);
    await night.host.answers.fail(ana, { type: 'error', round: 1, participant_id: 'bruno', code: 'X', message: 'y' });
    expect(ana.errors).toEqual(['NOT_YOUR_ID', 'NOT_YOUR_ID', 'NOT_YOUR_ID']);
    await settled();
    expect([entry('ana').status, entry('bruno').status]).toEqual(['waiting', 'waiting']);
  });

  it('[TOK-7] only for the round that is live', async () => {
    const { night, ana, roundId } = await live();
    ana.forget();
    night.token(ana, 'ana', 2, 0, 'x');
    expect(ana.last('error')).toMatchObject({ code: 'WRONG_ROUND', detail: 'Round 1 is live.' });
    await night.complete(ana, 'ana', 7, 0);
    expect(ana.last('error')).toMatchObject({ code: 'WRONG_ROUND' });
    await night.write(ana, 'ana', 1, 'in time');
    await night.stop(roundId);
    ana.forget();
    night.token(ana, 'ana', 1, 1, 'too late');
    await night.host.answers.fail(ana, { type: 'error', round: 1, participant_id: 'ana', code: 'X', message: 'y' });
    await night.complete(ana, 'ana', 1, 2);
    expect(ana.errors).toEqual(['ROUND_ENDED', 'ROUND_ENDED', 'ROUND_ENDED']);
    const second = await night.draft();
    night.token(ana, 'ana', 2, 0, 'too early');
    expect(ana.errors.at(-1)).toBe('WRONG_ROUND');
    expect(night.round(second).status).toBe('draft');
    expect(night.entry(roundId, 'ana').stats.chars).toBe(7);
  });

  it('[TOK-7] nothing after the session has ended', async () => {
    const { night, ana } = await live();
    await night.host.sessions.end();
    ana.forget().isOpen = true;
    night.token(ana, 'ana', 1, 0, 'x');
    expect(ana.errors).toEqual(['NOT_REGISTERED']);
  });

  it('[REG-11] a client that floods with mistakes is told ten times a second', async () => {
    const { night, ana } = await live();
    ana.forget();
    for (let seq = 0; seq < 500; seq++) night.token(ana, 'ana', 9, seq, 'x');
    expect(ana.sent).toHaveLength(10);
  });
});

describe('tokens', () => {
  it('[TOK-1] begin the entry, once', async () => {
    const { night, ana, roundId, entry } = await live();
    await night.write(ana, 'ana', 1, 'Olá', '', ' mundo');
    expect(entry('ana').status).toBe('generating');
    const started = night.ports.log.readSession(night.session.id).filter((r) => r.event.type === 'entry_started');
    expect(started).toHaveLength(1);
    await night.stop(roundId);
    expect(entry('ana')).toMatchObject({ status: 'partial', stats: { tokens: 3, chars: 9 } });
  });

  it('[TOK-8, TOK-9] that cannot be kept are told so', async () => {
    const { night, ana } = await live({ maxTokens: 1 });
    ana.forget();
    for (let seq = 0; seq < 6; seq++) night.token(ana, 'ana', 1, seq, 'x');
    night.token(ana, 'ana', 1, 900_000, 'x');
    expect(ana.errors).toEqual(['ENTRY_FULL', 'ENTRY_FULL', 'SEQ_TOO_FAR']);
  });

  it('[TOK-11] our own clients are told the count of the host once a second, old ones never', async () => {
    const { night, ana } = await live();
    const ours = await night.join('carla', { protocol: 1 });
    for (const link of [ana, ours]) link.forget();
    for (let seq = 0; seq < 30; seq++) {
      night.token(ana, 'ana', 1, seq, 'x');
      night.token(ours, 'carla', 1, seq, 'x');
      night.clock.pass(100);
    }
    expect(ana.types).toEqual([]);
    expect(ours.all('progress')).toEqual([
      { type: 'progress', round: 1, tokens: 1, next_seq: 1 },
      { type: 'progress', round: 1, tokens: 11, next_seq: 11 },
      { type: 'progress', round: 1, tokens: 21, next_seq: 21 },
    ]);
  });
});

describe('complete', () => {
  it('[CMP-1] with everything here seals at once; a second one changes nothing', async () => {
    const { night, ana, entry } = await live();
    await night.write(ana, 'ana', 1, 'a', 'b');
    await night.complete(ana, 'ana', 1, 2);
    expect(entry('ana')).toMatchObject({ status: 'complete', stats: { tokens: 2 }, claim: { tokens: 2 } });
    await night.complete(ana, 'ana', 1, 99);
    expect(entry('ana').claim?.tokens).toBe(2);
    expect(ana.errors).toEqual([]);
    night.token(ana, 'ana', 1, 2, 'more');
    expect(ana.errors).toEqual(['ENTRY_SEALED']);
  });

  it('[CMP-2] before the last token waits for it and seals when it is here', async () => {
    const { night, ana, entry } = await live();
    await night.write(ana, 'ana', 1, 'a');
    await night.complete(ana, 'ana', 1, 3);
    expect(entry('ana').status).toBe('generating');
    night.clock.pass(500);
    night.token(ana, 'ana', 1, 1, 'b');
    await settled();
    expect(entry('ana').status).toBe('generating');
    night.token(ana, 'ana', 1, 2, 'c');
    await settled();
    expect(entry('ana')).toMatchObject({ status: 'complete', stats: { tokens: 3, chars: 3 } });
  });

  it('[CMP-2] waits two seconds at most, and keeps what came', async () => {
    const { night, ana, entry } = await live();
    await night.write(ana, 'ana', 1, 'a');
    await night.complete(ana, 'ana', 1, 3);
    await night.clock.run(timing.completeWaitMs - 1);
    expect(entry('ana').status).toBe('generating');
    await night.clock.run(1);
    expect(entry('ana')).toMatchObject({ status: 'complete', stats: { tokens: 1 }, claim: { tokens: 3 } });
  });

  it('[CMP-2] before any token at all waits too', async () => {
    const { night, ana, entry } = await live();
    await night.complete(ana, 'ana', 1, 2);
    expect(entry('ana').status).toBe('waiting');
    night.token(ana, 'ana', 1, 0, 'late');
    await settled();
    expect(entry('ana').status).toBe('generating');
    await night.clock.run(timing.completeWaitMs);
    expect(entry('ana').stats).toMatchObject({ tokens: 1 });
  });

  it('[REC-6] that the disk refuses is told to the client; sent again it counts', async () => {
    const { night, ana, entry } = await live();
    await night.write(ana, 'ana', 1, 'a');
    night.ports.log.broken = true;
    await night.complete(ana, 'ana', 1, 1);
    const failure = { type: 'error', round: 1, participant_id: 'ana', code: 'X', message: 'y' } as const;
    await night.host.answers.fail(ana, failure);
    expect(ana.errors).toEqual(['STORAGE_UNAVAILABLE', 'STORAGE_UNAVAILABLE']);
    expect(entry('ana').status).toBe('generating');
    night.ports.log.broken = false;
    await night.complete(ana, 'ana', 1, 1);
    expect(entry('ana').status).toBe('complete');
  });

  it('[CMP-4] with no token is accepted; first-token time and model may be null', async () => {
    const { night, ana, entry } = await live();
    const nothing = { latency_ms_first_token: null, model_info: null };
    const message = {
      type: 'complete',
      round: 1,
      participant_id: 'ana',
      tokens: 0,
      duration_ms: 12.5,
      ...nothing,
    } as const;
    await night.host.answers.complete(ana, message);
    expect(entry('ana')).toMatchObject({
      status: 'complete',
      claim: { tokens: 0, firstTokenMs: null, durationMs: 12.5, model: null, runner: null, device: null, loadMs: null },
    });
  });

  it('[CMP-3, CMP-6] keeps what the client says of itself beside the figures of the host', async () => {
    const { night, ana, entry } = await live();
    night.clock.pass(300);
    await night.write(ana, 'ana', 1, 'a');
    const model_info = { name: 'gemma3', runner: 'ollama', device: 'gpu' };
    await night.host.answers.complete(ana, {
      type: 'complete',
      round: 1,
      participant_id: 'ana',
      tokens: 1,
      latency_ms_first_token: 5,
      duration_ms: 7,
      model_info,
      load_ms: 4,
    });
    expect(entry('ana')).toMatchObject({
      stats: { firstTokenMs: 300, durationMs: 300 },
      claim: { firstTokenMs: 5, durationMs: 7, model: 'gemma3', runner: 'ollama', device: 'gpu', loadMs: 4 },
    });
  });
});

describe("a client's error", () => {
  const failure = {
    type: 'error',
    round: 1,
    participant_id: 'ana',
    code: 'OOM',
    message: 'no\nmemory\u202e!',
  } as const;

  it('[FAIL-1, FAIL-2] marks the entry failed with the reason in one clean line, and keeps its text', async () => {
    const { night, ana, entry, roundId } = await live();
    await night.write(ana, 'ana', 1, 'half');
    await night.host.answers.fail(ana, failure);
    expect(entry('ana')).toMatchObject({ status: 'failed', reason: 'OOM: no memory!', stats: { chars: 4 } });
    await night.stop(roundId);
    expect((await night.vote('v', roundId, 'ana', 4)).ok).toBe(true);
  });

  it('[FAIL-1] a reason is cut where it is endless', async () => {
    const { night, ana, entry } = await live();
    await night.host.answers.fail(ana, { ...failure, message: 'x'.repeat(5_000) });
    expect(entry('ana').reason).toHaveLength(300);
  });

  it('[FAIL-3] after the seal changes nothing', async () => {
    const { night, ana, entry } = await live();
    await night.write(ana, 'ana', 1, 'a');
    await night.complete(ana, 'ana', 1, 1);
    await night.host.answers.fail(ana, failure);
    expect(entry('ana')).toMatchObject({ status: 'complete', reason: null });
  });
});

describe('a warm-up', () => {
  it('[WARM-1] is a small challenge of round 0, to all who are connected or to one', async () => {
    const night = await evening();
    const [ana, bruno] = [await night.join('ana'), await night.join('bruno')];
    expect(night.host.warmUp.send(night.host.state(), null)).toEqual({ ok: true, sent: 2 });
    expect(ana.last('challenge')).toMatchObject({ round: 0, max_tokens: 16, deadline_ms: 20_000, seed: null });
    expect(night.host.warmUp.send(night.host.state(), 'bruno')).toEqual({ ok: true, sent: 1 });
    expect([ana.all('challenge').length, bruno.all('challenge').length]).toEqual([1, 2]);
    expect(night.host.warmUp.send(night.host.state(), 'nobody')).toMatchObject({
      ok: false,
      refusal: { code: 'PARTICIPANT_NOT_FOUND' },
    });
    expect(night.host.warmUp.send(null, null)).toMatchObject({ ok: false, refusal: { code: 'NO_ACTIVE_SESSION' } });
  });

  it('[WARM-2] what comes back is measured and never enters a round', async () => {
    const night = await evening();
    const [ana, bruno, carla] = [await night.join('ana'), await night.join('bruno'), await night.join('carla')];
    night.host.warmUp.send(night.host.state(), null);
    night.clock.pass(250);
    night.token(ana, 'ana', 0, 0, 'Olá');
    night.clock.pass(1_000);
    night.token(ana, 'ana', 0, 1, '!', 4);
    await night.complete(ana, 'ana', 0, 2);
    await night.host.answers.fail(bruno, {
      type: 'error',
      round: 0,
      participant_id: 'bruno',
      code: 'LOAD',
      message: 'no',
    });
    night.token(carla, 'carla', 0, 0, 'x');
    await night.join('late');
    expect(night.host.warmUp.results()).toEqual([
      { participantId: 'ana', status: 'complete', tokens: 5, ttftMs: 250, tps: 4, reason: null },
      { participantId: 'bruno', status: 'failed', tokens: 0, ttftMs: null, tps: null, reason: 'LOAD: no' },
      { participantId: 'carla', status: 'generating', tokens: 1, ttftMs: 1_250, tps: null, reason: null },
    ]);
    expect(night.ports.tokens.batches).toBe(0);
  });

  it('[WARM-2] what nobody asked for is nothing', async () => {
    const night = await evening();
    const ana = await night.join('ana');
    night.token(ana, 'ana', 0, 0, 'x');
    await night.complete(ana, 'ana', 0, 1);
    await night.host.answers.fail(ana, { type: 'error', round: 0, participant_id: 'ana', code: 'X', message: 'y' });
    expect(night.host.warmUp.results()).toEqual([]);
    expect(ana.errors).toEqual([]);
  });

  it('[WARM-4] that got no text in 20 s has failed; one that did not end is measured as far as it came', async () => {
    const night = await evening();
    const [ana, bruno] = [await night.join('ana'), await night.join('bruno')];
    night.host.warmUp.send(night.host.state(), null);
    night.clock.pass(10_000);
    night.token(ana, 'ana', 0, 0, 'Olá', 6);
    night.clock.pass(9_999);
    expect(night.host.warmUp.results().map(({ status }) => status)).toEqual(['generating', 'waiting']);
    night.clock.pass(1);
    const [first, second] = night.host.warmUp.results();
    expect(first).toMatchObject({ status: 'complete', tokens: 6, ttftMs: 10_000, tps: 0.5, reason: null });
    expect(second).toMatchObject({ status: 'failed', ttftMs: null, reason: 'no_answer' });
    // What comes later opens nothing again; only why it took so long is still heard.
    night.token(bruno, 'bruno', 0, 0, 'Olá');
    await night.complete(bruno, 'bruno', 0, 1);
    expect(night.host.warmUp.results()[1]).toEqual(second);
    const why = { type: 'error', round: 0, participant_id: 'bruno', code: 'LOAD', message: 'slow disk' } as const;
    await night.host.answers.fail(bruno, why);
    expect(night.host.warmUp.results()[1]).toMatchObject({ status: 'failed', reason: 'LOAD: slow disk' });
    await night.host.answers.fail(ana, { ...why, participant_id: 'ana' });
    expect(night.host.warmUp.results()[0]).toEqual(first);
  });

  it('[WARM-4] that ends without a word has failed', async () => {
    const night = await evening();
    const ana = await night.join('ana');
    night.host.warmUp.send(night.host.state(), null);
    await night.complete(ana, 'ana', 0, 0);
    expect(night.host.warmUp.results()).toMatchObject([{ status: 'failed', tokens: 0, reason: 'no_text' }]);
  });

  it('[WARM-4] asked for again has all its time again', async () => {
    const night = await evening();
    const ana = await night.join('ana');
    night.host.warmUp.send(night.host.state(), null);
    night.clock.pass(15_000);
    night.host.warmUp.send(night.host.state(), 'ana');
    night.clock.pass(10_000);
    expect(night.host.warmUp.results()).toMatchObject([{ status: 'waiting' }]);
    night.token(ana, 'ana', 0, 0, 'Olá');
    expect(night.host.warmUp.results()).toMatchObject([{ status: 'generating', ttftMs: 10_000 }]);
  });

  it('[WARM-4] is forgotten when a round starts, and with its session', async () => {
    const night = await evening();
    await night.join('ana');
    night.host.warmUp.send(night.host.state(), null);
    await night.join('bruno');
    expect(night.host.warmUp.results()).toHaveLength(1);
    await night.start();
    expect(night.host.warmUp.results()).toEqual([]);

    const other = await evening();
    await other.join('ana');
    other.host.warmUp.send(other.host.state(), null);
    await other.host.sessions.create({});
    expect(other.host.warmUp.results()).toEqual([]);
  });

  it('[WARM-3] is refused while a round is live and within 20 s of a start', async () => {
    const { night, ana, roundId } = await live();
    const refused = { ok: false, refusal: { code: 'WARMUP_TOO_LATE' } };
    expect(night.host.warmUp.send(night.host.state(), null)).toEqual(refused);
    await night.write(ana, 'ana', 1, 'x');
    await night.stop(roundId);
    night.clock.pass(timing.warmupMs - 1);
    expect(night.host.warmUp.send(night.host.state(), null)).toEqual(refused);
    night.clock.pass(1);
    expect(night.host.warmUp.send(night.host.state(), null)).toEqual({ ok: true, sent: 2 });
  });
});
