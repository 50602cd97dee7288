import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { createServer } from 'node:http';
import type { ClientRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ModelServerKind } from '../../e2e/fixtures/model-kinds.ts';
import { modelAnswer, startModelServer } from '../../e2e/fixtures/model-server.ts';
import type { ModelServer, ModelServerOptions } from '../../e2e/fixtures/model-server.ts';
import type { ServerKind } from '../core/runners/kinds.ts';
import type { ModelRequest } from '../core/runners/http.ts';
import { modelRunner } from '../core/runners/model-runner.ts';
import type { ModelRunnerOptions } from '../core/runners/model-runner.ts';
import type { Piece, Runner } from '../core/runners/runner.ts';
import { callModelServer } from '../model-http.ts';
import { collect, request } from '../testing/collect.ts';

const never = new AbortController().signal;
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function serve(kind: ModelServerKind, more: ModelServerOptions = {}): Promise<ModelServer> {
  const server = await startModelServer({ kind, ...more });
  closing.push(() => server.close());
  return server;
}

const notes: string[] = [];
const asked: ModelRequest[] = [];
afterEach(() => {
  notes.splice(0);
  asked.splice(0);
});

function runnerFor(kind: ServerKind, url: string, more: Partial<ModelRunnerOptions> = {}): Runner {
  return modelRunner({
    kind,
    url: kind === 'ollama' ? url : `${url}/v1`,
    model: 'llama3.2',
    call: (call) => {
      asked.push(call);
      return callModelServer(call);
    },
    language: 'en',
    onNote: (text) => notes.push(text),
    retryMs: 1,
    ...more,
  });
}

async function pieces(runner: Runner): Promise<Piece[]> {
  const all: Piece[] = [];
  for await (const piece of runner.generate(request({ maxTokens: 5 }), never)) all.push(piece);
  return all;
}

async function* textBody(text: string): AsyncGenerator<Uint8Array, void> {
  yield Buffer.from(text);
}

const LOAD_MS = 60;
const kinds = [
  ['ollama', 'ollama'],
  ['lmstudio', 'lmstudio'],
  ['lmstudio-v0', 'lmstudio'],
  ['lmstudio-openai', 'lmstudio'],
  ['llamacpp', 'llamacpp'],
  ['llamacpp-router', 'llamacpp'],
  ['jan', 'jan'],
  ['openai', 'openai'],
] as const;

