// Requests to model servers from a page.
import type { CallModelServer, ModelReply } from '../../../participant/core/runners/http.ts';
import { RunnerError } from '../../../participant/core/runners/runner.ts';
import { withLimit } from '../../../participant/core/with-limit.ts';
import { presenceOf } from './probe.ts';

/** How long it is asked whether the server is there at all. Milliseconds. */
const PROBE_MS = 4_000;

/** `blocked` is said where the server is there, and the browser keeps its answer from this page. */
export function modelServerCall(blocked: (url: string) => string): CallModelServer {
  return async ({ url, headers, body, signal }) => {
    try {
      return asReply(
        await fetch(url, {
          method: body === undefined ? 'GET' : 'POST',
          headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
          signal,
          cache: 'no-store',
          credentials: 'omit',
          referrerPolicy: 'no-referrer',
        }),
      );
    } catch (error) {
      if (signal.aborted) throw signal.reason as Error;
      const { origin } = new URL(url);
      if ((await presenceOf(`${origin}/`, withLimit(signal, PROBE_MS))) !== 'hidden') throw error;
      throw new RunnerError('RUNNER_BLOCKED', blocked(origin), { cause: error });
    }
  };
}

function asReply(reply: Response): ModelReply {
  return {
    status: reply.status,
    contentType: reply.headers.get('content-type') ?? '',
    body: bytesOf(reply.body),
  };
}

/** Not every browser lets a stream be looped over. Who leaves the loop ends the request, and with it the model's work. */
async function* bytesOf(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array, void> {
  if (body === null) return;
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
