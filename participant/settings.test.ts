import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { startModelServer } from '../e2e/fixtures/model-server.ts';
import { createRunner } from './runners/index.ts';
import { readSettings } from './settings.ts';
import type { Given } from './settings.ts';
import { collect, request } from './testing/collect.ts';
import { clientWords } from './words/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'arena-join-'));
afterAll(() => rmSync(folder, { recursive: true }));

const good = { url: 'localhost:3000', pin: '123456', nickname: 'Ana', model: 'llama3.2' };
const read = (flags: unknown, environment: Record<string, string> = {}) =>
  readSettings(flags, environment, clientWords('en'));
const problems = (flags: unknown) => read(flags).problems.map(({ text }) => text);

/** The runner that these settings make. */
function runnerOf(given: Given) {
  const { runner, models, runnerUrl, apiKey, script } = given;
  const onNote = () => undefined;
  const common = { url: runnerUrl, apiKey, script, environment: {}, onNote };
  return createRunner(runner ?? 'ollama', { ...common, model: models[0] ?? '' });
}

describe('the options of join', () => {
  it('are enough with address, PIN, nickname and model', () => {
    expect(read(good)).toMatchObject({
      problems: [],
      given: { url: 'localhost:3000', pin: '123456', nicknames: ['Ana'], models: ['llama3.2'], ids: [], runner: null },
    });
  });

  it('[P-PARTY] may name several models, each with the one nickname or its own', () => {
    const models = { model: ['a', 'b'] };
    expect(read({ ...good, ...models }).problems).toEqual([]);
    expect(read({ ...good, ...models, nickname: ['Ana', 'Zé'], id: ['x', 'y'] }).problems).toEqual([]);
    expect(problems({ ...good, ...models, nickname: ['A', 'B', 'C'] })).toEqual([
      '3 nicknames for 2 models: give --nickname once, or once for each --model.',
    ]);
    expect(problems({ ...good, ...models, id: 'one' })).toEqual([expect.stringContaining('1 ids for 2 models')]);
  });

  it('are all asked for at once', () => {
    const text = problems({}).join('\n');
    for (const flag of ['--url', '--pin', '--nickname', '--model']) expect(text).toContain(`${flag} is missing`);
    expect(problems({ ...good, pin: ' ' })).toEqual([expect.stringContaining('--pin is missing')]);
  });

  it('are cleaned where people type freely', () => {
    const { given } = read({ ...good, pin: ' 123 456 ', nickname: '  Ana\u202e \n Zé ', id: ' ana-1 ' });
    expect(given).toMatchObject({ pin: '123456', nicknames: ['Ana Zé'], ids: ['ana-1'] });
  });

  it.each([
    [{ pin: '12a4' }, '--pin is 4 to 12 digits.'],
    [{ pin: '123' }, '--pin is 4 to 12 digits.'],
    [{ nickname: '\u200b' }, '--nickname has no visible character.'],
    [{ url: 'ftp://x' }, '--url is not an address: ftp://x'],
    [{ runner: 'gpt' }, '--runner is one of ollama, lmstudio, llamacpp, jan, openai, scripted.'],
    [{ runnerUrl: 'http://' }, '--runner-url, or the ollama address in the environment, is not an address.'],
    [{ parallel: '0' }, '--parallel is a whole number from 1.'],
    [{ parallel: 'x' }, '--parallel is a whole number from 1.'],
    [{ language: 'fr' }, '--language is pt-BR or en.'],
    [{ tokensPerSecond: 'fast' }, '--tokens-per-second is a number.'],
    [{ tokensPerSecond: '-1' }, '--tokens-per-second is 0 (as fast as possible) or more.'],
    [{ apiKeyFile: '/nowhere/key' }, '--api-key-file cannot be read: /nowhere/key'],
    [{ scriptFile: '/nowhere/text' }, '--script-file cannot be read: /nowhere/text'],
    [{ scriptFile: '/dev/null', scriptText: 'x' }, '--script-text and --script-file exclude each other.'],
  ])('%j is refused in words', (flags, problem) => {
    expect(problems({ ...good, ...flags })).toEqual([problem]);
  });

  it('take the script from a file', async () => {
    const scriptFile = join(folder, 'script.txt');
    writeFileSync(scriptFile, 'um dois');
    const { given } = read({ ...good, runner: 'scripted', scriptFile, tokensPerSecond: '0' });
    expect(await collect(runnerOf(given).generate(request(), AbortSignal.timeout(5_000)))).toEqual(['um', ' dois']);
  });

  it.each([
    ['a file, before the environment', true, 'from-file'],
    ['the environment', false, 'from-env'],
  ])('take the key from %s', async (_where, withFile, key) => {
    const file = join(folder, 'key');
    writeFileSync(file, 'from-file\n');
    const server = await startModelServer();
    try {
      const flags = { ...good, runner: 'openai', runnerUrl: server.url, ...(withFile ? { apiKeyFile: file } : {}) };
      const { given } = read(flags, { OPENAI_API_KEY: 'from-env' });
      await collect(runnerOf(given).generate(request({ maxTokens: 1 }), AbortSignal.timeout(5_000)));
      expect(server.transcript[0]?.key).toBe(key);
    } finally {
      await server.close();
    }
  });
});
