/** One model server: where it is, how it is called, and what is said about it. */
import type { Language } from '../language.ts';
import { rootOf } from './addresses.ts';
import { Failures } from './failures.ts';
import { parseJson, readText } from './http.ts';
import type { CallModelServer, ModelReply } from './http.ts';
import type { ServerKind, Surface } from './kinds.ts';

export interface ServerOptions {
  readonly kind: ServerKind;
  /** As `serverAddress` gives it: with `/v1` for the OpenAI kinds, without a trailing slash. */
  readonly url: string;
  readonly apiKey?: string | null;
  readonly call: CallModelServer;
  readonly language: Language;
  readonly surface?: Surface;
}

export interface Asked {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
  /** Undefined where the text is no JSON. */
  readonly json: unknown;
}

export class Server {
  readonly kind: ServerKind;
  readonly url: string;
  /** Where the server's own interface starts. */
  readonly root: string;
  readonly failures: Failures;
  readonly #call: CallModelServer;
  readonly #headers: Readonly<Record<string, string>>;

  constructor({ kind, url, apiKey = null, call, language, surface = 'terminal' }: ServerOptions) {
    this.kind = kind;
    this.url = url;
    this.root = rootOf(url);
    this.failures = new Failures({ kind, url, keyGiven: apiKey !== null, language, surface });
    this.#call = call;
    this.#headers = apiKey === null ? {} : { authorization: `Bearer ${apiKey}` };
  }

  open(url: string, signal: AbortSignal, body?: unknown): Promise<ModelReply> {
    return this.#call({ url, headers: this.#headers, signal, ...(body === undefined ? {} : { body }) });
  }

  /** The whole answer, whatever its status. */
  async ask(url: string, signal: AbortSignal, body?: unknown): Promise<Asked> {
    const { status, contentType, body: bytes } = await this.open(url, signal, body);
    const text = await readText(bytes, MAX_BODY_CHARS);
    return { status, contentType, text, json: parseJson(text) };
  }
}

/** A list of a thousand models is far below it; a server that sends more is not one. */
const MAX_BODY_CHARS = 8_000_000;
