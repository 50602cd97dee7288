import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import packageJson from '../../../package.json' with { type: 'json' };
import { errors } from '../../../protocol/errors.ts';
import { contracts } from '../../../protocol/http/index.ts';
import type { Contract } from '../../../protocol/http/index.ts';
import { breaks } from '../testing/api-changes.ts';
import type { Api } from '../testing/api-changes.ts';
import { openApiDocument } from './openapi.ts';

const FROZEN = fileURLToPath(new URL('../../../docs/openapi.json', import.meta.url));
const made = JSON.parse(JSON.stringify(openApiDocument(packageJson.version))) as Api;
const all = Object.values(contracts) as Contract[];

describe('the description of the API', () => {
  it('[HTTP-10] has every route, and no other', () => {
    const listed = Object.entries(made.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    const routes = all.map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
    expect(listed.toSorted()).toEqual(routes.toSorted());
  });

  it('[ACC-1] says which routes need the key', () => {
    for (const { id, method, path, access } of all) {
      const operation = made.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method];
      expect(operation?.operationId).toBe(id);
      expect(operation?.security !== undefined, id).toBe(access !== 'public');
    }
  });

  it('[HTTP-4] says how each route may refuse, with the code and the sentence', () => {
    for (const { id, method, path, errors: codes } of all) {
      const responses = made.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method]?.responses ?? {};
      for (const code of codes) {
        const { status, message } = errors[code];
        expect(responses[status]?.description, id).toContain(`${code}: ${message}`);
      }
      expect(Object.keys(responses)).toContain('200');
    }
  });

  it('[HTTP-1] a body is required only where something in it is', () => {
    expect(made.paths['/session']?.['post']?.requestBody?.required ?? false).toBe(false);
    expect(made.paths['/rounds']?.['post']?.requestBody?.required).toBe(true);
    expect(made.paths['/session']?.['get']?.requestBody).toBeUndefined();
  });

  it('[EXP-2] files are what they are', () => {
    expect(Object.keys(made.paths['/export.csv']?.['get']?.responses['200']?.content ?? {})).toEqual(['text/csv']);
  });
});

describe('docs/openapi.json', () => {
  if (process.env['UPDATE_OPENAPI'] === '1') writeFileSync(FROZEN, `${JSON.stringify(made, null, 2)}\n`);
  const hint = 'UPDATE_OPENAPI=1 npx vitest run main/edge/http/openapi.test.ts rewrites it';
  const frozen = (existsSync(FROZEN) ? JSON.parse(readFileSync(FROZEN, 'utf8')) : { paths: {} }) as Api;

  it('[HTTP-10] keeps what clients use: nothing of it is gone, nothing more is demanded', () => {
    expect(Object.keys(frozen.paths).length, hint).toBeGreaterThan(20);
    expect(breaks(frozen, made), hint).toEqual([]);
  });

  it('[HTTP-10] is what the host serves', () => {
    const { info: _frozen, ...kept } = frozen;
    const { info: _made, ...now } = made;
    expect(now, hint).toEqual(kept);
  });
});

describe('what breaks a client', () => {
  const api = (paths: Api['paths']): Api => ({ paths });
  const answer = (schema: object) => ({ '200': { content: { 'application/json': { schema } } } });
  const route = (over: object = {}) => ({ get: { responses: answer({ type: 'object' }), ...over } });

  it('is named: a path, a method, an answer, a field that is gone', () => {
    const before = api({ '/a': { ...route(), post: { responses: {} } }, '/b': route() });
    expect(breaks(before, api({ '/a': route() }))).toEqual(['POST /a is gone', '/b is gone']);
    const full = { type: 'object', properties: { id: {}, name: {} } };
    const less = { type: 'object', properties: { id: {} } };
    expect(
      breaks(api({ '/a': route({ responses: answer(full) }) }), api({ '/a': route({ responses: answer(less) }) })),
    ).toEqual(['GET /a: name is gone from the answer']);
  });

  it('is named: a parameter that is gone or newly demanded', () => {
    const parameter = (name: string, required: boolean) => ({ name, in: 'query', required });
    const before = api({ '/a': route({ parameters: [parameter('one', false), parameter('two', false)] }) });
    const after = api({ '/a': route({ parameters: [parameter('one', true), parameter('three', true)] }) });
    expect(breaks(before, after)).toEqual([
      'GET /a: query two is gone',
      'GET /a: query one is newly required',
      'GET /a: query three is newly required',
    ]);
  });

  it('is named: a field of the body that is gone or newly demanded, or a body that is', () => {
    const body = (schema: object, required: boolean) => ({
      requestBody: { required, content: { 'application/json': { schema } } },
    });
    const before = api({ '/a': route(body({ properties: { a: {}, b: {} }, required: ['a'] }, false)) });
    const after = api({ '/a': route(body({ properties: { a: {}, c: {} }, required: ['a', 'c'] }, true)) });
    expect(breaks(before, after)).toEqual([
      'GET /a: body b is gone',
      'GET /a: body c is newly required',
      'GET /a: a body is newly required',
    ]);
  });

  it('is found behind a reference too, and additions break nothing', () => {
    const of = (properties: Readonly<Record<string, unknown>>): Api => ({
      paths: { '/a': { get: { responses: answer({ $ref: '#/components/schemas/Round' }) } } },
      components: { schemas: { Round: { properties } } },
    });
    expect(breaks(of({ id: {}, index: {} }), of({ id: {} }))).toEqual(['GET /a: index is gone from the answer']);
    expect(breaks(of({ id: {} }), of({ id: {}, index: {} }))).toEqual([]);
  });
});
