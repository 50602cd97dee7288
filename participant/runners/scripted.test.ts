import { describe, expect, it } from 'vitest';
import { collect, request } from '../testing/collect.ts';
import { scriptedRunner, scriptTokens } from './scripted.ts';

const fast = (text: string | null) => scriptedRunner({ model: 's', text, tokensPerSecond: 0 });

describe('the scripted runner', () => {
  it('says the text it was given, word by word, the same every time', async () => {
    const text = '  Olá,\n\nmundo 🎉  fim.\n';
    const first = await collect(fast(text).generate(request(), AbortSignal.timeout(5_000)));
    expect(first).toEqual(['  Olá,', '\n\nmundo', ' 🎉', '  fim.', '\n']);
    expect(first.join('')).toBe(text);
    expect(await collect(fast(text).generate(request(), AbortSignal.timeout(5_000)))).toEqual(first);
  });

  it('has a short text of its own', async () => {
    const said = await collect(fast(null).generate(request(), AbortSignal.timeout(5_000)));
    expect(said.join('')).toMatch(/^Era uma vez/);
  });

  it('stops at the tokens asked for', async () => {
    expect(await collect(fast('a b c d').generate(request({ maxTokens: 2 }), AbortSignal.timeout(5_000)))).toHaveLength(
      2,
    );
  });

  it('keeps its pace: never faster than asked', async () => {
    const runner = scriptedRunner({ model: 's', text: 'a b c d', tokensPerSecond: 200 });
    const startedAt = performance.now();
    await collect(runner.generate(request(), AbortSignal.timeout(5_000)));
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(15);
  });

  it('ends when it is told to', async () => {
    const controller = new AbortController();
    const runner = scriptedRunner({ model: 's', text: 'a b', tokensPerSecond: 0.001 });
    const said = collect(runner.generate(request(), controller.signal));
    controller.abort();
    await expect(said).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('is always ready', async () => {
    expect(await fast('').check(AbortSignal.timeout(5_000))).toEqual({ ok: true, note: null });
    expect(scriptTokens('')).toEqual([]);
  });
});
