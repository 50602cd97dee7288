import { afterEach, describe, expect, it } from 'vitest';
import type { ModelServerKind } from '../../e2e/fixtures/model-kinds.ts';
import { startModelServer } from '../../e2e/fixtures/model-server.ts';
import type { ModelServerOptions } from '../../e2e/fixtures/model-server.ts';
import { findServers } from '../core/runners/find-servers.ts';
import type { FindServersOptions } from '../core/runners/find-servers.ts';
import type { CallModelServer, ModelRequest } from '../core/runners/http.ts';
import { RunnerError } from '../core/runners/runner.ts';
import { callModelServer } from '../model-http.ts';

const never = new AbortController().signal;
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function serve(kind: ModelServerKind, more: ModelServerOptions = {}): Promise<string> {
  const server = await startModelServer({ kind, plain: true, models: ['llama3.2', 'nomic-embed-text'], ...more });
  closing.push(() => server.close());
  return server.url;
}

/** A computer: what listens on its ports, and who was asked what. */
function computer(ports: Readonly<Record<string, string>>): { call: CallModelServer; asked: ModelRequest[] } {
  const asked: ModelRequest[] = [];
  const call: CallModelServer = (request) => {
    asked.push(request);
    const { origin } = new URL(request.url);
    const there = ports[origin.replace('http://127.0.0.1:', '')];
    if (there === undefined) return Promise.reject(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }));
    return callModelServer({ ...request, url: request.url.replace(origin, there) });
  };
  return { call, asked };
}

const find = (options: Pick<FindServersOptions, 'call'> & Partial<FindServersOptions>) =>
  findServers({ language: 'pt-BR', signal: never, ...options });

