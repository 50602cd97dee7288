import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ParticipantOptions } from './core/participant.ts';
import { RunnerError } from './core/runners/runner.ts';
import type { Runner } from './core/runners/runner.ts';
import { scriptedRunner } from './runners/scripted.ts';
import { Night } from './testing/night.ts';

let night: Night;
const start = async (options: Partial<ParticipantOptions> = {}): Promise<Night> => (night = await Night.start(options));
afterEach(async () => {
  vi.useRealTimers();
  await night.stop();
});

describe('registering', () => {
  it('[P-REG] says who it is, with which model, and which client and protocol it speaks', async () => {
    const { host } = await start();
    const register = await (await host.connection(0)).first('register');
    expect(register).toEqual({
      type: 'register',
      participant_id: 'ana',
      nickname: 'Ana',
      pin: '123456',
      runner: 'manual',
      model: 'test-model',
      resume_token: null,
      client: { name: 'llm-arena', version: '9.9.9' },
      protocol: 1,
    });
  });

  it('[P-REG] tells the name the host gave and the personal voting page', async () => {
    const { host } = await start();
    await (await host.connection(0)).welcome({ nickname: 'Ana (2)' });
    const registered = await night.event('registered');
    expect(registered.nickname).toBe('Ana (2)');
    expect(registered.vote_url).toBe(`${host.url.replace('ws:', 'http:')}/v?me=code%201`);
  });

  it('[P-REG] brings the resume token when it comes back', async () => {
    const { host } = await start();
    const first = await host.connection(0);
    await first.welcome();
    await night.event('registered');
    first.drop();
    const register = await (await host.connection(1)).first('register');
    expect(register.resume_token).toBe('resume-1');
  });

  it('[P-REG] uses the id the host keeps, where it cleaned the one we sent', async () => {
    const { host, runner } = await start();
    const connection = await host.connection(0);
    await connection.welcome({ participant_id: 'ana-clean' });
    connection.challenge(1);
    (await runner.run(0)).say('a');
    expect((await connection.first('token')).participant_id).toBe('ana-clean');
  });
});