describe('[RUN-6] loading a model', () => {
  it.each(kinds)('%s: brings it into memory, says so, and the time it took', async (fake, kind) => {
    const server = await serve(fake, { loadMs: LOAD_MS });
    const runner = runnerFor(kind, server.url);
    const said: string[] = [];
    const loaded = await runner.load?.(never, (text) => said.push(text));
    // Timers may be early by a millisecond.
    expect(loaded?.loadMs).toBeGreaterThanOrEqual(LOAD_MS - 2);
    expect(said[0]).toMatch(/is loading llama3\.2 into memory/);
    asked.splice(0);
    expect(await collect(runner.generate(request({ maxTokens: 3 }), never))).toHaveLength(3);
    expect(asked.filter(({ url }) => url.endsWith('/load') || url.endsWith('/api/generate'))).toEqual([]);
  });

  it.each(kinds.slice(0, 2).concat([kinds[5]]))('%s: a model in memory is left alone', async (fake, kind) => {
    const runner = runnerFor(kind, (await serve(fake)).url);
    const said: string[] = [];
    expect(await runner.load?.(never, (text) => said.push(text))).toEqual({ loadMs: 0 });
    expect(said).toEqual(['llama3.2 is in memory.']);
    expect(asked.some(({ body }) => body !== undefined)).toBe(false);
  });

  it.each(['ollama', 'lmstudio', 'llamacpp-router'] as const)(
    '%s: a model that does not fit is said to, with the cure',
    { timeout: 20_000 },
    async (fake) => {
      const server = await serve(fake, { loadMs: 5 });
      const kind = fake === 'llamacpp-router' ? 'llamacpp' : fake;
      const runner = runnerFor(kind, server.url, { model: 'llama3.2:nomemory' });
      const failure = {
        code: 'MODEL_LOAD_FAILED',
        message: expect.stringMatching(/could not load llama3\.2:nomemory: .* Close other programs, or use a smaller/),
      };
      await expect(runner.load?.(never, () => undefined)).rejects.toMatchObject(failure);
      await expect(pieces(runner)).rejects.toMatchObject(failure);
    },
  );

  it.each(['lmstudio', 'ollama'] as const)('%s: is done once, whoever else asks for it', async (kind) => {
    const server = await serve(kind, { loadMs: LOAD_MS });
    const runners = [runnerFor(kind, server.url), runnerFor(kind, server.url), runnerFor(kind, server.url)];
    const loaded = await Promise.all(runners.map(async (runner) => runner.load?.(never, () => undefined)));
    expect(loaded.every((one) => (one?.loadMs ?? 0) > 0)).toBe(true);
    expect(asked.filter(({ body }) => body !== undefined)).toHaveLength(1);
  });

  it('says it when the server is not there, and ends when told to', async () => {
    const gone = await serve('ollama');
    await gone.close();
    await expect(runnerFor('ollama', gone.url).load?.(never, () => undefined)).rejects.toMatchObject({
      code: 'RUNNER_UNREACHABLE',
    });
    const slow = await serve('lmstudio', { loadMs: 60_000 });
    const controller = new AbortController();
    const loading = runnerFor('lmstudio', slow.url).load?.(controller.signal, () => controller.abort());
    await expect(loading).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('wakes a sleeping model of llama.cpp by asking it', async () => {
    const server = await serve('openai');
    const list = { data: [{ id: 'llama3.2', owned_by: 'llamacpp', status: { value: 'sleeping' } }] };
    const paths: string[] = [];
    const runner = runnerFor('llamacpp', server.url, {
      call: (call) => {
        paths.push(new URL(call.url).pathname);
        if (!call.url.endsWith('/models')) return callModelServer(call);
        return Promise.resolve({ status: 200, contentType: 'application/json', body: textBody(JSON.stringify(list)) });
      },
    });
    expect((await runner.load?.(never, () => undefined))?.loadMs).toBeGreaterThan(0);
    expect(paths.filter((path) => !path.endsWith('/models'))).toEqual(['/v1/chat/completions']);
  });

  it('keeps the model for a night with every request', async () => {
    const ollama = await serve('ollama');
    await pieces(runnerFor('ollama', ollama.url));
    expect(ollama.transcript[0]?.keep).toBe('2h');
    const lmStudio = await serve('lmstudio');
    await pieces(runnerFor('lmstudio', lmStudio.url));
    expect(lmStudio.transcript[0]?.keep).toBe(7_200);
    const other = await serve('openai');
    await pieces(runnerFor('openai', other.url));
    expect(other.transcript[0]?.keep).toBeNull();
  });
});

describe('[RUN-7] the time a load takes inside a round', () => {
  it.each(['ollama', 'lmstudio', 'llamacpp', 'llamacpp-router'] as const)(
    '%s: is told before the answer',
    async (fake) => {
      const server = await serve(fake, { loadMs: LOAD_MS });
      const kind = fake === 'llamacpp-router' ? 'llamacpp' : fake;
      const [first, ...rest] = await pieces(runnerFor(kind, server.url));
      expect(first?.text).toBe('');
      expect(first?.loadMs).toBeGreaterThanOrEqual(LOAD_MS - 20);
      expect(rest.map(({ text }) => text)).toEqual(modelAnswer('llama3.2', request().prompt).slice(0, 5));
      expect(notes[0]).toMatch(/is loading llama3\.2/);
    },
  );

  it('is what Ollama tells at the end, where it loaded behind our back', async () => {
    const server = await serve('ollama', { loadMs: 300 });
    // A proxy that hides what is in memory.
    const runner = runnerFor('ollama', server.url, {
      call: (call) => callModelServer(call.url.endsWith('/api/ps') ? { ...call, url: `${server.url}/nowhere` } : call),
    });
    const all = await pieces(runner);
    expect(all.at(-1)).toEqual({ text: '', loadMs: 301 });
    // Of a model in memory it says some milliseconds, too; that is none.
    expect((await pieces(runner)).some(({ loadMs }) => loadMs !== undefined)).toBe(false);
  });

  it('is waited for without a limit of ours before the first header', async () => {
    const requests: ClientRequest[] = [];
    const watch = (message: unknown): void => void requests.push((message as { request: ClientRequest }).request);
    subscribe('http.client.request.start', watch);
    closing.push(() => unsubscribe('http.client.request.start', watch));
    const server = await serve('openai');
    await pieces(runnerFor('openai', server.url));
    // Fetch, for one, would give up after 300 s.
    expect(requests.length).toBeGreaterThan(0);
    const limits = requests.flatMap((outgoing) => [
      Number(Reflect.get(outgoing, 'timeout') ?? 0),
      outgoing.socket?.timeout ?? 0,
    ]);
    expect(limits.every((ms) => ms === 0)).toBe(true);
  });
});

describe('[RUN-10] a server that is not ready yet', () => {
  it('is asked again while it loads, and until the signal ends it', async () => {
    const server = await serve('llamacpp', { loadMs: 60_000 });
    const controller = new AbortController();
    const runner = runnerFor('llamacpp', server.url, {
      call: (call) => (call.url.endsWith('/health') ? Promise.reject(new Error('hidden')) : callModelServer(call)),
      onNote: (text) => {
        notes.push(text);
        setTimeout(() => controller.abort(), 20);
      },
    });
    await expect(collect(runner.generate(request(), controller.signal))).rejects.toMatchObject({ name: 'AbortError' });
    expect(notes).toEqual(['llama.cpp is still loading the model; waiting for it.']);
  });

  it('is asked four times while it is busy, and then given up in words', async () => {
    const server = await serve('openai');
    const runner = runnerFor('openai', server.url, { model: 'llama3.2:overloaded' });
    await expect(pieces(runner)).rejects.toMatchObject({
      code: 'RUNNER_BUSY',
      message: expect.stringMatching(/^The model server is too busy: server busy.* try again\.$/),
    });
    expect(server.transcript).toHaveLength(4);
    expect(notes[0]).toMatch(/is busy; trying again in 1 s/);
  });

  it('is left at once where waiting is of no use', async () => {
    const replies = createServer((_request, response) => {
      response.writeHead(429, { 'content-type': 'application/json' }).end('{"error":{"message":"quota exceeded"}}');
    });
    await new Promise<void>((resolve) => replies.listen(0, '127.0.0.1', resolve));
    closing.push(() => new Promise((resolve) => replies.close(resolve)));
    const url = `http://127.0.0.1:${(replies.address() as AddressInfo).port}`;
    await expect(pieces(runnerFor('openai', url))).rejects.toMatchObject({ code: 'RUNNER_BUSY' });
    expect(asked).toHaveLength(1);
  });
});

describe('[RUN-11] a model that falls silent', () => {
  it.each([
    ['hang', 'in the middle', /has said nothing more for 0 s; what came is kept/],
    ['silent', 'before the first word', /has said nothing for 0 s; it may be loading/],
  ])('%s: is told of once, and the signal ends it %s', async (fault, _when, words) => {
    const server = await serve('openai');
    const controller = new AbortController();
    const runner = runnerFor('openai', server.url, { model: `llama3.2:${fault}`, quietMs: 30 });
    const said = collect(runner.generate(request(), controller.signal));
    await vi.waitFor(() => expect(notes).toHaveLength(1), { timeout: 5_000, interval: 5 });
    expect(notes[0]).toMatch(words);
    controller.abort();
    await expect(said).rejects.toMatchObject({ name: 'AbortError' });
    expect(notes).toHaveLength(1);
  });
});
