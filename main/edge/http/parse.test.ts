import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runs, seed } from '../../arena/testing/seed.ts';
import { AppError } from './app-error.ts';
import { parseRequest } from './parse.ts';

const schema = z.object({
  roundId: z.string().min(1),
  maxTokens: z.int().default(400),
  seed: z.int().nullable().optional(),
  title: z.string().optional(),
});

const read = (input: unknown) => parseRequest(schema, input, 'body');

function refused(input: unknown, of: z.ZodObject = schema): AppError {
  try {
    parseRequest(of, input, 'body');
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('It was accepted');
}

describe('one part of a request', () => {
  it('[HTTP-2] takes camelCase and snake_case', () => {
    const wanted = { roundId: 'r', maxTokens: 50 };
    expect(read({ roundId: 'r', maxTokens: 50 })).toEqual(wanted);
    expect(read({ round_id: 'r', max_tokens: 50 })).toEqual(wanted);
    expect(read({ round_id: 'r', maxTokens: 50 })).toEqual(wanted);
  });

  it('[HTTP-3] takes both spellings where they say the same, and nothing where they do not', () => {
    expect(read({ roundId: 'r', round_id: 'r' })).toEqual({ roundId: 'r', maxTokens: 400 });
    const error = refused({ roundId: 'r', round_id: 'x' });
    expect(error.fields).toEqual([{ path: 'roundId', message: 'given twice, in both spellings' }]);
    expect(error.refusal).toMatchObject({ code: 'INVALID_REQUEST', detail: expect.stringContaining('roundId') });
  });

  it('[HTTP-2] null is nothing given where a field may be left out, kept where null is a value', () => {
    expect(read({ roundId: 'r', maxTokens: null, title: null, seed: null })).toEqual({
      roundId: 'r',
      maxTokens: 400,
      seed: null,
    });
    expect(refused({ roundId: null }).fields).toMatchObject([{ path: 'roundId' }]);
    expect(read({ roundId: 'r', round_id: 'r', max_tokens: null, maxTokens: 7 })).toMatchObject({ maxTokens: 7 });
  });

  it('[HTTP-3] an unknown field is an error that names the nearest known one', () => {
    expect(refused({ roundId: 'r', max_token: 5 }).fields).toEqual([
      { path: 'max_token', message: 'unknown field; did you mean maxTokens? Known: roundId, maxTokens, seed, title' },
    ]);
    expect(refused({ roundId: 'r', TITLE: 'x' }).fields[0]?.message).toContain('did you mean title?');
    expect(refused({ x: 1 }, z.object({})).fields[0]?.message).toBe('unknown field; none is expected here');
  });

  it('[HTTP-4] all that is wrong is said at once, each by its path', () => {
    const error = refused({ roundId: '', max_tokens: 'many', tite: 'x' });
    expect(error.fields.map((field) => field.path)).toEqual(['tite', 'roundId', 'maxTokens']);
    for (const path of ['tite', 'roundId', 'maxTokens']) expect(error.refusal.detail).toContain(`${path}: `);
    const nested = z.object({ list: z.array(z.object({ a: z.string() })) });
    expect(refused({ list: [{ a: 1 }] }, nested).fields).toMatchObject([{ path: 'list.0.a' }]);
  });

  it('[HTTP-4] what is wrong with the whole needs no path', () => {
    const paired = z.object({ a: z.string().optional() }).refine((value) => value.a !== 'no', 'not that one');
    expect(refused({ a: 'no' }, paired).refusal.detail).toBe('not that one');
  });

  it('[HTTP-5] an answer does not outgrow a question of a thousand wrong fields', () => {
    const input = Object.fromEntries(Array.from({ length: 1_000 }, (_, i) => [`${'k'.repeat(500)}${i}`, i]));
    const error = refused({ roundId: 'r', ...input });
    expect(error.fields).toHaveLength(20);
    expect(JSON.stringify(error.fields).length).toBeLessThan(5_000);
  });

  it('[HTTP-1] nothing at all is the same as an empty object', () => {
    const optional = z.object({ pinLength: z.int().optional() });
    expect(parseRequest(optional, undefined, 'body')).toEqual({});
    expect(parseRequest(optional, {}, 'body')).toEqual({});
  });

  it.each([
    ['an array', []],
    ['null', null],
    ['a text', 'x'],
    ['a number', 7],
    ['true', true],
  ])('[HTTP-5] %s is no object', (_what, input) => {
    expect(refused(input).refusal).toEqual({ code: 'INVALID_REQUEST', detail: 'Send the body as one JSON object.' });
  });

  it('[HTTP-5] keys that mean something to JavaScript are fields we do not know', () => {
    const hostile = JSON.parse('{"roundId":"r","__proto__":{"maxTokens":1},"constructor":1,"toString":2}') as object;
    const error = refused(hostile);
    expect(error.fields.map((field) => field.path)).toEqual(['__proto__', 'constructor', 'toString']);
    expect(({} as { maxTokens?: number }).maxTokens).toBeUndefined();
    expect(refused({ roundId: 'r', has_own_property: 1 }).fields[0]?.path).toBe('has_own_property');
  });

  it('[HTTP-2] a field of the query given twice is no text', () => {
    expect(() => parseRequest(schema, { roundId: ['a', 'b'] }, 'query')).toThrow(AppError);
  });

  it(`[HTTP-5] whatever is sent is parsed or refused in words, nothing else (seed ${seed})`, () => {
    const keys = fc.oneof(
      fc.constantFrom('roundId', 'round_id', 'maxTokens', 'max_tokens', 'seed', 'title', '__proto__', '_', '', 'a_1'),
      fc.string(),
    );
    const input = fc.oneof(fc.dictionary(keys, fc.jsonValue(), { maxKeys: 6 }), fc.jsonValue());
    fc.assert(
      fc.property(input, (sent) => {
        try {
          const parsed = read(sent);
          expect(typeof parsed.roundId).toBe('string');
          expect(Object.keys(parsed).every((key) => key in schema.shape)).toBe(true);
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
          expect(error.refusal.code).toBe('INVALID_REQUEST');
          expect(error.refusal.detail?.length).toBeGreaterThan(5);
        }
      }),
      runs(800),
    );
  });
});
