import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modelAnswer, startModelServer } from '../../e2e/fixtures/model-server.ts';
import type { ModelServer } from '../../e2e/fixtures/model-server.ts';

let server: ModelServer;
beforeAll(async () => {
  server = await startModelServer();
});
afterAll(() => server.close());

const post = (path: string, body: unknown) =>
  fetch(`${server.url}${path}`, { method: 'POST', body: JSON.stringify(body) });

describe('the answers of the fake models', () => {
  it('are the same for the same model and prompt, and differ for others', () => {
    expect(modelAnswer('a', 'x')).toEqual(modelAnswer('a', 'x'));
    expect(modelAnswer('a', 'x')).not.toEqual(modelAnswer('b', 'x'));
    expect(modelAnswer('a', 'x')).not.toEqual(modelAnswer('a', 'y'));
  });

  it('hold what screens stumble over', () => {
    const text = modelAnswer('a', 'conte').join('');
    expect(text).toMatch(/[áéíóúãõç]/);
    expect(text).toMatch(/\p{Extended_Pictographic}/u);
    expect(text).toContain('```');
    expect(text).toContain('\n\n');
    expect(text.isWellFormed()).toBe(true);
  });

  it('are drawings where the prompt asks for one', () => {
    expect(modelAnswer('a', 'Desenhe em SVG uma onça').join('')).toMatch(/^<svg .*<\/svg>$/s);
  });
});

describe('the fake model server', () => {
  it('speaks /api/generate', async () => {
    const text = await (
      await post('/api/generate', { model: 'llama3.2', prompt: 'oi', options: { num_predict: 4 } })
    ).text();
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { response: string; done: boolean });
    expect(lines.map(({ response }) => response).join('')).toBe(modelAnswer('llama3.2', 'oi').slice(0, 4).join(''));
    expect(lines.at(-1)).toMatchObject({ done: true, done_reason: 'length', eval_count: 4 });
  });

  it('counts its tokens in the last event when asked to', async () => {
    const messages = [{ role: 'user', content: 'oi' }];
    const body = { model: 'llama3.2', messages, stream: true, max_tokens: 2, stream_options: { include_usage: true } };
    const text = await (await post('/v1/chat/completions', body)).text();
    expect(text).toContain('"completion_tokens":2');
    expect(text).toMatch(/data: \[DONE\]\n\n$/);
  });

  it('tells its version, its models and what it sent', async () => {
    const get = async (path: string) => (await fetch(`${server.url}${path}`)).json();
    expect(await get('/api/version')).toMatchObject({ version: expect.any(String) });
    expect(await get('/api/ps')).toMatchObject({
      models: expect.arrayContaining([expect.objectContaining({ name: 'llama3.2:latest' })]),
    });
    expect(await get('/transcript')).toEqual({ requests: server.transcript });
    expect(server.transcript.length).toBeGreaterThan(0);
    expect((await fetch(`${server.url}/nowhere`)).status).toBe(404);
    expect((await post('/api/chat', { model: 1 })).status).toBe(400);
  });

  it.each([
    ['ollama', undefined, 'http://arena.example', 403, null],
    ['ollama', undefined, 'http://localhost:3000', 200, 'http://localhost:3000'],
    ['ollama', 'off', 'http://localhost:3000', 403, null],
    ['ollama', 'http://arena.example', 'http://arena.example', 200, 'http://arena.example'],
    ['lmstudio', undefined, 'http://localhost:3000', 200, null],
    ['lmstudio', '*', 'http://arena.example', 200, '*'],
    ['llamacpp', undefined, 'http://arena.example', 200, 'http://arena.example'],
    ['openai', undefined, 'http://arena.example', 200, null],
  ] as const)(
    '%s with --cors %s answers a page of %s as the real one does',
    async (kind, cors, origin, status, allowed) => {
      const one = await startModelServer({ kind, ...(cors === undefined ? {} : { cors }) });
      try {
        const headers = {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'content-type',
        };
        const reply = await fetch(`${one.url}/v1/models`, { headers: { origin } });
        expect([reply.status, reply.headers.get('access-control-allow-origin')]).toEqual([status, allowed]);
        const preflight = await fetch(`${one.url}/v1/chat/completions`, { method: 'OPTIONS', headers });
        expect(preflight.status === 204).toBe(allowed !== null);
        expect(preflight.headers.get('access-control-allow-headers')).toBe(allowed === null ? null : 'content-type');
      } finally {
        await one.close();
      }
    },
  );

  it('answers what it does not have as its kind does', async () => {
    const lmStudio = await startModelServer({ kind: 'lmstudio' });
    const other = await fetch(`${lmStudio.url}/api/tags`);
    expect([other.status, await other.json()]).toEqual([
      200,
      { error: 'Unexpected endpoint or method. (GET /api/tags)' },
    ]);
    await lmStudio.close();
  });

  it('does wrong once what it is told to do wrong', async () => {
    await post('/fault', { fault: 'error500' });
    expect((await post('/api/generate', { model: 'llama3.2', prompt: 'oi' })).status).toBe(500);
    expect((await post('/api/generate', { model: 'llama3.2', prompt: 'oi' })).status).toBe(200);
    expect((await post('/fault', { fault: 'nonsense' })).status).toBe(400);
  });

  it('runs as a process of its own at a pace', { timeout: 20_000 }, async () => {
    const file = fileURLToPath(new URL('../../e2e/fixtures/model-server.ts', import.meta.url));
    const child = spawn(process.execPath, [file, '--port', '0', '--tps', '50', '--models', 'only'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
      const { event, url } = JSON.parse(line) as { event: string; url: string };
      expect(event).toBe('ready');
      const startedAt = performance.now();
      const body = JSON.stringify({ model: 'only', prompt: 'oi', options: { num_predict: 5 } });
      await (await fetch(`${url}/api/generate`, { method: 'POST', body })).text();
      expect(performance.now() - startedAt).toBeGreaterThan(80);
    } finally {
      child.kill('SIGTERM');
      await once(child, 'close');
    }
  });
});
