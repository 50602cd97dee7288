/** OpenAI-compatible servers (LM Studio, llama.cpp, Jan, vLLM, …): server-sent events. */
import { z } from 'zod';
import type { Heard, Protocol } from './heard.ts';
import { errorField, looksLikePage, parseJson, readText } from './http.ts';
import type { ModelReply } from './http.ts';
import { readEvents } from './lines.ts';
import { KEEP_ALIVE } from './loading.ts';
import type { RunnerError } from './runner.ts';
import type { Server } from './server.ts';

const thinkingText = z.string().nullish();
const chunk = z.union([
  z.object({ error: errorField }),
  z.object({
    model: z.string().nullish(),
    choices: z
      .array(
        z.object({
          delta: z
            .object({ content: z.string().nullish(), reasoning_content: thinkingText, reasoning: thinkingText })
            .nullish(),
          finish_reason: z.string().nullish(),
        }),
      )
      // The chunk that carries the usage has no choice.
      .default([]),
  }),
]);

export const openAiProtocol: Protocol = {
  path: '/chat/completions',
  body: ({ kind }, model, { prompt, maxTokens, temperature, seed }) => ({
    model,
    messages: [{ role: 'user', content: prompt }],
    stream: true,
    stream_options: { include_usage: true },
    max_tokens: maxTokens,
    temperature,
    ...(seed === null ? {} : { seed }),
    ...(kind === 'lmstudio' ? { ttl: KEEP_ALIVE.lmStudioSeconds } : {}),
  }),
  async *read(server, reply): AsyncGenerator<Heard, void> {
    if (/^(application\/json|text\/html)/i.test(reply.contentType)) throw await notStreaming(server, reply);
    const { failures } = server;
    let finished = false;
    let filtered = false;
    for await (const data of readEvents(reply.body, failures.words.endlessLine)) {
      if (data.trim() === '[DONE]') {
        finished = true;
        break;
      }
      const parsed = chunk.safeParse(parseJson(data));
      if (!parsed.success) throw failures.garbage(data);
      if ('error' in parsed.data) throw failures.failed(parsed.data.error);
      const { model, choices } = parsed.data;
      const choice = choices[0];
      const delta = choice?.delta;
      if (model) yield { kind: 'served', model };
      if (delta?.reasoning_content || delta?.reasoning) yield { kind: 'thought' };
      if (delta?.content) yield { kind: 'text', text: delta.content };
      // Some servers close after the reason to finish, without [DONE].
      finished ||= Boolean(choice?.finish_reason);
      filtered ||= choice?.finish_reason === 'content_filter';
    }
    if (finished) yield { kind: 'end', filtered };
  },
};

/** Errors can come as JSON with status 200. */
async function notStreaming({ failures }: Server, reply: ModelReply): Promise<RunnerError> {
  const body = await readText(reply.body);
  const json = parseJson(body);
  const error = z.object({ error: errorField }).safeParse(json);
  if (error.success) return failures.failed(error.data.error);
  if (json === undefined || looksLikePage(body)) return failures.garbage(body, reply.contentType);
  return failures.say('STREAM_INVALID', failures.words.notStreaming(failures.who));
}
