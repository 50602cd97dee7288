import { describe, expect, it } from 'vitest';
import { languages } from '../language.ts';
import { Failures } from './failures.ts';
import { errorText } from './http.ts';
import { serverKinds } from './kinds.ts';
import type { ServerKind, Surface } from './kinds.ts';
import { retryAfterMs } from './patience.ts';
import type { RunnerError } from './runner.ts';

const failures = (kind: ServerKind, language: 'pt-BR' | 'en', surface: Surface = 'terminal') =>
  new Failures({ kind, url: 'http://127.0.0.1:1', keyGiven: false, language, surface });
const page = '<!DOCTYPE html><title>x</title>';
const signal = new AbortController().signal;
const refusedPort = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });

describe('[RUN-3] the words of failures', () => {
  it.each(serverKinds.flatMap((kind) => languages.map((language) => [kind, language] as const)))(
    'of %s in %s name options only in a terminal',
    (kind, language) => {
      const all = (surface: Surface): string[] => {
        const one = failures(kind, language, surface);
        const { words, who } = one;
        return [
          (one.inWords(refusedPort, signal, false) as RunnerError).message,
          one.garbage(page).message,
          one.refused(401, '').message,
          one.refused(404, '').message,
          words.keyWrong(who, 'u', kind, surface),
          words.notOffered(who, 'a', 'b', surface),
          words.mismatch(who, 'a', 'b', surface),
        ];
      };
      expect(all('page').join('\n')).not.toMatch(/ --|OPENAI_API_KEY|undefined/);
      expect(all('terminal').join('\n')).toMatch(/--runner-url(.|\n)*--api-key-file(.|\n)*--model/);
      for (const text of [...all('page'), ...all('terminal')]) expect(text).toMatch(/[.`]$/);
    },
  );

  it.each([
    [400, '{"error":{"message":"the request exceeds the available context size"}}', 'CONTEXT_TOO_LONG'],
    [400, '{"error":"Trying to keep the first 9000 tokens when context the overflows"}', 'CONTEXT_TOO_LONG'],
    [
      400,
      '{"error":{"code":"context_length_exceeded","message":"This model\'s maximum context length is 8192"}}',
      'CONTEXT_TOO_LONG',
    ],
    [400, '{"detail":"temperature must be positive"}', 'RUNNER_REFUSED'],
    [403, '', 'KEY_NEEDED'],
    [200, '{"error":{"message":"An LM Studio API token is required to make requests"}}', 'KEY_NEEDED'],
    [400, '{"error":{"message":"x","code":"invalid_api_key"}}', 'KEY_NEEDED'],
    [404, page, 'STREAM_INVALID'],
    [405, '', 'RUNNER_REFUSED'],
    [413, '', 'CONTEXT_TOO_LONG'],
    [429, '', 'RUNNER_BUSY'],
    [500, page, 'RUNNER_FAILED'],
    [503, '{"error":{"message":"Loading model"}}', 'MODEL_LOADING'],
    [503, page, 'RUNNER_BUSY'],
  ])('of %i %s are %s', (status, body, code) => {
    expect(failures('openai', 'en').refused(status, body)).toMatchObject({ code });
  });

  it('add a cure where the memory was too small', () => {
    const said = '{"error":{"message":"Failed to load model: insufficient system resources"}}';
    const cure = /system resources\. Feche outros programas, ou use um modelo menor\.$/;
    expect(failures('lmstudio', 'pt-BR').refused(400, said).message).toMatch(cure);
    expect(failures('lmstudio', 'pt-BR').failed('cudaMalloc failed: out of memory').message).toMatch(/Feche outros/);
    expect(failures('lmstudio', 'pt-BR').failed('no idea').message).toBe('O LM Studio falhou: no idea');
  });

  it('take the reason out of every shape of error', () => {
    expect(errorText('{"error":"a"}')).toBe('a');
    expect(errorText('{"error":{"message":"b","type":"x"}}')).toBe('b');
    expect(errorText('{"message":"c"}')).toBe('c');
    expect(errorText('{"detail":"d"}')).toBe('d');
    expect(errorText('plain words')).toBe('plain words');
    for (const body of ['', '  ', '{}', '{"error":{}}', page]) expect(errorText(body)).toBeNull();
  });

  it('[RUN-8] show a server’s own words in one line of bounded length, and still understand all of them', () => {
    const long = failures('ollama', 'en').refused(
      400,
      JSON.stringify({ error: `a\n1) b${'x'.repeat(10_000)}` }),
    ).message;
    expect(long).toContain('a 1) bxxx');
    expect(long.length).toBeLessThan(500);
    expect(failures('ollama', 'en').failed(`${'x '.repeat(500)}out of memory`).message).toMatch(/x.*smaller model\.$/);
  });

  it('pass our own errors and the reason of an abort on', () => {
    const own = failures('jan', 'en').cut();
    expect(failures('jan', 'en').inWords(own, signal, false)).toBe(own);
    const aborted = AbortSignal.abort();
    expect(failures('jan', 'en').inWords(new Error('x'), aborted, true)).toBe(aborted.reason);
    expect(failures('jan', 'en').inWords(new TypeError('Failed to fetch'), signal, false)).toMatchObject({
      code: 'RUNNER_UNREACHABLE',
      message: expect.stringContaining('(no answer)'),
    });
  });
});

describe('[RUN-10] Retry-After', () => {
  it('is seconds or a date', () => {
    expect(retryAfterMs('2')).toBe(2_000);
    expect(retryAfterMs(' 0 ')).toBe(0);
    expect(retryAfterMs(new Date(Date.now() + 90_000).toUTCString())).toBeGreaterThan(60_000);
    expect(retryAfterMs('Wed, 21 Oct 2015 07:28:00 GMT')).toBe(0);
    for (const none of [null, undefined, '', 'soon']) expect(retryAfterMs(none)).toBeNull();
  });
});
