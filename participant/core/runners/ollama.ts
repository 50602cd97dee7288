/** Ollama's own HTTP interface: newline-delimited JSON. */
import { z } from 'zod';
import { withLimit } from '../with-limit.ts';
import { inWords, onlyThinking, refused, streamCut } from './failures.ts';
import type { ServerWords } from './failures.ts';
import { errorField, errorText, parseJson, readText } from './http.ts';
import type { CallModelServer } from './http.ts';
import { readLines } from './lines.ts';
import { nameList, sameOllamaModel } from './models.ts';
import { RunnerError } from './runner.ts';
import type { GenerateRequest, Piece, Runner, RunnerCheck } from './runner.ts';

const CHECK_MS = 5_000;

const tagsReply = z.object({ models: z.array(z.object({ name: z.string() })) });

const chatLine = z.union([
  // First: a line with an error has nothing else, and may come after text with status 200.
  z.object({ error: errorField }),
  z.object({
    message: z.object({ content: z.string().default(''), thinking: z.string().nullish() }).nullish(),
    done: z.boolean().default(false),
  }),
]);

export interface OllamaOptions {
  /** Without a trailing slash. */
  readonly url: string;
  readonly model: string;
  readonly call: CallModelServer;
}

export function ollamaRunner({ url, model, call }: OllamaOptions): Runner {
  const server: ServerWords = { name: 'Ollama', url, cure: 'start it with `ollama serve`' };
  const missing = (names: readonly string[]): RunnerError => {
    const have = nameList(names);
    const list = have === null ? 'there are no models yet' : `you have: ${have}`;
    return new RunnerError(
      'MODEL_MISSING',
      `Model ${model} is not pulled; ${list}. Get it with \`ollama pull ${model}\`.`,
    );
  };

  async function installed(signal: AbortSignal): Promise<string[]> {
    const reply = await call({ url: `${url}/api/tags`, signal });
    const text = await readText(reply.body, Infinity);
    if (reply.status !== 200) throw refused(server, reply.status, errorText(text));
    const parsed = tagsReply.safeParse(parseJson(text));
    if (!parsed.success) {
      throw new RunnerError('STREAM_INVALID', `What answers at ${url} is not Ollama; check the address.`);
    }
    return parsed.data.models.map((entry) => entry.name);
  }

  async function check(signal: AbortSignal): Promise<RunnerCheck> {
    const limited = withLimit(signal, CHECK_MS);
    try {
      const names = await installed(limited);
      if (!names.some((name) => sameOllamaModel(name, model))) throw missing(names);
      return { ok: true, note: null };
    } catch (error) {
      const told = inWords(error, server, signal, false);
      if (told instanceof RunnerError) return { ok: false, code: told.code, message: told.message };
      throw told;
    }
  }

  async function refusal(status: number, body: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<RunnerError> {
    const said = errorText(await readText(body));
    if (status === 404) return missing(await installed(signal));
    return refused(server, status, said);
  }

  async function* generate(request: GenerateRequest, signal: AbortSignal): AsyncGenerator<Piece, void> {
    let streaming = false;
    try {
      const reply = await call({ url: `${url}/api/chat`, body: chatBody(model, request), signal });
      if (reply.status !== 200) throw await refusal(reply.status, reply.body, signal);
      streaming = true;
      let wrote = false;
      let thought = false;
      for await (const text of readLines(reply.body)) {
        const line = chatLine.safeParse(parseJson(text));
        if (!line.success) {
          throw new RunnerError('STREAM_INVALID', `What answers at ${url} does not speak Ollama's language.`);
        }
        if ('error' in line.data) throw new RunnerError('RUNNER_FAILED', `Ollama failed: ${line.data.error}`);
        const { message, done } = line.data;
        thought ||= (message?.thinking ?? '') !== '';
        if (message && message.content !== '') {
          wrote = true;
          yield { text: message.content };
        }
        if (!done) continue;
        if (thought && !wrote) throw onlyThinking(model, request.maxTokens);
        return;
      }
      throw streamCut(server);
    } catch (error) {
      throw inWords(error, server, signal, streaming);
    }
  }

  return { name: 'ollama', model, check, generate };
}

function chatBody(model: string, request: GenerateRequest): unknown {
  const { prompt, maxTokens, temperature, seed } = request;
  return {
    model,
    messages: [{ role: 'user', content: prompt }],
    stream: true,
    options: { num_predict: maxTokens, temperature, ...(seed === null ? {} : { seed }) },
  };
}
