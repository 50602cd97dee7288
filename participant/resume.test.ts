import { afterEach, describe, expect, it, vi } from 'vitest';
import { RunnerError } from './core/runners/runner.ts';
import { Night } from './testing/night.ts';
import type { HostConnection } from './testing/fake-host.ts';
import type { ManualRun } from './testing/manual-runner.ts';

let night: Night;
afterEach(async () => {
  vi.useRealTimers();
  await night.stop();
});

/** A participant that has sent 'a', 'b', 'c' of round 1 and is still generating. */
async function answering(): Promise<{ connection: HostConnection; run: ManualRun }> {
  night = await Night.start();
  const connection = await night.host.connection(0);
  await connection.welcome();
  connection.challenge(1);
  const run = await night.runner.run(0);
  run.say('a', 'b', 'c');
  await connection.until(() => connection.tokens(1)[2]);
  return { connection, run };
}

async function cut(connection: HostConnection): Promise<void> {
  connection.drop();
  await night.event('disconnected');
}

const sent = (connection: HostConnection) => connection.tokens(1).map(({ seq, content }) => `${seq}${content}`);

describe('coming back in the middle of a round', () => {
  it('[P-RESUME] keeps generating while away and sends everything from next_seq', async () => {
    const { connection, run } = await answering();
    await cut(connection);
    run.say('d', 'e');
    const again = await night.host.connection(1);
    await again.welcome({ round: 1, next_seq: 2 });
    run.say('f');
    run.finish();
    expect((await again.first('complete')).tokens).toBe(6);
    expect(sent(again)).toEqual(['2c', '3d', '4e', '5f']);
    expect(night.runner.runs).toHaveLength(1);
  });

  it('[P-RESUME] sends nothing of the answer before the host has answered the registration', async () => {
    const { connection, run } = await answering();
    await cut(connection);
    const again = await night.host.connection(1);
    await again.first('register');
    run.say('d');
    run.finish();
    await night.event('complete');
    expect(again.received.map(({ type }) => type)).toEqual(['register']);
    await again.welcome({ round: 1, next_seq: 3 });
    await again.first('complete');
    expect(sent(again)).toEqual(['3d']);
  });

  it('[P-RESUME] ends an answer that was finished while away', async () => {
    const { connection, run } = await answering();
    await cut(connection);
    run.finish();
    await night.event('complete');
    const again = await night.host.connection(1);
    await again.welcome({ round: 1, next_seq: 3 });
    expect((await again.first('complete')).tokens).toBe(3);
    expect(sent(again)).toEqual([]);
  });

  it('[P-RESUME] ignores the challenge that is repeated on the new connection', async () => {
    const { connection, run } = await answering();
    await cut(connection);
    const again = await night.host.connection(1);
    await again.welcome({ round: 1, next_seq: 3 });
    again.challenge(1);
    run.say('d');
    run.finish();
    await again.first('complete');
    expect(sent(again)).toEqual(['3d']);
    expect(night.runner.runs).toHaveLength(1);
  });

  it('[P-RESUME] ignores a challenge repeated after the answer was complete', async () => {
    const { connection, run } = await answering();
    run.finish();
    await connection.first('complete');
    connection.challenge(1);
    connection.challenge(2);
    const next = await night.runner.run(1);
    expect(next.request.prompt).toBe('prompt 2');
  });

  it('[P-RESUME] takes a repeated challenge as a second chance when there is nothing to show', async () => {
    night = await Night.start();
    const connection = await night.host.connection(0);
    await connection.welcome();
    connection.challenge(1);
    (await night.runner.run(0)).fail(new RunnerError('RUNNER_UNREACHABLE', 'Ollama is not running.'));
    await connection.first('error');
    connection.challenge(1);
    const run = await night.runner.run(1);
    run.say('agora sim');
    run.finish();
    expect((await connection.first('complete')).tokens).toBe(1);
  });

  it('[P-RESUME] begins at 0 where the host lost everything', async () => {
    const { connection, run } = await answering();
    await cut(connection);
    const again = await night.host.connection(1);
    await again.welcome({ round: 1, next_seq: 0 });
    run.finish();
    await again.first('complete');
    expect(sent(again)).toEqual(['0a', '1b', '2c']);
  });

  it('[P-RESUME] stops the model when the round ended meanwhile', async () => {
    const { connection, run } = await answering();
    await cut(connection);
    const again = await night.host.connection(1);
    await again.welcome({ round: null, next_seq: null });
    await night.runner.until(() => run.left);
    again.challenge(2);
    (await night.runner.run(1)).finish();
    await again.first('complete');
    expect(again.tokens(1)).toEqual([]);
  });

  it('[P-RESUME] stops the model when the same number is now a round of another session', async () => {
    const { connection, run } = await answering();
    await cut(connection);
    const again = await night.host.connection(1);
    await again.welcome({ session_id: 'session-2', round: 1, next_seq: 3 });
    await night.runner.until(() => run.left);
    again.challenge(1, { session_id: 'session-2' });
    (await night.runner.run(1)).say('novo');
    await again.first('token');
    expect(sent(again)).toEqual(['0novo']);
  });

  it('[P-RESUME] a restarted client answers the challenge from 0', async () => {
    night = await Night.start();
    const connection = await night.host.connection(0);
    await connection.welcome({ round: 1, next_seq: 17 });
    connection.challenge(1, { deadline_ms: 30_000 });
    (await night.runner.run(0)).say('outra vez');
    expect((await connection.first('token')).seq).toBe(0);
  });

  it('[P-WARMUP] sends a warm-up from 0 again: the host keeps no place in it', async () => {
    night = await Night.start();
    const connection = await night.host.connection(0);
    await connection.welcome();
    connection.challenge(0);
    const run = await night.runner.run(0);
    run.say('x');
    await connection.first('token');
    await cut(connection);
    const again = await night.host.connection(1);
    await again.welcome();
    run.finish();
    await again.first('complete');
    expect(again.tokens(0).map(({ seq }) => seq)).toEqual([0]);
  });

  it('[P-DEADLINE] holds while away', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    night = await Night.start();
    const connection = await night.host.connection(0);
    await connection.welcome();
    connection.challenge(1, { deadline_ms: 30_000 });
    const run = await night.runner.run(0);
    run.say('a');
    await connection.first('token');
    await cut(connection);
    vi.advanceTimersByTime(30_000);
    await night.runner.until(() => run.left);
    const again = await night.host.connection(1);
    await again.welcome({ round: 1, next_seq: 1 });
    expect((await again.first('complete')).tokens).toBe(1);
  });
});
