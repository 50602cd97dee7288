import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { startModelServer } from '../e2e/fixtures/model-server.ts';
import { readSettings } from './settings.ts';
import { collect, request } from './testing/collect.ts';

const folder = mkdtempSync(join(tmpdir(), 'arena-join-'));
afterAll(() => rmSync(folder, { recursive: true }));

const good = { url: 'localhost:3000', pin: '123456', nickname: 'Ana', model: 'llama3.2' };
const read = (flags: unknown, environment: Record<string, string> = {}) =>
  readSettings(flags, environment, () => undefined);
const problems = (flags: unknown) => {
  const result = read(flags);
  return result.ok ? [] : result.problems;
};

describe('the options of join', () => {
  it('are enough with address, PIN, nickname and model', () => {
    const result = read(good);
    expect(result.ok && result.settings).toMatchObject({
      arena: { socket: 'ws://localhost:3000/ws' },
      pin: '123456',
      nickname: 'Ana',
      id: expect.stringMatching(/^ana-[0-9a-f]{4}$/),
      runner: { name: 'ollama', model: 'llama3.2' },
    });
  });

  it('are all asked for at once', () => {
    const text = problems({}).join('\n');
    for (const flag of ['--url', '--pin', '--nickname', '--model']) expect(text).toContain(`${flag} is missing`);
    expect(problems({ ...good, pin: ' ' })).toEqual([expect.stringContaining('--pin is missing')]);
  });

  it('are cleaned where people type freely', () => {
    const result = read({ ...good, pin: ' 123 456 ', nickname: '  Ana\u202e \n Zé ', id: ' ana-1 ' });
    expect(result.ok && result.settings).toMatchObject({ pin: '123456', nickname: 'Ana Zé', id: 'ana-1' });
  });

  it.each([
    [{ pin: '12a4' }, '--pin is 4 to 12 digits.'],
    [{ pin: '123' }, '--pin is 4 to 12 digits.'],
    [{ nickname: '\u200b' }, '--nickname has no visible character.'],
    [{ url: 'ftp://x' }, '--url is not an address: ftp://x'],
    [{ runner: 'gpt' }, '--runner is one of ollama, lmstudio, openai, scripted.'],
    [{ runnerUrl: 'http://' }, '--runner-url, or the ollama address in the environment, is not an address.'],
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
    const result = read({ ...good, runner: 'scripted', scriptFile, tokensPerSecond: '0' });
    if (!result.ok) throw new Error(result.problems.join());
    expect(await collect(result.settings.runner.generate(request(), AbortSignal.timeout(5_000)))).toEqual([
      'um',
      ' dois',
    ]);
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
      const result = read(flags, { OPENAI_API_KEY: 'from-env' });
      if (!result.ok) throw new Error(result.problems.join());
      await collect(result.settings.runner.generate(request({ maxTokens: 1 }), AbortSignal.timeout(5_000)));
      expect(server.transcript[0]?.key).toBe(key);
    } finally {
      await server.close();
    }
  });
});
