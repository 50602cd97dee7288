import type { ServerKind } from '../../../participant/core/runners/kinds.ts';

/** Names of products, the same in every language; null for a server that has none. */
export const SERVER_NAMES: Readonly<Record<ServerKind, string | null>> = {
  ollama: 'Ollama',
  lmstudio: 'LM Studio',
  llamacpp: 'llama.cpp',
  jan: 'Jan',
  openai: null,
};
