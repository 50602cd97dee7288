/** The model servers the client speaks to. */
export const serverKinds = ['ollama', 'lmstudio', 'llamacpp', 'jan', 'openai'] as const;
export type ServerKind = (typeof serverKinds)[number];

export type Environment = Readonly<Record<string, string | undefined>>;

/** Where the person reads the words: a terminal has options and environment variables, a page has fields. */
export type Surface = 'terminal' | 'page';

export interface ModelInfo {
  readonly name: string;
  /** In memory now; null where the server does not say. */
  readonly loaded: boolean | null;
  /** Makes vectors, not text. */
  readonly embedding: boolean;
  readonly sizeBytes: number | null;
  /** Size and quantization as a person would read them: `3.2B · Q4_K_M`. */
  readonly detail: string | null;
}

export function modelInfo(name: string, more: Partial<ModelInfo> = {}): ModelInfo {
  return { name, loaded: null, embedding: looksEmbedding(name), sizeBytes: null, detail: null, ...more };
}

const EMBEDDING =
  /(^|[^a-z])(embed|embedding|embeddings|bge|gte|e5|minilm|paraphrase|rerank|reranker|colbert)([^a-z\d]|$)|nomic-embed|arctic-embed|embeddinggemma|mxbai/i;

/** By its name, where the server does not tell the model's type. */
export function looksEmbedding(name: string): boolean {
  return EMBEDDING.test(name);
}

/** "a · b" of what is known. */
export function detailOf(parts: readonly (string | number | null | undefined)[]): string | null {
  const known = parts.map((part) => String(part ?? '').trim()).filter((part) => part !== '' && part !== 'unknown');
  return known.length === 0 ? null : known.join(' · ');
}
