/** Tells what listens at an address by its answers; ports are only where to begin. */
import { z } from 'zod';
import { wantsKey } from './failures.ts';
import type { ServerKind } from './kinds.ts';
import { lmStudioV0, lmStudioV1, openAiList, tagsReply } from './listing.ts';
import type { Asked, Server } from './server.ts';

const version = z.object({ version: z.string() });
const greeting = z.object({ lmstudio: z.literal(true) });

/** Null: no model server. Throws what the call threw, and `RunnerError` for a server that wants a key or still loads. */
export async function recognise(
  at: (kind: ServerKind) => Server,
  hint: ServerKind,
  signal: AbortSignal,
): Promise<ServerKind | null> {
  const own = hint === 'ollama' ? isOllama : hint === 'lmstudio' ? isLmStudio : null;
  if (own !== null && (await own(at(hint), signal))) return hint;
  const server = at(hint === 'ollama' ? 'openai' : hint);
  const list = await server.ask(`${server.url}/models`, signal);
  const entries = openAiList.safeParse(list.json).data?.data ?? null;
  // Also answers like Ollama, so this comes first.
  if (entries?.some((entry) => entry.owned_by === 'llamacpp' || entry.status !== null)) return 'llamacpp';
  refuse(list, at(list.status === 503 && hint === 'openai' ? 'llamacpp' : hint));
  if (hint !== 'lmstudio' && (await isLmStudio(at('lmstudio'), signal))) return 'lmstudio';
  if (hint !== 'ollama' && (await isOllama(at('ollama'), signal))) return 'ollama';
  if (entries === null) return null;
  if (hint === 'lmstudio' && (await greets(server, signal))) return 'lmstudio';
  if (entries.some((entry) => entry.owned_by === 'organization_owner')) return 'lmstudio';
  return hint === 'jan' ? 'jan' : 'openai';
}

function refuse(list: Asked, server: Server): void {
  const { status, text, contentType } = list;
  const key = wantsKey(status, text) && !openAiList.safeParse(list.json).success;
  if (!key && status !== 403 && status !== 503) return;
  const error = server.failures.refused(status, text, contentType);
  // A web page that wants a login is not a model server that wants a key.
  const page = /^text\/html/i.test(contentType);
  if (!page && (error.code === 'KEY_NEEDED' || error.code === 'MODEL_LOADING')) throw error;
}

async function isOllama(server: Server, signal: AbortSignal): Promise<boolean> {
  const told = await server.ask(`${server.root}/api/version`, signal);
  if (!version.safeParse(told.json).success) return false;
  return tagsReply.safeParse((await server.ask(`${server.root}/api/tags`, signal)).json).success;
}

async function isLmStudio(server: Server, signal: AbortSignal): Promise<boolean> {
  const newest = await server.ask(`${server.root}/api/v1/models`, signal);
  if (lmStudioV1.safeParse(newest.json).success) return true;
  return lmStudioV0.safeParse((await server.ask(`${server.root}/api/v0/models`, signal)).json).success;
}

/** An extra hint only: others may learn the same greeting. */
async function greets(server: Server, signal: AbortSignal): Promise<boolean> {
  return greeting.safeParse((await server.ask(`${server.root}/lmstudio-greeting`, signal)).json).success;
}
