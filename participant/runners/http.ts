/**
 * Requests to model servers. `node:http` rather than `fetch`: fetch gives up when no header came
 * for 300 s, and a large model may take longer than that to load before its first token.
 */
import { request as httpRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { z } from 'zod';

/** Characters kept of an error's body. */
const ERROR_BODY_CHARS = 100_000;

export interface ModelRequest {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON with POST; without it the request is a GET. */
  readonly body?: unknown;
  readonly signal: AbortSignal;
}

export interface ModelReply {
  readonly status: number;
  readonly contentType: string;
  readonly body: AsyncIterable<Uint8Array>;
}

/** Resolves once the status line is there. Rejects with Node's own error (`code`), or the signal's reason. */
export function callModelServer(call: ModelRequest): Promise<ModelReply> {
  const payload = call.body === undefined ? null : JSON.stringify(call.body);
  const start = call.url.startsWith('https:') ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const outgoing = start(
      call.url,
      {
        method: payload === null ? 'GET' : 'POST',
        // One connection a request: a kept-alive one may be dead by the next round.
        agent: false,
        signal: call.signal,
        headers: {
          accept: '*/*',
          ...(payload === null
            ? {}
            : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }),
          ...call.headers,
        },
      },
      (reply: IncomingMessage) => {
        resolve({ status: reply.statusCode ?? 0, contentType: reply.headers['content-type'] ?? '', body: reply });
      },
    );
    outgoing.on('error', (error) => reject(call.signal.aborted ? (call.signal.reason as Error) : error));
    outgoing.end(payload ?? undefined);
  });
}

/** The whole body as text, cut at a size no error needs to exceed. */
export async function readText(body: AsyncIterable<Uint8Array>, maxChars = ERROR_BODY_CHARS): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const bytes of body) {
    text += decoder.decode(bytes, { stream: true });
    if (text.length >= maxChars) break;
  }
  return text.slice(0, maxChars);
}

/** The two shapes model servers put errors in: Ollama's string, OpenAI's object. */
export const errorField = z.union([z.string(), z.object({ message: z.string() }).transform((error) => error.message)]);
const errorBody = z.object({ error: errorField });

/** The server's own words about what went wrong, or null where it said nothing readable. */
export function errorText(body: string): string | null {
  const parsed = errorBody.safeParse(parseJson(body));
  if (parsed.success) return parsed.data.error;
  const plain = body.trim();
  return plain === '' || plain.startsWith('<') ? null : plain.slice(0, 300);
}

/** Undefined instead of an exception: the schema then refuses it. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
