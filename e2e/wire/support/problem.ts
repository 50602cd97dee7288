// What a refusal over HTTP must look like, whoever reads it.
import { expect } from 'vitest';
import { errors } from '../../../protocol/errors.ts';
import type { Frame } from '../../fixtures/wire.ts';

interface Answered {
  readonly status: number;
  readonly text: string;
  readonly json: Frame;
  readonly headers: unknown;
}

/** Checks a refusal against RFC 9457 and what old clients read; the answer is its body. */
export function expectProblem(reply: Answered, what: string, statuses?: readonly number[]): Frame {
  expect(reply.status, `${what}: ${reply.text.slice(0, 300)}`).toBeGreaterThanOrEqual(400);
  expect(reply.status, `${what}: ${reply.text.slice(0, 300)}`).toBeLessThan(500);
  if (statuses !== undefined) expect(statuses, `${what}: ${reply.text.slice(0, 300)}`).toContain(reply.status);
  const headers = reply.headers;
  const type = headers instanceof Headers ? headers.get('content-type') : (headers as Frame)['content-type'];
  expect(type, what).toContain('application/problem+json');
  const known = errors[reply.json.code as keyof typeof errors];
  expect(known, `${what}: ${reply.json.code}`).toBeDefined();
  expect(reply.json, what).toMatchObject({
    type: expect.stringMatching(/^urn:llm-arena:problem:/),
    title: known.message,
    status: reply.status,
    detail: expect.any(String),
    instance: expect.any(String),
    error: known.message,
    message: expect.stringContaining(known.message.slice(0, 10)),
  });
  expect(reply.text, what).not.toMatch(/node_modules|at \w+ \(|\.ts:\d/);
  expect(reply.text.length, what).toBeLessThan(20_000);
  return reply.json;
}
