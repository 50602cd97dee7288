import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { modelAnswer, startModelServer } from '../../e2e/fixtures/model-server.ts';
import type { ModelServer } from '../../e2e/fixtures/model-server.ts';
import { collect, collectUntilFailure, request } from '../testing/collect.ts';
import { callModelServer } from '../model-http.ts';
import { modelRunner } from '../core/runners/model-runner.ts';

let server: ModelServer;
beforeAll(async () => {
  server = await startModelServer();
});
afterAll(() => server.close());

const never = new AbortController().signal;
const ollamaAt = (url: string, model: string) =>
  modelRunner({ kind: 'ollama', url, model, call: callModelServer, language: 'en', onNote: () => {} });
const runner = (model: string) => ollamaAt(server.url, model);
const lastRequest = () => server.transcript.at(-1);
const whole = (model: string) => modelAnswer(model, request().prompt);

describe('generating with Ollama', () => {
  it('streams token for token what the server sent', async () => {
    const said = await collect(runner('llama3.2').generate(request(), never));
    expect(said).toEqual(whole('llama3.2'));
    expect(said).toEqual(lastRequest()?.tokens);
    expect(said.length).toBeGreaterThan(20);
  });

  it('puts characters together that were split between bytes', async () => {
    const said = await collect(runner('llama3.2:bytes').generate(request({ maxTokens: 25 }), never));
    expect(said).toEqual(whole('llama3.2:bytes').slice(0, 25));
  });

  it('passes tokens, temperature and seed on', async () => {
    await collect(runner('llama3.2').generate(request({ maxTokens: 3, temperature: 0.1, seed: 9 }), never));
    expect(lastRequest()).toMatchObject({ api: 'ollama-chat', maxTokens: 3, temperature: 0.1, seed: 9, end: 'length' });
    expect(lastRequest()?.tokens).toHaveLength(3);
  });

  it('leaves the seed to the server when there is none', async () => {
    await collect(runner('llama3.2').generate(request({ seed: null, maxTokens: 1 }), never));
    expect(lastRequest()?.seed).toBeNull();
  });

  it('leaves the thinking out', async () => {
    const said = await collect(runner('llama3.2:thinking').generate(request(), never));
    expect(said).toEqual(whole('llama3.2:thinking'));
  });

  it('says so when there was only thinking', async () => {
    await expect(collect(runner('llama3.2:onlythinking').generate(request(), never))).rejects.toMatchObject({
      code: 'NO_ANSWER',
      message: expect.stringContaining('thinking'),
    });
  });

  it.each(['llama3.2:cut', 'llama3.2:unfinished'])(
    'takes the end of %s for an error, after what came',
    async (model) => {
      const { texts, error } = await collectUntilFailure(runner(model).generate(request(), never));
      expect(error).toMatchObject({ code: 'STREAM_CUT' });
      expect(whole(model).slice(0, texts.length)).toEqual(texts);
      expect(lastRequest()?.end).toBe('cut');
    },
  );

  it('reads an error inside the stream', async () => {
    const { texts, error } = await collectUntilFailure(runner('llama3.2:errorstream').generate(request(), never));
    expect(texts.length).toBeGreaterThan(0);
    expect(error).toMatchObject({
      code: 'RUNNER_FAILED',
      message: 'Ollama failed: an error was encountered while running the model',
    });
  });

  it('tells the server’s own words when it fails', async () => {
    await expect(collect(runner('llama3.2:error500').generate(request(), never))).rejects.toMatchObject({
      code: 'RUNNER_FAILED',
      message: 'Ollama failed (500): llama runner process has terminated: exit status 2',
    });
  });

  it('[RUN-12] is an error when another model answers, and a note when that is in a cloud', async () => {
    await expect(collect(runner('llama3.2:wrongname').generate(request(), never))).rejects.toMatchObject({
      code: 'MODEL_MISMATCH',
    });
    const cloud = await startModelServer({ models: ['big-cloud'] });
    const notes: string[] = [];
    const onNote = (text: string): void => void notes.push(text);
    const common = { kind: 'ollama', url: cloud.url, call: callModelServer, language: 'en', onNote } as const;
    const said = await collect(modelRunner({ ...common, model: 'big-cloud:wrongname' }).generate(request(), never));
    expect(said.length).toBeGreaterThan(0);
    expect(notes).toEqual([expect.stringContaining('answered with some-other-model')]);
    await cloud.close();
  });

  it('lists what there is when the model is not pulled', async () => {
    await expect(collect(runner('nope').generate(request(), never))).rejects.toMatchObject({
      code: 'MODEL_MISSING',
      message: expect.stringMatching(/^Model nope is not pulled; you have: llama3\.2:latest, .*`ollama pull nope`\.$/),
    });
  });

  it.each(['by the signal', 'by leaving the loop'])('closes the request when stopped %s', async (how) => {
    const controller = new AbortController();
    const pieces = runner('llama3.2:slow').generate(request(), controller.signal);
    const reading = (async () => {
      for await (const piece of pieces) {
        if (how === 'by leaving the loop') return piece;
        controller.abort();
      }
      return null;
    })();
    if (how === 'by the signal') await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
    else await reading;
    const entry = lastRequest();
    await vi.waitFor(() => expect(entry?.end).toBe('aborted'), { timeout: 5_000, interval: 5 });
  });
});

describe('[RUN-3] checking Ollama', () => {
  it('finds the model with and without its tag', async () => {
    expect(await runner('llama3.2').check(never)).toEqual({ ok: true, note: null });
    expect(await runner('llama3.2:latest').check(never)).toEqual({ ok: true, note: null });
  });

  it('says which models there are', async () => {
    expect(await runner('mistral').check(never)).toMatchObject({ ok: false, code: 'MODEL_MISSING' });
  });

  it('says when nothing listens, and how to start it', async () => {
    const gone = await startModelServer();
    await gone.close();
    const lost = ollamaAt(gone.url, 'llama3.2');
    const message = `Ollama is not running at ${gone.url}; start it with \`ollama serve\`.`;
    expect(await lost.check(never)).toEqual({ ok: false, code: 'RUNNER_UNREACHABLE', message });
    await expect(collect(lost.generate(request(), never))).rejects.toMatchObject({ message });
  });

  it('says when something else listens', async () => {
    const web = createServer((_request, response) => response.end('<html>hello</html>'));
    await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(web.address() as AddressInfo).port}`;
    const other = ollamaAt(url, 'x');
    expect(await other.check(never)).toMatchObject({ ok: false, code: 'STREAM_INVALID' });
    await expect(collect(other.generate(request(), never))).rejects.toMatchObject({ code: 'STREAM_INVALID' });
    await new Promise((resolve) => web.close(resolve));
  });

  it('is left when told to', async () => {
    const controller = new AbortController();
    controller.abort();
    await expect(runner('llama3.2').check(controller.signal)).rejects.toMatchObject({ name: 'AbortError' });
  });
});
