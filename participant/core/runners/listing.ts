/** The models a server has, with what it tells about them. */
import { z } from 'zod';
import { wantsKey } from './failures.ts';
import { detailOf, looksEmbedding, modelInfo } from './kinds.ts';
import type { ModelInfo } from './kinds.ts';
import { sameOllamaModel } from './models.ts';
import type { Asked, Server } from './server.ts';

/** Null where the server has no list. Throws `RunnerError`, or what the call threw. */
export function listModels(server: Server, signal: AbortSignal): Promise<ModelInfo[] | null> {
  switch (server.kind) {
    case 'ollama':
      return listOllama(server, signal);
    case 'lmstudio':
      return listLmStudio(server, signal);
    case 'llamacpp':
      return listLlamaCpp(server, signal);
    case 'jan':
    case 'openai':
      return listOpenAi(server, signal);
  }
}

const text = z.string().nullable().default(null).catch(null);
const size = z.number().nullable().default(null).catch(null);

export const tagsReply = z.object({
  models: z.array(
    z.object({
      name: z.string(),
      size,
      capabilities: z.array(z.string()).nullable().default(null).catch(null),
      details: z
        .object({ family: text, parameter_size: text, quantization_level: text })
        .nullable()
        .default(null)
        .catch(null),
    }),
  ),
});
const running = z.object({ models: z.array(z.object({ name: z.string() })) });

async function listOllama(server: Server, signal: AbortSignal): Promise<ModelInfo[]> {
  const [tags, inMemory] = await Promise.all([server.ask(`${server.root}/api/tags`, signal), inOllama(server, signal)]);
  const parsed = tagsReply.safeParse(tags.json);
  if (tags.status !== 200) throw server.failures.refused(tags.status, tags.text, tags.contentType);
  if (!parsed.success) throw server.failures.garbage(tags.text, tags.contentType);
  return parsed.data.models.map(({ name, size: bytes, details, capabilities }) =>
    modelInfo(name, {
      loaded: inMemory === null ? null : inMemory.some((other) => sameOllamaModel(other, name)),
      embedding: looksEmbedding(name) || /bert/i.test(details?.family ?? '') || onlyEmbeds(capabilities),
      sizeBytes: bytes,
      detail: detailOf([details?.parameter_size, details?.quantization_level]),
    }),
  );
}

function onlyEmbeds(capabilities: readonly string[] | null): boolean {
  return capabilities !== null && capabilities.includes('embedding') && !capabilities.includes('completion');
}

/** Names of what is in memory; null where it does not say. */
export async function inOllama(server: Server, signal: AbortSignal): Promise<string[] | null> {
  try {
    const parsed = running.safeParse((await server.ask(`${server.root}/api/ps`, signal)).json);
    return parsed.success ? parsed.data.models.map(({ name }) => name) : null;
  } catch {
    return null;
  }
}

const quantization = z
  .union([z.string(), z.object({ name: text }).transform((entry) => entry.name ?? null)])
  .nullable()
  .default(null)
  .catch(null);

export const lmStudioV1 = z.object({
  models: z.array(
    z.object({
      key: z.string(),
      type: text,
      quantization,
      size_bytes: size,
      params_string: text,
      loaded_instances: z.array(z.object({ id: z.string() })).catch([]),
    }),
  ),
});
export const lmStudioV0 = z.object({
  data: z.array(z.object({ id: z.string(), type: text, state: z.string(), quantization })),
});

async function listLmStudio(server: Server, signal: AbortSignal): Promise<ModelInfo[]> {
  const asked = await server.ask(`${server.root}/api/v1/models`, signal);
  const newest = lmStudioV1.safeParse(asked.json);
  if (!newest.success && wantsKey(asked.status, asked.text)) throw server.failures.refused(asked.status, asked.text);
  if (newest.success) {
    return newest.data.models.map((entry) =>
      modelInfo(entry.key, {
        loaded: entry.loaded_instances.length > 0,
        embedding: isEmbedding(entry.type, entry.key),
        sizeBytes: entry.size_bytes,
        detail: detailOf([entry.params_string, entry.quantization]),
      }),
    );
  }
  const older = lmStudioV0.safeParse((await server.ask(`${server.root}/api/v0/models`, signal)).json);
  if (older.success) {
    return older.data.data.map((entry) =>
      modelInfo(entry.id, {
        loaded: entry.state === 'loaded',
        embedding: isEmbedding(entry.type, entry.id),
        detail: detailOf([entry.quantization]),
      }),
    );
  }
  const plain = await listOpenAi(server, signal);
  if (plain === null) throw server.failures.garbage(asked.text, asked.contentType);
  return plain;
}

/** The type where the server tells one. */
function isEmbedding(type: string | null, name: string): boolean {
  return type === null ? looksEmbedding(name) : /embed/i.test(type);
}

export const openAiList = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      owned_by: text,
      type: text,
      meta: z.object({ n_params: size, size }).nullable().default(null).catch(null),
      /** A router of llama.cpp. */
      status: z
        .object({ value: text, failed: z.boolean().default(false), args: z.array(z.string()).default([]) })
        .nullable()
        .default(null)
        .catch(null),
    }),
  ),
});
export type OpenAiEntry = z.infer<typeof openAiList>['data'][number];

async function listOpenAi(server: Server, signal: AbortSignal): Promise<ModelInfo[] | null> {
  const entries = readOpenAiList(server, await server.ask(`${server.url}/models`, signal));
  return entries?.map((entry) => modelInfo(entry.id, { embedding: isEmbedding(entry.type, entry.id) })) ?? null;
}

/** Null where it has no list. */
export function readOpenAiList(server: Server, asked: Asked): OpenAiEntry[] | null {
  const parsed = openAiList.safeParse(asked.json);
  if (asked.status === 200 && parsed.success) return parsed.data.data;
  const absent = asked.status === 404 || asked.status === 405 || asked.status === 200;
  if (absent && !wantsKey(asked.status, asked.text)) {
    if (/^text\/html/i.test(asked.contentType)) throw server.failures.garbage(asked.text, asked.contentType);
    return null;
  }
  throw server.failures.refused(asked.status, asked.text, asked.contentType);
}

async function listLlamaCpp(server: Server, signal: AbortSignal): Promise<ModelInfo[] | null> {
  const entries = readOpenAiList(server, await server.ask(`${server.url}/models`, signal));
  if (entries === null) return null;
  const router = entries.some((entry) => typeof entry.status?.value === 'string');
  const healthy = router ? null : await llamaCppHealthy(server, signal);
  return entries.map(({ id, status, meta }) =>
    modelInfo(id, {
      loaded: router ? status?.value === 'loaded' : healthy,
      embedding: looksEmbedding(id) || (status?.args ?? []).some((arg) => /^--embeddings?$/.test(arg)),
      sizeBytes: meta?.size ?? null,
      detail: detailOf([meta?.n_params ? `${(meta.n_params / 1e9).toFixed(1)}B` : null]),
    }),
  );
}

/** A single-model server: false while it loads, null where it does not say. */
export async function llamaCppHealthy(server: Server, signal: AbortSignal): Promise<boolean | null> {
  const { status } = await server.ask(`${server.root}/health`, signal);
  if (status === 200) return true;
  return status === 503 ? false : null;
}
