import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { modelAnswer, startModelServer } from '../../e2e/fixtures/model-server.ts';
import type { ModelServer } from '../../e2e/fixtures/model-server.ts';
import { collect, collectUntilFailure, request } from '../testing/collect.ts';
import { createRunner } from './index.ts';
import type { Runner } from './index.ts';

let server: ModelServer;
beforeAll(async () => {
  server = await startModelServer();
});
afterAll(() => server.close());

const never = new AbortController().signal;
const notes: string[] = [];
afterEach(() => void notes.splice(0));

function make(name: 'lmstudio' | 'openai', model: string, url = server.url, apiKey: string | null = null): Runner {
  const script = { text: null, tokensPerSecond: 0 };
  return createRunner(name, {
    model,
    url,
    apiKey,
    script,
    environment: {},
    language: 'en',
    onNote: (text) => notes.push(text),
  });
}

const lastRequest = () => server.transcript.at(-1);

describe.each(['lmstudio', 'openai'] as const)('generating with %s', (name) => {
  it('streams token for token what the server sent', async () => {
    const said = await collect(make(name, 'qwen2.5').generate(request(), never));
    expect(said).toEqual(modelAnswer('qwen2.5', request().prompt));
    expect(said).toEqual(lastRequest()?.tokens);
  });

  it('puts events together that were split between bytes', async () => {
    const said = await collect(make(name, 'qwen2.5:bytes').generate(request({ maxTokens: 20 }), never));
    expect(said).toEqual(lastRequest()?.tokens);
  });

  it('passes tokens, temperature and seed on, and no seed when there is none', async () => {
    await collect(make(name, 'qwen2.5').generate(request({ maxTokens: 3, temperature: 0.1, seed: 9 }), never));
    expect(lastRequest()).toMatchObject({ api: 'openai', maxTokens: 3, temperature: 0.1, seed: 9, key: null });
    await collect(make(name, 'qwen2.5').generate(request({ seed: null, maxTokens: 1 }), never));
    expect(lastRequest()?.seed).toBeNull();
  });

  it('leaves the reasoning out, and says so when there was nothing else', async () => {
    expect(await collect(make(name, 'qwen2.5:thinking').generate(request(), never))).toEqual(lastRequest()?.tokens);
    await expect(collect(make(name, 'qwen2.5:onlythinking').generate(request(), never))).rejects.toMatchObject({
      code: 'NO_ANSWER',
    });
  });

  it.each(['qwen2.5:cut', 'qwen2.5:unfinished'])('takes the end of %s for an error', async (model) => {
    const { texts, error } = await collectUntilFailure(make(name, model).generate(request(), never));
    expect(error).toMatchObject({ code: 'STREAM_CUT' });
    expect(texts).toEqual(lastRequest()?.tokens.slice(0, texts.length));
  });

  it('reads an error inside the stream, and one before it', async () => {
    await expect(collect(make(name, 'qwen2.5:errorstream').generate(request(), never))).rejects.toMatchObject({
      code: 'RUNNER_FAILED',
      message: expect.stringContaining('an error was encountered'),
    });
    await expect(collect(make(name, 'qwen2.5:error500').generate(request(), never))).rejects.toMatchObject({
      code: 'RUNNER_FAILED',
    });
  });

  it('closes the request when stopped', async () => {
    const controller = new AbortController();
    const said = collect(make(name, 'qwen2.5:slow').generate(request(), controller.signal));
    await vi.waitFor(() => expect(lastRequest()?.model).toBe('qwen2.5:slow'), { timeout: 5_000, interval: 5 });
    const entry = lastRequest();
    controller.abort();
    await expect(said).rejects.toMatchObject({ name: 'AbortError' });
    await vi.waitFor(() => expect(entry?.end).toBe('aborted'), { timeout: 5_000, interval: 5 });
  });

  it('[RUN-3] checks that the model is offered', async () => {
    expect(await make(name, 'qwen2.5').check(never)).toEqual({ ok: true, note: null });
    expect(await make(name, 'mistral').check(never)).toMatchObject({
      ok: false,
      code: 'MODEL_MISSING',
      message: expect.stringContaining('it has: llama3.2, '),
    });
  });
});

describe('[RUN-12] another model than the one asked for', () => {
  it('is an error with LM Studio, before any of its text', async () => {
    const { texts, error } = await collectUntilFailure(
      make('lmstudio', 'qwen2.5:wrongname').generate(request(), never),
    );
    expect(texts).toEqual([]);
    expect(error).toMatchObject({
      code: 'MODEL_MISMATCH',
      message: expect.stringContaining('answered with some-other-model, not with qwen2.5:wrongname'),
    });
  });

  it('is noted with other servers, which may use names of their own', async () => {
    const said = await collect(make('openai', 'qwen2.5:wrongname').generate(request(), never));
    expect(said.length).toBeGreaterThan(0);
    expect(notes).toEqual([expect.stringContaining('some-other-model')]);
  });
});

