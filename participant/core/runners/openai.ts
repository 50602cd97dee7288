/** OpenAI-compatible servers (LM Studio, llama.cpp, Jan, vLLM, …): server-sent events. */
import { z } from 'zod';
import { withLimit } from '../with-limit.ts';
import { inWords, onlyThinking, refused, streamCut } from './failures.ts';
import type { ServerWords } from './failures.ts';
import { errorField, errorText, parseJson, readText } from './http.ts';
import type { CallModelServer, ModelReply } from './http.ts';
import { readEvents } from './lines.ts';
import { nameList, sameServedModel } from './models.ts';
import { RunnerError } from './runner.ts';
import type { GenerateRequest, Piece, Runner, RunnerCheck } from './runner.ts';

const CHECK_MS = 5_000;

const modelsReply = z.object({ data: z.array(z.object({ id: z.string() })) });

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

export interface OpenAiOptions {
  /** With `/v1`, without a trailing slash. */
  readonly url: string;
  readonly model: string;
  readonly apiKey: string | null;
  readonly call: CallModelServer;
  /** Whether an answer by another model is an error; otherwise it is only said. */
  readonly strictModel: boolean;
  /** The server in words, and as `register.runner`. */
  readonly words: { readonly runner: string; readonly name: string; readonly cure: string };
  /** Told what is odd but not wrong. */
  readonly onNote: (text: string) => void;
}

export function openAiRunner(options: OpenAiOptions): Runner {
  const { url, model, apiKey, words, call } = options;
  const server: ServerWords = { name: words.name, url, cure: words.cure };
  const headers: Record<string, string> = apiKey === null ? {} : { authorization: `Bearer ${apiKey}` };

  function refusal(status: number, said: string | null): RunnerError {
    if (status !== 401 && status !== 403) return refused(server, status, said);
    const problem = apiKey === null ? 'asks for an API key' : 'does not accept this API key';
    const cure = 'put the right one in a file and pass --api-key-file, or set OPENAI_API_KEY';
    return new RunnerError('RUNNER_REFUSED', `${words.name} at ${url} ${problem}; ${cure}.`);
  }

  async function check(signal: AbortSignal): Promise<RunnerCheck> {
    const limited = withLimit(signal, CHECK_MS);
    try {
      const reply = await call({ url: `${url}/models`, headers, signal: limited });
      const text = await readText(reply.body, Infinity);
      const parsed = modelsReply.safeParse(parseJson(text));
      const cannotList = reply.status === 404 || reply.status === 405 || (reply.status === 200 && !parsed.success);
      if (cannotList && !options.strictModel) {
        return { ok: true, note: `${words.name} does not list its models; ${model} will be tried as it is.` };
      }
      if (reply.status !== 200) throw refusal(reply.status, errorText(text));
      if (!parsed.success) {
        throw new RunnerError('STREAM_INVALID', `What answers at ${url} is not ${words.name}; check the address.`);
      }
      const names = parsed.data.data.map((entry) => entry.id);
      if (!names.some((name) => sameServedModel(model, name))) throw missing(words.name, model, names);
      return { ok: true, note: null };
    } catch (error) {
      const told = inWords(error, server, signal, false);
      if (told instanceof RunnerError) return { ok: false, code: told.code, message: told.message };
      throw told;
    }
  }

  function checkServed(served: string): void {
    if (sameServedModel(model, served)) return;
    const text = `${words.name} answered with ${served}, not with ${model}; load ${model} there, or pass --model ${served}.`;
    if (options.strictModel) throw new RunnerError('MODEL_MISMATCH', text);
    options.onNote(text);
  }

  async function* generate(request: GenerateRequest, signal: AbortSignal): AsyncGenerator<Piece, void> {
    let streaming = false;
    try {
      const body = chatBody(model, request);
      const reply = await call({ url: `${url}/chat/completions`, headers, body, signal });
      if (reply.status !== 200) throw refusal(reply.status, errorText(await readText(reply.body)));
      streaming = true;
      yield* answerOf(reply, request.maxTokens);
    } catch (error) {
      throw inWords(error, server, signal, streaming);
    }
  }

  async function* answerOf(reply: ModelReply, maxTokens: number): AsyncGenerator<Piece, void> {
    if (/^application\/json/i.test(reply.contentType)) throw notStreaming(words.name, await readText(reply.body));
    let served: string | null = null;
    let wrote = false;
    let thought = false;
    let finished = false;
    for await (const data of readEvents(reply.body)) {
      if (data.trim() === '[DONE]') {
        finished = true;
        break;
      }
      const parsed = chunk.safeParse(parseJson(data));
      if (!parsed.success) throw new RunnerError('STREAM_INVALID', `${words.name} sent an event that cannot be read.`);
      if ('error' in parsed.data) throw new RunnerError('RUNNER_FAILED', `${words.name} failed: ${parsed.data.error}`);
      if (served === null && parsed.data.model) {
        served = parsed.data.model;
        checkServed(served);
      }
      const choice = parsed.data.choices[0];
      const delta = choice?.delta;
      thought ||= Boolean(delta?.reasoning_content || delta?.reasoning);
      // Some servers close after the reason to finish, without [DONE].
      finished ||= Boolean(choice?.finish_reason);
      if (!delta?.content) continue;
      wrote = true;
      yield { text: delta.content };
    }
    if (!finished) throw streamCut(server);
    if (thought && !wrote) throw onlyThinking(model, maxTokens);
  }

  return { name: words.runner, model, check, generate };
}

function missing(name: string, model: string, names: readonly string[]): RunnerError {
  const have = nameList(names);
  const cure =
    have === null ? `it has none loaded; load ${model} first` : `it has: ${have}. Pass one of these as --model`;
  return new RunnerError('MODEL_MISSING', `${name} does not offer a model called ${model}; ${cure}.`);
}

/** Errors can come as JSON with status 200. */
function notStreaming(name: string, body: string): RunnerError {
  const failed = z.object({ error: errorField }).safeParse(parseJson(body));
  if (failed.success) return new RunnerError('RUNNER_FAILED', `${name} failed: ${failed.data.error}`);
  return new RunnerError('STREAM_INVALID', `${name} does not stream its answers; update it, or use another server.`);
}

function chatBody(model: string, request: GenerateRequest): unknown {
  const { prompt, maxTokens, temperature, seed } = request;
  return {
    model,
    messages: [{ role: 'user', content: prompt }],
    stream: true,
    stream_options: { include_usage: true },
    max_tokens: maxTokens,
    temperature,
    ...(seed === null ? {} : { seed }),
  };
}
