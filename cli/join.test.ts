import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { modelAnswer, startModelServer } from '../e2e/fixtures/model-server.ts';
import packageJson from '../package.json' with { type: 'json' };
import type { ParticipantEvent } from '../participant/core/events.ts';
import { FakeHost } from '../participant/testing/fake-host.ts';
import { Watch } from '../participant/testing/watch.ts';

/** The command as it is in the sources. */
const program = fileURLToPath(new URL('main.ts', import.meta.url));

const home = mkdtempSync(join(tmpdir(), 'llm-arena-join-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

class Client {
  readonly events: ParticipantEvent[] = [];
  err = '';
  readonly child: ChildProcess;
  readonly exit: Promise<number | null>;
  readonly #watch = new Watch();

  constructor(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
    this.child = spawn(process.execPath, [program, 'join', ...args], {
      cwd: new URL('..', import.meta.url),
      env: { PATH: process.env['PATH'], ARENA_LANGUAGE: 'en', LLM_ARENA_HOME: home, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const { stdout, stderr } = this.child;
    if (stdout === null || stderr === null) throw new Error('The client has no output');
    createInterface({ input: stdout }).on('line', (line) => {
      this.events.push(JSON.parse(line) as ParticipantEvent);
      this.#watch.notify();
    });
    stderr.on('data', (data) => (this.err += String(data)));
    this.exit = once(this.child, 'close').then(([code]) => code as number | null);
  }

  event<E extends ParticipantEvent['event']>(name: E): Promise<Extract<ParticipantEvent, { event: E }>> {
    return this.#watch.until(() =>
      this.events.find((event): event is Extract<ParticipantEvent, { event: E }> => event.event === name),
    );
  }
}

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function startHost(): Promise<FakeHost> {
  const host = await FakeHost.start();
  closing.push(() => host.stop());
  return host;
}

function start(args: readonly string[], env: Readonly<Record<string, string>> = {}): Client {
  const client = new Client(args, env);
  closing.push(() => client.child.kill('SIGKILL'));
  return client;
}

const scripted = ['--json', '--runner', 'scripted', '--model', 's', '--nickname', 'Ana', '--pin', '1234'];

describe('llm-arena join', () => {
  it('answers a round with a model of a real protocol, token for token', { timeout: 20_000 }, async () => {
    const host = await startHost();
    const models = await startModelServer();
    closing.push(() => models.close());
    const flags = ['--json', '--model', 'llama3.2', '--nickname', 'Zé', '--pin', '1234', '--id', 'ze'];
    const client = start([...flags, '--url', host.url, '--runner-url', models.url]);
    const connection = await host.connection(0);
    const register = await connection.welcome();
    expect(register).toMatchObject({
      participant_id: 'ze',
      nickname: 'Zé',
      runner: 'ollama',
      model: 'llama3.2',
      client: { name: 'llm-arena', version: packageJson.version },
    });
    connection.challenge(1, { prompt: 'Desenhe um SVG', max_tokens: 2_000 });
    await connection.first('complete');
    expect(connection.tokens(1).map(({ content }) => content)).toEqual(modelAnswer('llama3.2', 'Desenhe um SVG'));
    expect(connection.tokens(1).map(({ content }) => content)).toEqual(models.transcript.at(-1)?.tokens);
    expect((await client.event('registered')).vote_url).toContain('/v?me=');
    client.child.kill('SIGTERM');
    expect(await client.exit).toBe(0);
    expect(client.events.at(-1)).toMatchObject({ event: 'ended', reason: 'stopped', exit_code: 0 });
  });

  it(
    '[P-REMEMBER] takes every option from the environment, and remembers none of a script',
    { timeout: 20_000 },
    async () => {
      const host = await startHost();
      const client = start([], {
        ARENA_URL: host.url,
        ARENA_PIN: '1234',
        ARENA_NICKNAME: 'Ana',
        ARENA_ID: 'ana-env',
        ARENA_RUNNER: 'scripted',
        ARENA_MODEL: 's',
        ARENA_SCRIPT_TEXT: 'um dois',
        ARENA_TOKENS_PER_SECOND: '0',
        ARENA_JSON: '1',
      });
      const connection = await host.connection(0);
      expect((await connection.welcome()).participant_id).toBe('ana-env');
      connection.challenge(1);
      await connection.first('complete');
      expect(connection.tokens(1).map(({ content }) => content)).toEqual(['um', ' dois']);
      client.child.kill('SIGINT');
      expect(await client.exit).toBe(0);
      // A script gets what it gives, neither more nor less the next time.
      expect(readdirSync(home)).toEqual([]);
    },
  );

  it('[P-CLOSE] ends within a second of the signal, in the middle of a round', { timeout: 20_000 }, async () => {
    const host = await startHost();
    const client = start([...scripted, '--url', host.url, '--tokens-per-second', '0.01']);
    const connection = await host.connection(0);
    await connection.welcome();
    connection.challenge(1);
    await client.event('challenge');
    const sentAt = performance.now();
    client.child.kill('SIGINT');
    expect(await client.exit).toBe(0);
    // Five times the slack of the second that is promised.
    expect(performance.now() - sentAt).toBeLessThan(5_000);
  });

  it('[P-CLOSE] ends well when nobody reads it any more', { timeout: 20_000 }, async () => {
    const host = await startHost();
    const client = start([...scripted, '--url', host.url]);
    const connection = await host.connection(0);
    await connection.welcome();
    await client.event('registered');
    client.child.stdout?.destroy();
    connection.challenge(1);
    expect(await client.exit).toBe(0);
    expect(client.err).toBe('');
  });

  it('[P-CLOSE] ends with 3 at a wrong PIN', { timeout: 20_000 }, async () => {
    const host = await startHost();
    const client = start([...scripted, '--url', host.url]);
    const connection = await host.connection(0);
    await connection.first('register');
    connection.send({ type: 'error', message: 'Invalid PIN.', code: 'INVALID_PIN' });
    expect(await client.exit).toBe(3);
  });

  it('ends with 8 when the model server is not there, and says what to do', { timeout: 20_000 }, async () => {
    const gone = await startModelServer();
    await gone.close();
    const client = start([
      '--url',
      'localhost:1',
      '--pin',
      '1234',
      '--nickname',
      'Ana',
      '--model',
      'x',
      '--runner-url',
      gone.url,
    ]);
    expect(await client.exit).toBe(8);
    expect(client.err).toBe(`Ollama is not running at ${gone.url}; start it with \`ollama serve\`.\n`);
  });

  it.each([
    [['--nonsense'], /There is no option --nonsense.*--help/],
    [['--pin', '12'], /--url is missing.*--pin is 4 to 12 digits.*--nickname is missing.*--model is missing/s],
  ])('ends with 2 at wrong usage: %j', { timeout: 20_000 }, async (args, message) => {
    const client = start(args);
    expect(await client.exit).toBe(2);
    expect(client.err).toMatch(message);
  });
});
