/** The client's process against model servers in processes of their own: every kind with every fault. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fault } from '../e2e/fixtures/model-faults.ts';
import { modelAnswer } from '../e2e/fixtures/model-server.ts';
import { until } from '../e2e/fixtures/until.ts';
import { FakeHost } from '../participant/testing/fake-host.ts';
import type { HostConnection } from '../participant/testing/fake-host.ts';
import { startModelProcess } from '../e2e/fixtures/model-process.ts';
import type { ModelProcess } from '../e2e/fixtures/model-process.ts';

/** Each kind of server, the runner for it, and the language of that participant. */
const kinds = [
  ['ollama', 'ollama', 'pt-BR'],
  ['lmstudio', 'lmstudio', 'pt-BR'],
  ['lmstudio-v0', 'lmstudio', 'en'],
  ['lmstudio-openai', 'lmstudio', 'pt-BR'],
  ['llamacpp', 'llamacpp', 'en'],
  ['llamacpp-router', 'llamacpp', 'pt-BR'],
  ['jan', 'jan', 'en'],
  ['openai', 'openai', 'pt-BR'],
] as const;
type Kind = (typeof kinds)[number][0];

/** What the arena is told of a round with that fault: an error in both languages, or the answer that there is. */
interface Outcome {
  readonly code?: string;
  readonly pt?: RegExp;
  readonly en?: RegExp;
  readonly tokens?: 'all' | 'half' | 'none';
}

const failed = (code: string, pt: RegExp, en: RegExp): Outcome => ({ code, pt, en });
const all: Outcome = { tokens: 'all' };
const cut = failed('STREAM_CUT', /parou no meio da resposta/, /stopped in the middle of the answer/);
const tooLong = failed('CONTEXT_TOO_LONG', /não cabe no contexto/, /does not fit in the context/);
const thinking = failed('NO_ANSWER', /gastou os 60 tokens pensando/, /spent its 60 tokens thinking/);
const silent = failed('NO_ANSWER', /terminou sem dizer nada/, /ended without a word/);

const table: Readonly<Partial<Record<Fault, Outcome>>> = {
  error500: failed('RUNNER_FAILED', /falhou \(500\): llama runner/, /failed \(500\): llama runner/),
  nomemory: failed('RUNNER_FAILED', /system memory.*Feche outros programas/, /system memory.*Close other programs/),
  errorstream: failed('RUNNER_FAILED', /falhou: an error was/, /failed: an error was/),
  error200: failed('RUNNER_FAILED', /falhou: No models loaded/, /failed: No models loaded/),
  cut,
  unfinished: cut,
  garbage: failed('STREAM_INVALID', /mandou algo que não dá para ler/, /sent something that cannot be read/),
  page: failed('STREAM_INVALID', /é outro programa, não o?/, /^Another program answers at/),
  wrongname: failed('MODEL_MISMATCH', /respondeu com some-other-model/, /answered with some-other-model/),
  locked: failed('KEY_NEEDED', /pede uma chave de API/, /asks for an API key/),
  toolong: tooLong,
  toolarge: tooLong,
  exhausted: failed('RUNNER_BUSY', /pede 3600 s de espera/, /asks us to wait 3600 s/),
  onlythinking: thinking,
  onlythinktags: thinking,
  empty: silent,
  filter: failed('CONTENT_FILTERED', /filtro de conteúdo/, /content filter/),
  // Passing: the round goes on.
  busy: all,
  loading: all,
  thinking: all,
  thinktags: all,
  nolimit: all,
  // What hangs is ended by the round's deadline, with what there is.
  hang: { tokens: 'half' },
  silent: { tokens: 'none' },
};

/** Where a kind differs. */
function outcomeFor(kind: Kind, fault: Fault, outcome: Outcome): Outcome {
  // Its names may be its own.
  if (kind === 'openai' && fault === 'wrongname') return all;
  if (kind === 'ollama' && fault === 'filter') return silent;
  return outcome;
}

interface Seat {
  readonly kind: Kind;
  readonly language: 'pt-BR' | 'en';
  readonly connection: HostConnection;
  readonly models: ModelProcess;
}

const MODEL = 'llama3.2';
const MAX_TOKENS = 60;
const program = fileURLToPath(new URL('main.ts', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'llm-arena-kinds-'));
const closing: (() => unknown)[] = [() => rmSync(home, { recursive: true, force: true })];
let seats: Seat[] = [];
let rounds = 0;