describe('the key', () => {
  it('is sent when there is one, and asked for when it is missing or wrong', async () => {
    const locked = await startModelServer({ apiKey: 'secret' });
    try {
      const open = make('openai', 'gemma3', locked.url, 'secret');
      expect(await open.check(never)).toEqual({ ok: true, note: null });
      await collect(open.generate(request({ maxTokens: 1 }), never));
      expect(locked.transcript.at(-1)?.key).toBe('secret');
      expect(await make('openai', 'gemma3', locked.url).check(never)).toMatchObject({
        ok: false,
        message: expect.stringContaining('asks for an API key'),
      });
      await expect(
        collect(make('openai', 'gemma3', locked.url, 'old').generate(request(), never)),
      ).rejects.toMatchObject({ message: expect.stringMatching(/does not accept this API key\. .*--api-key-file/) });
    } finally {
      await locked.close();
    }
  });
});

describe('servers with manners of their own', () => {
  async function odd(answer: (response: ServerResponse, path: string) => void, test: (url: string) => Promise<void>) {
    const web = createServer((incoming, response) => answer(response, incoming.url ?? ''));
    await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
    try {
      await test(`http://127.0.0.1:${(web.address() as AddressInfo).port}`);
    } finally {
      web.closeAllConnections();
      await new Promise((resolve) => web.close(resolve));
    }
  }
  const events = (response: ServerResponse, text: string) =>
    response.writeHead(200, { 'content-type': 'text/event-stream' }).end(text);

  it('may send an error as JSON with status 200', () =>
    odd(
      (response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"error":"No models loaded"}'),
      async (url) => {
        await expect(collect(make('lmstudio', 'x', url).generate(request(), never))).rejects.toMatchObject({
          message: 'LM Studio failed: No models loaded',
        });
      },
    ));

  it('may not stream at all', () =>
    odd(
      (response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"choices":[]}'),
      async (url) => {
        await expect(collect(make('openai', 'x', url).generate(request(), never))).rejects.toMatchObject({
          code: 'STREAM_INVALID',
        });
      },
    ));

  it('may leave [DONE] out after the reason to finish', () =>
    odd(
      (response) =>
        events(
          response,
          'data: {"choices":[{"delta":{"role":"assistant","content":null}}]}\n\n' +
            'data: {"choices":[{"delta":{"content":"oi"},"finish_reason":"stop"}]}\n\n',
        ),
      async (url) => {
        expect(await collect(make('openai', 'x', url).generate(request(), never))).toEqual(['oi']);
      },
    ));

  it('[RUN-8] may end an answer by their filter: it is kept, and that is noted', () =>
    odd(
      (response) =>
        events(
          response,
          'data: {"choices":[{"delta":{"content":"oi"}}]}\n\n' +
            'data: {"choices":[{"delta":{},"finish_reason":"content_filter"}]}\n\ndata: [DONE]\n\n',
        ),
      async (url) => {
        expect(await collect(make('openai', 'x', url).generate(request(), never))).toEqual(['oi']);
        expect(notes).toEqual([expect.stringContaining('its content filter stepped in')]);
      },
    ));

  it('may send what is no event of theirs', () =>
    odd(
      (response) => events(response, 'data: nonsense\n\n'),
      async (url) => {
        await expect(collect(make('openai', 'x', url).generate(request(), never))).rejects.toMatchObject({
          code: 'STREAM_INVALID',
        });
      },
    ));

  it('may have no list of models: noted, unless it is LM Studio', () =>
    odd(
      (response) => response.writeHead(404).end('not here'),
      async (url) => {
        expect(await make('openai', 'x', url).check(never)).toEqual({
          ok: true,
          note: expect.stringContaining('x will be tried'),
        });
        expect(await make('lmstudio', 'x', url).check(never)).toMatchObject({ ok: false, code: 'STREAM_INVALID' });
      },
    ));

  it('may be something else altogether', () =>
    odd(
      (response) => response.end('<html></html>'),
      async (url) => {
        expect(await make('lmstudio', 'x', url).check(never)).toMatchObject({
          ok: false,
          message: expect.stringContaining('Another program answers'),
        });
      },
    ));

  it('may not be there', async () => {
    const gone = await startModelServer();
    await gone.close();
    expect(await make('lmstudio', 'x', gone.url).check(never)).toMatchObject({
      ok: false,
      code: 'RUNNER_UNREACHABLE',
      message: expect.stringMatching(/^LM Studio is not running at .*lms server start/),
    });
  });
});
