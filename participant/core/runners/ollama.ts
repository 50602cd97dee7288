/** Ollama's own HTTP interface: newline-delimited JSON. */
import { z } from 'zod';
import type { Heard, Protocol } from './heard.ts';
import { errorField, parseJson } from './http.ts';
import { readLines } from './lines.ts';
import { KEEP_ALIVE } from './loading.ts';

/** It says some milliseconds even of a model in memory; that is no loading. */
const LOAD_NS = 250e6;

const chatLine = z.union([
  // First: a line with an error has nothing else, and may come after text with status 200.
  z.object({ error: errorField }),
  z.object({
    model: z.string().nullish(),
    message: z.object({ content: z.string().default(''), thinking: z.string().nullish() }).nullish(),
    done: z.boolean(),
    load_duration: z.number().nullish(),
  }),
]);

export const ollamaProtocol: Protocol = {
  path: '/api/chat',
  body: (_server, model, { prompt, maxTokens, temperature, seed }) => ({
    model,
    messages: [{ role: 'user', content: prompt }],
    stream: true,
    keep_alive: KEEP_ALIVE.ollama,
    options: { num_predict: maxTokens, temperature, ...(seed === null ? {} : { seed }) },
  }),
  async *read({ failures }, reply): AsyncGenerator<Heard, void> {
    for await (const text of readLines(reply.body, failures.words.endlessLine)) {
      const line = chatLine.safeParse(parseJson(text));
      if (!line.success) throw failures.garbage(text, reply.contentType);
      if ('error' in line.data) throw failures.failed(line.data.error);
      const { message, done, load_duration: loadNs, model } = line.data;
      if (model) yield { kind: 'served', model };
      if (message?.thinking) yield { kind: 'thought' };
      if (message?.content) yield { kind: 'text', text: message.content };
      if (!done) continue;
      if (loadNs && loadNs >= LOAD_NS) yield { kind: 'loaded', ms: loadNs / 1e6 };
      yield { kind: 'end', filtered: false };
      return;
    }
  },
};
