/** What a server's stream says, whatever its protocol. */
import type { ModelReply } from './http.ts';
import type { GenerateRequest } from './runner.ts';
import type { Server } from './server.ts';

export type Heard =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'thought' }
  /** The model that answers, in its server's words. */
  | { readonly kind: 'served'; readonly model: string }
  | { readonly kind: 'loaded'; readonly ms: number }
  /** Nothing comes after it; a stream without one was cut. */
  | { readonly kind: 'end'; readonly filtered: boolean };

export interface Protocol {
  readonly path: string;
  body(server: Server, model: string, request: GenerateRequest): unknown;
  /** Throws `RunnerError` for an error inside the stream and for what is no such stream. */
  read(server: Server, reply: ModelReply): AsyncIterable<Heard>;
}