describe('[RUN-2] looking for model servers', () => {
  it('finds all on their usual ports, with their models and what is known of them', async () => {
    const { call } = computer({
      11434: await serve('ollama'),
      1234: await serve('lmstudio'),
      8080: await serve('llamacpp', { models: ['/models/tiny.gguf'] }),
      1337: await serve('jan', { models: ['jan-v1-4b'] }),
    });
    const found = await find({ call });
    expect(found.map(({ kind, name, url, problem }) => [kind, name, url, problem])).toEqual([
      ['ollama', 'Ollama', 'http://127.0.0.1:11434', null],
      ['lmstudio', 'LM Studio', 'http://127.0.0.1:1234/v1', null],
      ['llamacpp', 'llama.cpp', 'http://127.0.0.1:8080/v1', null],
      ['jan', 'Jan', 'http://127.0.0.1:1337/v1', null],
    ]);
    const [ollama, lmStudio, llamaCpp, jan] = found.map(({ models }) => models);
    const facts = { loaded: true, sizeBytes: 2_019_393_189, detail: '3.2B · Q4_K_M' };
    expect(ollama).toEqual([
      { name: 'llama3.2:latest', embedding: false, ...facts },
      { name: 'nomic-embed-text:latest', embedding: true, ...facts },
    ]);
    expect(lmStudio).toEqual([
      { name: 'llama3.2', embedding: false, ...facts },
      { name: 'nomic-embed-text', embedding: true, ...facts },
    ]);
    expect(llamaCpp).toEqual([
      { name: '/models/tiny.gguf', loaded: true, embedding: false, sizeBytes: 2_019_393_189, detail: '3.2B' },
    ]);
    expect(jan).toEqual([{ name: 'jan-v1-4b', loaded: null, embedding: false, sizeBytes: null, detail: null }]);
  });

  it.each([
    ['lmstudio-v0', 'lmstudio', { loaded: false, detail: 'Q4_K_M' }],
    ['lmstudio-openai', 'lmstudio', { loaded: null, detail: null }],
    ['llamacpp-router', 'llamacpp', { loaded: false }],
    ['openai', 'openai', { loaded: null }],
    ['ollama', 'ollama', { loaded: false }],
  ] as const)('tells %s from its answers, on whatever port', async (kind, told, facts) => {
    const { call } = computer({ 8080: await serve(kind, { loadMs: 5 }) });
    expect(await find({ call })).toMatchObject([{ kind: told, models: [facts, { embedding: true }] }]);
  });

  it('looks at the addresses of the environment and at given ones, each once', async () => {
    const { call } = computer({ 4000: await serve('ollama'), 4001: await serve('openai'), 4002: await serve('jan') });
    const environment = {
      OLLAMA_HOST: '0.0.0.0:4000',
      OPENAI_BASE_URL: 'http://localhost:4001/v1',
      OLLAMA_BASE_URL: 'x',
    };
    const addresses = [
      { kind: 'jan', url: 'http://127.0.0.1:4002/v1' },
      { kind: 'openai', url: 'http://127.0.0.1:4000' },
    ] as const;
    const local: CallModelServer = (request) =>
      call({ ...request, url: request.url.replace('localhost', '127.0.0.1') });
    const found = await find({ call: local, environment, addresses });
    expect(found.map(({ kind, url }) => [kind, url])).toEqual([
      ['jan', 'http://127.0.0.1:4002/v1'],
      ['ollama', 'http://127.0.0.1:4000'],
      ['openai', 'http://localhost:4001/v1'],
    ]);
  });

  it('says nothing of ports where nobody or another program listens, and says it of addresses that were given', async () => {
    const page = computer({ 8080: await serve('openai') });
    const call: CallModelServer = async (request) => {
      const reply = await page.call(request);
      return { ...reply, status: 200, contentType: 'text/html', body: textBody('<!doctype html><title>CI</title>') };
    };
    expect(await find({ call })).toEqual([]);
    const environment = { OPENAI_BASE_URL: 'http://127.0.0.1:8080/v1', LMSTUDIO_BASE_URL: 'http://127.0.0.1:4004/v1' };
    const found = await find({ call, environment });
    expect(found.map(({ kind, models, problem }) => [kind, models, problem?.code])).toEqual([
      ['lmstudio', [], 'RUNNER_UNREACHABLE'],
      ['openai', [], 'STREAM_INVALID'],
    ]);
    expect(found[1]?.problem?.message).toMatch(/^Quem responde em .* é outro programa/);
  });

  it('asks for the key where one is needed, and shows it only there', async () => {
    const ports = { 1337: await serve('jan', { apiKey: 'segredo' }), 8080: await serve('openai') };
    const without = computer(ports);
    const problem = { code: 'KEY_NEEDED', message: expect.stringMatching(/^O Jan em .* pede uma chave de API/) };
    expect(await find({ call: without.call })).toMatchObject([{ kind: 'openai' }, { kind: 'jan', problem }]);
    const wrong = await find({ call: without.call, apiKey: 'x' });
    expect(wrong[1]?.problem?.message).toMatch(/não aceita esta chave/);
    const { call, asked } = computer(ports);
    expect(await find({ call, apiKey: 'segredo' })).toMatchObject([{ kind: 'openai' }, { kind: 'jan', problem: null }]);
    const shown = asked.filter(({ headers }) => headers?.['authorization'] !== undefined);
    expect(new Set(shown.map(({ url }) => new URL(url).port))).toEqual(new Set(['1337']));
  });

  it('does not wait for a server that says nothing', async () => {
    const silent: CallModelServer = ({ signal, url }) =>
      new Promise((_resolve, reject) => {
        const code = url.includes(':1234') ? null : 'ECONNREFUSED';
        if (code !== null) return reject(Object.assign(new Error('no'), { code }));
        signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
      });
    const found = await find({ call: silent, capMs: 20 });
    expect(found).toMatchObject([{ kind: 'lmstudio', problem: { code: 'RUNNER_UNREACHABLE' } }]);
    expect(found[0]?.problem?.message).toContain('sem resposta a tempo');
  });

  it('passes on what the page knows about a call it was not allowed to see', async () => {
    const blocked: CallModelServer = ({ url }) =>
      Promise.reject(
        url.includes(':11434')
          ? new RunnerError('RUNNER_BLOCKED', 'OLLAMA_ORIGINS')
          : Object.assign(new Error(''), { code: 'ECONNREFUSED' }),
      );
    expect(await find({ call: blocked })).toMatchObject([
      { kind: 'ollama', problem: { code: 'RUNNER_BLOCKED', message: 'OLLAMA_ORIGINS' } },
    ]);
  });

  it('says that llama.cpp is still loading', async () => {
    const loading: CallModelServer = ({ url }) =>
      url.includes(':8080')
        ? Promise.resolve({
            status: 503,
            contentType: 'application/json',
            body: textBody('{"error":{"code":503,"message":"Loading model"}}'),
          })
        : Promise.reject(Object.assign(new Error(''), { code: 'ECONNREFUSED' }));
    expect(await find({ call: loading, language: 'en' })).toMatchObject([
      {
        kind: 'llamacpp',
        problem: { code: 'MODEL_LOADING', message: 'llama.cpp is still loading the model; waiting for it.' },
      },
    ]);
  });

  it('ends when told to', async () => {
    const signal = AbortSignal.abort();
    await expect(find({ call: callModelServer, signal })).rejects.toMatchObject({ name: 'AbortError' });
  });
});

async function* textBody(text: string): AsyncGenerator<Uint8Array, void> {
  yield Buffer.from(text);
}
