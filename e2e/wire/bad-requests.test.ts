// Every route asked wrongly, in every way the contract itself can tell: a 4xx that helps, never a 500.
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { Contract } from '../../protocol/http/index.ts';
import { ORGANIZER_KEY } from '../fixtures/host.ts';
import type { TestHost } from '../fixtures/host.ts';
import { expectProblem } from './support/problem.ts';
import { ask, sendBytes } from './support/raw-http.ts';
import type { RawReply } from './support/raw-http.ts';
import { ok, startQuietHost } from './support/rounds.ts';
import { nameOf, pathOf, routes } from './support/routes.ts';

const WRONG: readonly unknown[] = ['x', '', 'n'.repeat(30_000), -1, 1.5, 1e300, true, [], [null], {}, { $gt: 0 }, null];
const bearer = { authorization: `Bearer ${ORGANIZER_KEY}` };
const writing = routes.filter((route) => route.method !== 'get');

const bomb = gzipSync(JSON.stringify({ prompt: 'x'.repeat(20_000_000) }));

describe('bad requests', () => {
  let host: TestHost;
  let sessionId: string;
  beforeAll(async () => {
    host = await startQuietHost();
    sessionId = ok(await host.organizer.get('/session')).id;
  });
  afterAll(async () => {
    // No mistake of a client's is an error of the host, and none leaves a trace of its insides.
    expect(host.log()).not.toMatch(/"level":50|"stack"|\\n {4}at /);
    expect(ok(await host.organizer.get('/session')).id).toBe(sessionId);
    await host.dispose();
  });

  const send = (
    route: Contract,
    body: string | Buffer | undefined,
    headers: Record<string, string> = {},
  ): Promise<RawReply> =>
    ask(host, pathOf(route), {
      method: route.method.toUpperCase(),
      headers: { ...bearer, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body }),
    });
  const keysOf = (schema: z.ZodObject): string[] => Object.keys(schema.shape);

  it.each(writing.map((route) => [nameOf(route), route] as const))(
    '[HTTP-5] %s: each field of each wrong type is a 400 that names it',
    async (name, route) => {
      for (const key of keysOf(route.body)) {
        for (const value of WRONG) {
          const field = route.body.shape[key] as z.ZodType;
          const absent = value === null && field.safeParse(undefined).success;
          if (absent || field.safeParse(value).success) continue;
          for (const spelled of new Set([key, key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)])) {
            const what = `${name} ${spelled}: ${JSON.stringify(value)?.slice(0, 60)}`;
            const problem = expectProblem(await send(route, JSON.stringify({ [spelled]: value })), what, [400]);
            expect(problem.code, what).toBe('INVALID_REQUEST');
            expect(
              problem.errors.map((error: { path: string }) => error.path.split('.')[0]),
              what,
            ).toContain(key);
            expect(problem.detail, what).toContain(key);
          }
        }
      }
    },
  );

  it.each(writing.map((route) => [nameOf(route), route] as const))(
    '[HTTP-3] [HTTP-5] [HTTP-6] %s: bodies that are no object, not JSON, unknown, too large or of another kind',
    async (name, route) => {
      for (const body of ['[]', '[{}]', '"x"', '7', 'true', 'null']) {
        const problem = expectProblem(await send(route, body), `${name} ${body}`, [400]);
        expect(problem.detail).toContain('JSON object');
      }
      for (const body of [
        '{',
        '{"a":}',
        'x',
        '{"a":1,}',
        "{'a':1}",
        '{"a":1}{"b":2}',
        '\u0000',
        '{"a":"\n"}',
        '[',
        `${'['.repeat(50_000)}`,
      ]) {
        const problem = expectProblem(await send(route, body), `${name} ${body.slice(0, 20)}`, [400]);
        expect(problem.code).toBe('INVALID_JSON');
      }
      for (const key of [...keysOf(route.body), 'zzz', '__proto__', 'constructor', 'toString']) {
        const given = keysOf(route.body).includes(key) ? `${key}x` : key;
        const problem = expectProblem(
          await send(route, `{${JSON.stringify(given)}:{"x":1}}`),
          `${name} ${given}`,
          [400],
        );
        const told = problem.errors.find((error: { path: string }) => error.path === given);
        expect(told, `${name} ${given}`).toBeDefined();
        if (given !== key) expect(told.message, `${name} ${given}`).toContain(`did you mean ${key}?`);
      }
      const huge = JSON.stringify({ prompt: 'x'.repeat(300_000) });
      expect(expectProblem(await send(route, huge), `${name} huge`, [413]).code).toBe('PAYLOAD_TOO_LARGE');
      for (const type of [
        'text/plain',
        'application/x-www-form-urlencoded',
        'multipart/form-data; boundary=x',
        'application/xml',
        '',
      ]) {
        expectProblem(await send(route, '{}', { 'content-type': type }), `${name} ${type}`, [415]);
      }
      expectProblem(
        await send(route, '{}', { 'content-type': 'application/json; charset=latin-9' }),
        `${name} charset`,
        [415],
      );
      expectProblem(await send(route, '{}', { 'content-encoding': 'x-unknown' }), `${name} encoding`, [415]);
      expectProblem(await send(route, '{}', { 'content-encoding': 'gzip' }), `${name} not gzip`, [400]);
      expectProblem(await send(route, bomb, { 'content-encoding': 'gzip' }), `${name} gzip`, [413]);
    },
  );

  it('[HTTP-5] a body of thousands of wrong keys, or of one endless key, is answered briefly and soon', async () => {
    const many = JSON.stringify(Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`roundI${i}`, i])));
    const long = JSON.stringify({ ['k'.repeat(200_000)]: 1 });
    const deep = `${'{"a":'.repeat(40_000)}1${'}'.repeat(40_000)}`;
    for (const body of [many, long, deep]) {
      const startedAt = performance.now();
      for (const route of writing.filter((one) => one.access === 'public')) {
        expectProblem(await send(route, body), `${nameOf(route)} ${body.slice(0, 20)}`, [400]);
      }
      expect(performance.now() - startedAt).toBeLessThan(5_000);
    }
  });

  it.each(routes.map((route) => [nameOf(route), route] as const))(
    '[HTTP-6] [HTTP-3] %s: other methods, unknown and repeated query fields, ids that are none',
    async (name, route) => {
      const allowed = routes.filter((other) => other.path === route.path).map((other) => other.method.toUpperCase());
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].filter(
        (one) => !allowed.includes(one),
      )) {
        const reply = await ask(host, pathOf(route), { method, headers: bearer });
        const what = `${method} ${route.path}`;
        const shadowed = routes.some(
          (other) => other.method.toUpperCase() === method && matches(other.path, route.path),
        );
        if (shadowed) expectProblem(reply, what);
        else {
          expect(expectProblem(reply, what, [405]).code).toBe('METHOD_NOT_ALLOWED');
          for (const one of allowed) expect(reply.headers['allow'], what).toContain(one);
        }
      }
      const query = keysOf(route.query);
      const method = route.method.toUpperCase();
      for (const key of [...query.map((known) => `${known}x`), 'zzz', '__proto__', '']) {
        const reply = await ask(host, `${pathOf(route)}?${key}=1`, { method, headers: bearer });
        const problem = expectProblem(reply, `${name} ?${key}`, [400]);
        expect(problem.errors.map((error: { path: string }) => error.path)).toContain(key);
      }
      for (const key of query) {
        expectProblem(
          await ask(host, `${pathOf(route)}?${key}=a&${key}=b`, { method, headers: bearer }),
          `${name} ${key} twice`,
          [400],
        );
        expectProblem(
          await ask(host, `${pathOf(route)}?${key}=${'n'.repeat(500)}`, { method, headers: bearer }),
          `${name} long ${key}`,
        );
      }
      if (!route.path.includes(':id')) return;
      for (const id of ['%', '%zz', '%c0%80', '%ff']) {
        const problem = expectProblem(
          await ask(host, pathOf(route, id), { method, headers: bearer }),
          `${name} ${id}`,
          [400],
        );
        expect(problem.message, `${name} ${id}`).toContain('percent-encoding');
        expect(problem.code, `${name} ${id}`).toBe('INVALID_REQUEST');
      }
      for (const id of ['__proto__', 'constructor', '%00', '%20', '..%2f..', 'n'.repeat(81), '%F0%9F%A6%99']) {
        expectProblem(await ask(host, pathOf(route, id), { method, headers: bearer }), `${name} ${id}`, [400, 404]);
      }
    },
  );

  it('[HTTP-6] addresses that are nothing, or climb, are 404 as problems', async () => {
    for (const path of [
      '/nothing',
      '/api/session',
      '/assets/../../package.json',
      '/assets/%2e%2e/%2e%2e/package.json',
      '/docs/..%2f..%2fpackage.json',
      '/assets/%',
      '/docs/%ff',
      '//evil.example/',
      '/rounds',
      '/rounds/x',
      '/.env',
      '/data/secrets/organizer.key',
      `/${'x'.repeat(5_000)}`,
    ]) {
      const reply = await ask(host, path);
      expectProblem(reply, path, [400, 404, 405]);
      expect(reply.text, path).not.toContain('"dependencies"');
    }
  });

  it('[HTTP-5] what is hardly HTTP at all does no harm', async () => {
    const line = `Host: 127.0.0.1:${host.port}\r\n`;
    const odd: (string | Buffer)[] = [
      'GET /session HTTP/1.1\r\n\r\n',
      'GET /session HTTP/1.0\r\n\r\n',
      `GET /session HTTP/1.1\r\n${line}Host: evil.example\r\n\r\n`,
      `GET http://evil.example/session HTTP/1.1\r\n${line}\r\n`,
      `OPTIONS * HTTP/1.1\r\n${line}Connection: close\r\n\r\n`,
      `CONNECT evil.example:443 HTTP/1.1\r\n${line}\r\n`,
      `TRACE / HTTP/1.1\r\n${line}Connection: close\r\n\r\n`,
      `POST /votes HTTP/1.1\r\n${line}Content-Type: application/json\r\nContent-Length: 500\r\n\r\n{"roundId":`,
      `POST /votes HTTP/1.1\r\n${line}Content-Type: application/json\r\nContent-Length: -5\r\n\r\n{}`,
      `POST /votes HTTP/1.1\r\n${line}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}`,
      `POST /votes HTTP/1.1\r\n${line}Content-Type: application/json\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}`,
      `GET /session HTTP/1.1\r\n${line}X: ${'y'.repeat(40_000)}\r\n\r\n`,
      `GET /ws HTTP/1.1\r\n${line}Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
      `GET /ws HTTP/1.1\r\n${line}Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 1\r\nSec-WebSocket-Key: x\r\n\r\n`,
      `GET /ws HTTP/1.1\r\n${line}Connection: close\r\n\r\n`,
      `GET /session HTTP/1.1\r\n${line}Upgrade: h2c\r\nConnection: Upgrade\r\n\r\n`,
      Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc, 0x03, 0x03]),
      '\r\n\r\n\r\n',
      'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
    ];
    for (const bytes of odd) {
      const answer = await sendBytes(host, bytes);
      expect(answer, String(bytes)).not.toMatch(/^HTTP\/1\.1 (1\d\d|5\d\d)/);
      expect((await host.room.get('/health')).status).toBe(200);
    }
  });
});

/** Whether a concrete path would be taken by a route with a parameter. */
function matches(pattern: string, path: string): boolean {
  return pattern !== path && new RegExp(`^${pattern.replace(':id', '[^/]+')}$`).test(path);
}
