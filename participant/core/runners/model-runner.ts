/** A model on a model server of any kind: checked, loaded, and heard without its thinking. */
import { withLimit } from '../with-limit.ts';
import type { Protocol } from './heard.ts';
import { readText } from './http.ts';
import type { ModelReply } from './http.ts';
import { listModels } from './listing.ts';
import { isLoaded, loadModel } from './loading.ts';
import { nameList, sameOllamaModel, sameServedModel } from './models.ts';
import { ollamaProtocol } from './ollama.ts';
import { openAiProtocol } from './openai.ts';
import { askPatiently } from './patience.ts';
import { watchQuiet } from './quiet.ts';
import { RunnerError } from './runner.ts';
import type { GenerateRequest, Loaded, Piece, Runner, RunnerCheck } from './runner.ts';
import { Server } from './server.ts';
import type { ServerOptions } from './server.ts';
import { spoken } from './spoken.ts';

const CHECK_MS = 5_000;
/** Whether the model is in memory is asked before each answer, and never for long. */
const GLANCE_MS = 1_000;

export interface ModelRunnerOptions extends ServerOptions {
  /** As the server lists it: see `findModel`. */
  readonly model: string;
  /** Told what is odd but not wrong, in words. */
  readonly onNote: (text: string) => void;
  /** First wait before a busy or loading server is asked again, in milliseconds. */
  readonly retryMs?: number;
  /** Silence after which a note says so, in milliseconds. */
  readonly quietMs?: number;
}

export function modelRunner(options: ModelRunnerOptions): Runner {
  const { kind, url, model, onNote, retryMs = 1_000, quietMs = 20_000 } = options;
  const { surface = 'terminal' } = options;
  const server = new Server(options);
  const { failures } = server;
  const { words, who } = failures;
  const protocol: Protocol = kind === 'ollama' ? ollamaProtocol : openAiProtocol;
  const same = kind === 'ollama' ? sameOllamaModel : sameServedModel;
  /** Others, and clouds behind Ollama, may have names of their own for what was asked for. */
  const strict = kind !== 'openai' && !(kind === 'ollama' && /cloud/i.test(model));

  function missing(names: readonly string[]): RunnerError {
    const have = nameList(names, words.and);
    const text = kind === 'ollama' ? words.notPulled(model, have) : words.notOffered(who, model, have, surface);
    return new RunnerError('MODEL_MISSING', text);
  }

  async function find(signal: AbortSignal): Promise<string | null> {
    const models = await listModels(server, signal);
    if (models === null) {
      if (kind === 'lmstudio' || kind === 'llamacpp') throw failures.garbage('');
      return words.noList(who, model);
    }
    const found = models.find(({ name }) => same(model, name));
    if (!found) throw missing(models.filter(({ embedding }) => !embedding).map(({ name }) => name));
    if (found.embedding) throw new RunnerError('EMBEDDING_MODEL', words.embedding(found.name));
    return null;
  }

  async function check(signal: AbortSignal): Promise<RunnerCheck> {
    const limited = withLimit(signal, CHECK_MS);
    try {
      return { ok: true, note: await find(limited) };
    } catch (error) {
      const told = failures.inWords(error, signal, false);
      if (!(told instanceof RunnerError)) throw told;
      // It is there and will be ready: waiting for it is what `load` does.
      if (told.code === 'MODEL_LOADING') return { ok: true, note: told.message };
      return { ok: false, code: told.code, message: told.message };
    }
  }

  async function load(signal: AbortSignal, progress: (text: string) => void): Promise<Loaded> {
    try {
      if (await isLoaded(server, model, signal)) {
        progress(words.alreadyLoaded(model));
        return { loadMs: 0 };
      }
      progress(words.loading(who, model));
      return { loadMs: (await bring(signal)) ?? (await warm(signal, progress)) };
    } catch (error) {
      throw failures.inWords(error, signal, false);
    }
  }

  async function bring(signal: AbortSignal): Promise<number | null> {
    try {
      return await loadModel(server, model, signal);
    } catch (error) {
      if (!(error instanceof RunnerError && error.code === 'MODEL_MISSING')) throw error;
      throw (await missingNow(signal)) ?? error;
    }
  }

  /** The first token of a server that loads when it is first asked. */
  async function warm(signal: AbortSignal, progress: (text: string) => void): Promise<number> {
    progress(words.warming(model));
    const startedAt = performance.now();
    try {
      for await (const piece of answer({ prompt: 'Oi', maxTokens: 1, temperature: 0, seed: null }, signal, progress)) {
        if (piece.text !== '') break;
      }
    } catch (error) {
      // It thought, or had nothing to say: it is in memory all the same.
      if (!(error instanceof RunnerError && error.code === 'NO_ANSWER')) throw error;
    }
    return performance.now() - startedAt;
  }

  async function* generate(request: GenerateRequest, signal: AbortSignal): AsyncGenerator<Piece, void> {
    try {
      if ((await isLoaded(server, model, withLimit(signal, GLANCE_MS)).catch(() => null)) === false) {
        onNote(words.loading(who, model));
        const loadMs = await bring(signal);
        if (loadMs !== null) yield { text: '', loadMs };
      }
      yield* answer(request, signal, onNote);
    } catch (error) {
      throw failures.inWords(error, signal, false);
    }
  }

  async function* answer(
    request: GenerateRequest,
    signal: AbortSignal,
    note: (text: string) => void,
  ): AsyncGenerator<Piece, void> {
    const base = kind === 'ollama' ? server.root : url;
    const body = protocol.body(server, model, request);
    const quiet = watchQuiet(quietMs, (seconds, started) => note(words.quiet(who, seconds, started)));
    let streaming = false;
    try {
      const open = () => server.open(`${base}${protocol.path}`, signal, body);
      const { reply, loadMs } = await askPatiently(open, { server, signal, retryMs, onNote: note });
      if (loadMs > 0) yield { text: '', loadMs };
      if (reply.status !== 200) throw await refusal(reply, signal);
      streaming = true;
      const listener = { server, model, same, strict, maxTokens: request.maxTokens, surface, note };
      for await (const piece of spoken(protocol.read(server, reply), listener)) {
        quiet.heard();
        yield piece;
      }
    } catch (error) {
      throw failures.inWords(error, signal, streaming);
    } finally {
      quiet.stop();
    }
  }

  async function refusal(reply: ModelReply, signal: AbortSignal): Promise<RunnerError> {
    const text = await readText(reply.body);
    const plain = failures.refused(reply.status, text, reply.contentType);
    if (reply.status !== 404 || plain.code === 'STREAM_INVALID') return plain;
    return (await missingNow(signal)) ?? plain;
  }

  /** Null where the model is listed, or nothing is. */
  async function missingNow(signal: AbortSignal): Promise<RunnerError | null> {
    const names = (await listModels(server, signal).catch(() => null))?.map(({ name }) => name);
    return names === undefined || names.some((name) => same(model, name)) ? null : missing(names);
  }

  return { name: kind, model, check, load, generate };
}