describe('a round', () => {
  it('[P-CHAL] passes prompt, tokens, temperature and seed to the model', async () => {
    const { host, runner } = await start();
    const connection = await host.connection(0);
    await connection.welcome();
    connection.challenge(1, { prompt: 'Diga olá', max_tokens: 7, temperature: 0.2, seed: 42 });
    const run = await runner.run(0);
    expect(run.request).toEqual({ prompt: 'Diga olá', maxTokens: 7, temperature: 0.2, seed: 42 });
  });

  it('[P-SEQ] sends every piece with its number from 0', async () => {
    const { host, runner } = await start();
    const connection = await host.connection(0);
    await connection.welcome();
    connection.challenge(1);
    const run = await runner.run(0);
    run.say('Olá', ', ', 'mundo 🎉');
    run.finish();
    await connection.first('complete');
    expect(connection.tokens(1).map(({ seq, content }) => [seq, content])).toEqual([
      [0, 'Olá'],
      [1, ', '],
      [2, 'mundo 🎉'],
    ]);
  });

  it('[P-COMPLETE] comes after the last token with counts, times and model', async () => {
    let clock = 0;
    const { host, runner } = await start({ now: () => clock });
    const connection = await host.connection(0);
    await connection.welcome();
    clock = 1_000;
    connection.challenge(1);
    const run = await runner.run(0);
    clock = 1_250;
    run.say('a');
    await connection.first('token');
    clock = 3_250;
    run.say('b');
    await connection.until(() => connection.tokens(1)[1]);
    clock = 3_300;
    run.finish();
    await connection.first('complete');
    expect(connection.received.at(-1)).toEqual({
      type: 'complete',
      round: 1,
      participant_id: 'ana',
      tokens: 2,
      latency_ms_first_token: 250,
      duration_ms: 2_300,
      model_info: { name: 'test-model', runner: 'manual' },
    });
    expect((await night.event('complete')).tokens_per_second).toBe(0.5);
  });

  it('[P-COMPLETE] has no first-token time when the model said nothing', async () => {
    const { host, runner } = await start();
    const connection = await host.connection(0);
    await connection.welcome();
    connection.challenge(1);
    (await runner.run(0)).finish();
    expect(await connection.first('complete')).toMatchObject({ tokens: 0, latency_ms_first_token: null });
  });

  it('[P-COMPLETE] stops reading a model that ignores the number of tokens', async () => {
    const { host, runner } = await start();
    const connection = await host.connection(0);
    await connection.welcome();
    connection.challenge(1, { max_tokens: 2 });
    const run = await runner.run(0);
    run.say('a', 'b', 'c', 'd');
    expect((await connection.first('complete')).tokens).toBe(2);
    await runner.until(() => run.left);
    expect(connection.tokens(1)).toHaveLength(2);
  });

  it('[P-CHAL] leaves the round before when the next one begins', async () => {
    const { host, runner } = await start();
    const connection = await host.connection(0);
    await connection.welcome();
    connection.challenge(1);
    const first = await runner.run(0);
    first.say('old');
    await connection.first('token');
    connection.challenge(2);
    const second = await runner.run(1);
    expect(first.signal.aborted).toBe(true);
    second.say('new');
    second.finish();
    expect((await connection.first('complete')).round).toBe(2);
    expect(connection.tokens(2).map(({ seq }) => seq)).toEqual([0]);
  });

  it('[P-CHAL] stops the model when the host ends the round, and waits for the next', async () => {
    const { host, runner } = await start();
    const connection = await host.connection(0);
    await connection.welcome();
    connection.challenge(1);
    const run = await runner.run(0);
    connection.send({ type: 'round_stopped', round: 1, status: 'voting' });
    await runner.until(() => run.left);
    connection.challenge(2);
    (await runner.run(1)).finish();
    expect((await connection.first('complete')).round).toBe(2);
    expect(connection.of('complete')).toHaveLength(1);
  });

  it('[P-DEADLINE] stops the model at the deadline and completes with what there is', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { host, runner } = await start();
    const connection = await host.connection(0);
    await connection.welcome();
    connection.challenge(1, { deadline_ms: 30_000 });
    const run = await runner.run(0);
    run.say('só isto');
    await connection.first('token');
    vi.advanceTimersByTime(29_999);
    expect(run.signal.aborted).toBe(false);
    vi.advanceTimersByTime(1);
    const complete = await connection.first('complete');
    expect(complete.tokens).toBe(1);
    await runner.until(() => run.left);
    expect((await night.event('complete')).because).toBe('deadline');
    expect(connection.of('error')).toEqual([]);
  });

  it('[P-DEADLINE] cuts a script that is slower than the round', async () => {
    const text = 'um dois três quatro cinco';
    const { host } = await start({ runner: scriptedRunner({ model: 's', text, tokensPerSecond: 0.01 }) });
    const connection = await host.connection(0);
    await connection.welcome();
    connection.challenge(1, { deadline_ms: 20 });
    expect((await connection.first('complete')).tokens).toBe(0);
  });

  it('[P-DEADLINE] leaves a model that does not stop by itself', async () => {
    let left = false;
    const deaf: Runner = {
      name: 'deaf',
      model: 'm',
      check: () => Promise.resolve({ ok: true, note: null }),
      async *generate() {
        try {
          for (;;) {
            await nextTurn();
            yield { text: 'x', tokens: 0 };
          }
        } finally {
          left = true;
        }
      },
    };
    const { host } = await start({ runner: deaf });
    const connection = await host.connection(0);
    await connection.welcome();
    connection.challenge(1, { deadline_ms: 5 });
    await connection.first('complete');
    await vi.waitFor(() => expect(left).toBe(true), { timeout: 5_000, interval: 5 });
  });

  it('[P-DEADLINE] follows the host when the same challenge comes again with more time', async () => {
    const { host, runner } = await start();
    const connection = await host.connection(0);
    await connection.welcome();
    connection.challenge(1, { deadline_ms: 60_000 });
    const run = await runner.run(0);
    run.say('a');
    await connection.first('token');
    connection.challenge(1, { deadline_ms: 10 });
    expect((await connection.first('complete')).tokens).toBe(1);
    expect(runner.runs).toHaveLength(1);
  });

  it('[P-WARMUP] answers round 0 like any other, and again the next time', async () => {
    const { host, runner } = await start();
    const connection = await host.connection(0);
    await connection.welcome();
    for (const turn of [0, 1]) {
      connection.challenge(0, { max_tokens: 16, deadline_ms: 20_000 });
      const run = await runner.run(turn);
      run.say('morno');
      run.finish();
      await connection.until(() => connection.of('complete')[turn]);
    }
    expect(connection.tokens(0).map(({ seq }) => seq)).toEqual([0, 0]);
  });

  it('[P-ERROR] tells why the model failed, and answers the next round', async () => {
    const { host, runner } = await start();
    const connection = await host.connection(0);
    await connection.welcome();
    connection.challenge(1);
    const run = await runner.run(0);
    run.say('meio');
    run.fail(new RunnerError('STREAM_CUT', 'Ollama stopped.'));
    expect(await connection.first('error')).toEqual({
      type: 'error',
      round: 1,
      participant_id: 'ana',
      code: 'STREAM_CUT',
      message: 'Ollama stopped.',
    });
    expect(connection.of('complete')).toEqual([]);
    connection.challenge(2);
    (await runner.run(1)).finish();
    expect((await connection.first('complete')).round).toBe(2);
  });

  it('ignores what it does not know, and what is no message at all', async () => {
    const { host, runner } = await start();
    const connection = await host.connection(0);
    await connection.welcome();
    connection.sendRaw('{"type":"something_new","x":1}');
    connection.sendRaw('not json');
    connection.sendRaw('{"type":"challenge","round":"one"}');
    connection.challenge(1);
    (await runner.run(0)).finish();
    expect((await connection.first('complete')).round).toBe(1);
  });
});
