/** What runners and model servers say to each other, whatever carries it. */
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
  /** The header, where the platform shows it. */
  readonly retryAfter?: string | null;
  readonly body: AsyncIterable<Uint8Array>;
}

/**
 * Resolves once the status line is there. Rejects with the platform's own error (on Node with its
 * `code`), or the signal's reason. Node and the browser each bring their own.
 */
export type CallModelServer = (call: ModelRequest) => Promise<ModelReply>;

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
const errorBody = z.union([
  z.object({ error: errorField }).transform((body) => body.error),
  z.object({ message: z.string() }).transform((body) => body.message),
  z.object({ detail: z.string() }).transform((body) => body.detail),
]);

/** The server's own words about what went wrong, or null where it said nothing readable. */
export function errorText(body: string): string | null {
  const parsed = errorBody.safeParse(parseJson(body));
  if (parsed.success) return parsed.data.trim() || null;
  const plain = body.trim();
  return plain === '' || looksLikePage(plain) || parseJson(plain) !== undefined ? null : plain.slice(0, 300);
}

/** A web page where an answer should be: some other program has the port. */
export function looksLikePage(body: string): boolean {
  return /^\s*<(!doctype|html|head|body|\?xml)/i.test(body);
}

/** Undefined instead of an exception: the schema then refuses it. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
