/** Bringing a model into memory, the way each server does it. */
import { z } from 'zod';
import { shown } from './failures.ts';
import { errorText } from './http.ts';
import { inOllama, listModels, llamaCppHealthy, lmStudioV1, openAiList } from './listing.ts';
import type { OpenAiEntry } from './listing.ts';
import { sameOllamaModel, sameServedModel } from './models.ts';
import { pause } from './pause.ts';
import type { RunnerError } from './runner.ts';
import type { Asked, Server } from './server.ts';

/** Until after the night's longest break. */
export const KEEP_ALIVE = { ollama: '2h', lmStudioSeconds: 7_200 } as const;

/** How often a server that loads is asked whether it is done. */
const POLL_MS = 500;

/** In memory now; null where the server does not say. Never throws but for the signal. */
export async function isLoaded(server: Server, model: string, signal: AbortSignal): Promise<boolean | null> {
  try {
    if (server.kind === 'ollama') {
      return (await inOllama(server, signal))?.some((name) => sameOllamaModel(name, model)) ?? null;
    }
    if (server.kind !== 'lmstudio' && server.kind !== 'llamacpp') return null;
    const models = await listModels(server, signal);
    return models?.find(({ name }) => sameServedModel(model, name))?.loaded ?? null;
  } catch (error) {
    if (signal.aborted) throw error;
    return null;
  }
}

/** Loads under way: two participants with one model would make LM Studio load it twice. */
const underWay = new Map<string, Promise<unknown>>();

/**
 * Milliseconds it took: what the server says, else measured. Null: this server has no way but a first
 * generation.
 */
export async function loadModel(server: Server, model: string, signal: AbortSignal): Promise<number | null> {
  const key = `${server.root} ${model}`;
  const startedAt = performance.now();
  for (let other = underWay.get(key); other !== undefined; other = underWay.get(key)) {
    await settled(other, signal);
    if (await isLoaded(server, model, signal)) return performance.now() - startedAt;
  }
  const loading = load(server, model, signal);
  underWay.set(key, loading);
  try {
    return await loading;
  } finally {
    underWay.delete(key);
  }
}

/** However it ends, or the signal's reason. */
function settled(other: Promise<unknown>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    other.then(
      () => resolve(),
      () => resolve(),
    );
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}

function load(server: Server, model: string, signal: AbortSignal): Promise<number | null> {
  switch (server.kind) {
    case 'ollama':
      return loadInOllama(server, model, signal);
    case 'lmstudio':
      return loadInLmStudio(server, model, signal);
    case 'llamacpp':
      return loadInLlamaCpp(server, model, signal);
    case 'jan':
    case 'openai':
      return Promise.resolve(null);
  }
}

const ollamaLoaded = z.object({ load_duration: z.number().optional() });

/** An empty prompt only loads. */
async function loadInOllama(server: Server, model: string, signal: AbortSignal): Promise<number> {
  const startedAt = performance.now();
  const body = { model, stream: false, keep_alive: KEEP_ALIVE.ollama };
  const asked = await server.ask(`${server.root}/api/generate`, signal, body);
  const error = z.object({ error: z.string() }).safeParse(asked.json);
  if (asked.status !== 200 || error.success) throw loadFailure(server, model, asked);
  const nanoseconds = ollamaLoaded.safeParse(asked.json).data?.load_duration;
  return nanoseconds === undefined ? performance.now() - startedAt : nanoseconds / 1e6;
}

const lmStudioLoaded = z.object({ status: z.string(), load_time_seconds: z.number().optional() });

/** Null where its version has no such request: the first generation then loads. */
async function loadInLmStudio(server: Server, model: string, signal: AbortSignal): Promise<number | null> {
  const listed = await server.ask(`${server.root}/api/v1/models`, signal);
  const models = lmStudioV1.safeParse(listed.json).data?.models;
  const key = models?.find((entry) => sameServedModel(model, entry.key))?.key;
  if (key === undefined) return null;
  const startedAt = performance.now();
  const asked = await server.ask(`${server.root}/api/v1/models/load`, signal, { model: key });
  const parsed = lmStudioLoaded.safeParse(asked.json);
  if (asked.status === 404 || asked.status === 405) return null;
  if (asked.status !== 200 || !parsed.success) throw loadFailure(server, model, asked);
  const seconds = parsed.data.load_time_seconds;
  return seconds === undefined ? performance.now() - startedAt : seconds * 1_000;
}

async function loadInLlamaCpp(server: Server, model: string, signal: AbortSignal): Promise<number | null> {
  const startedAt = performance.now();
  const find = async (): Promise<OpenAiEntry | undefined> => {
    const asked = await server.ask(`${server.root}/models`, signal);
    return openAiList.safeParse(asked.json).data?.data.find(({ id }) => sameServedModel(model, id));
  };
  const entry = await find();
  if (!entry?.status?.value) {
    while ((await llamaCppHealthy(server, signal)) === false) await pause(POLL_MS, signal);
    return performance.now() - startedAt;
  }
  // It wakes by being asked for an answer.
  if (entry.status.value === 'sleeping') return null;
  if (entry.status.value !== 'loading') {
    const asked = await server.ask(`${server.root}/models/load`, signal, { model: entry.id });
    if (asked.status !== 200) throw loadFailure(server, model, asked);
  }
  for (;;) {
    const status = (await find())?.status;
    if (status?.value === 'loaded') return performance.now() - startedAt;
    if (status?.failed) {
      const { words, who } = server.failures;
      throw server.failures.say('MODEL_LOAD_FAILED', words.loadFailed(who, model, words.noReason));
    }
    await pause(POLL_MS, signal);
  }
}

function loadFailure(server: Server, model: string, asked: Asked): RunnerError {
  const said = shown(errorText(asked.text));
  const plain = server.failures.refused(asked.status, asked.text, asked.contentType);
  if (said === null || plain.code === 'KEY_NEEDED' || plain.code === 'RUNNER_BUSY') return plain;
  const { words, who } = server.failures;
  if (asked.status === 404) return server.failures.say('MODEL_MISSING', words.refused(who, asked.status, said));
  return server.failures.say('MODEL_LOAD_FAILED', words.loadFailed(who, model, said.replace(/[.!]+$/, '')));
}