async function takeSeat([kind, runner, language]: (typeof kinds)[number]): Promise<Seat> {
  const host = await FakeHost.start();
  closing.push(() => host.stop());
  const models = await startModelProcess(kind, ['--models', `${MODEL},nomic-embed-text`]);
  closing.push(() => models.stop());
  const said = ['--url', host.url, '--pin', '1234', '--nickname', kind, '--model', 'ollama run "Llama 3.2"'];
  const args = [program, 'join', '--json', ...said, '--runner', runner, '--runner-url', models.url];
  const client = spawn(process.execPath, args, {
    env: { PATH: process.env['PATH'], ARENA_LANGUAGE: language, LLM_ARENA_HOME: home },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  closing.push(() => client.kill('SIGKILL'));
  const connection = await host.connection(0);
  expect(await connection.welcome()).toMatchObject({ runner });
  return { kind, language, connection, models };
}

/**
 * A round up to its end: the words of the error, or the tokens. With `hangsAt` its deadline comes once the
 * server has been asked and that many tokens have arrived.
 */
async function play({ connection, models }: Seat, round: number, hangsAt: number | null = null) {
  const before = hangsAt === null ? 0 : await models.requests();
  connection.challenge(round, { max_tokens: MAX_TOKENS });
  if (hangsAt !== null) {
    await until(models.requests, (count) => count > before, 'the server is asked');
    await connection.until(() => connection.tokens(round).length >= hangsAt);
    connection.challenge(round, { max_tokens: MAX_TOKENS, deadline_ms: 1 });
  }
  const end = await connection.until(() =>
    [...connection.of('complete'), ...connection.of('error')].find((message) => message.round === round),
  );
  return { end, tokens: connection.tokens(round).map(({ content }) => content) };
}

/** What the model says in that round; a name with `:latest` is the same model with other words. */
function whole({ connection }: Seat, round: number): string[] {
  const { model } = connection.of('register')[0] ?? { model: '' };
  return modelAnswer(model, `prompt ${round}`).slice(0, MAX_TOKENS);
}

beforeAll(async () => {
  seats = await Promise.all(kinds.map(takeSeat));
}, 60_000);
afterAll(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

describe('a round with a model server of every kind', () => {
  it.each(Object.entries(table) as [Fault, Outcome][])(
    '[RUN-8] at %s: an error in words, or a clean end; and the next round works',
    { timeout: 30_000 },
    async (fault, common) => {
      const round = (rounds += 2) - 1;
      await Promise.all(
        seats.map(async (seat) => {
          const { kind, language, models } = seat;
          const expected = outcomeFor(kind, fault, common);
          await models.fault(fault);
          const answer = whole(seat, round);
          const count = { all: answer.length, half: Math.ceil(answer.length / 2), none: 0 }[expected.tokens ?? 'all'];
          const hangs = expected.tokens === 'half' || expected.tokens === 'none';
          const { end, tokens } = await play(seat, round, hangs ? count : null);
          if (expected.code === undefined) {
            expect(end.type, kind).toBe('complete');
            expect(tokens, kind).toEqual(answer.slice(0, count));
          } else {
            expect(end, kind).toMatchObject({ type: 'error', code: expected.code });
            const words = language === 'en' ? expected.en : expected.pt;
            expect('message' in end ? end.message : '', kind).toMatch(words ?? /./);
            expect(answer.slice(0, tokens.length), kind).toEqual(tokens);
          }
          const next = await play(seat, round + 1);
          expect(next.end.type, `${kind} after ${fault}`).toBe('complete');
          expect(next.tokens, `${kind} after ${fault}`).toEqual(whole(seat, round + 1));
        }),
      );
    },
  );

  it('[RUN-8] is an error when the server is gone, and works when it is back', { timeout: 30_000 }, async () => {
    const round = (rounds += 2) - 1;
    await Promise.all(
      seats.map(async (seat) => {
        const { kind, language, models } = seat;
        await models.stop();
        const { end } = await play(seat, round);
        expect(end, kind).toMatchObject({
          type: 'error',
          code: 'RUNNER_UNREACHABLE',
          message: expect.stringMatching(language === 'en' ? /is not running at/ : /não está rodando em/),
        });
        const again = await startModelProcess(kind, ['--models', MODEL, '--port', new URL(models.url).port]);
        closing.push(() => again.stop());
        expect((await play(seat, round + 1)).tokens, kind).toEqual(whole(seat, round + 1));
      }),
    );
  });
});
