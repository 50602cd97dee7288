// One short answer before joining: what would fail in front of the room fails here.
import { RunnerError } from '../../../participant/core/runners/runner.ts';
import type { Runner } from '../../../participant/core/runners/runner.ts';

const MAX_TOKENS = 24;
const PROMPT = 'Conte de 1 a 10. / Count from 1 to 10.';

export interface TriedModel {
  readonly tokens: number;
  readonly firstTokenMs: number | null;
  readonly tokensPerSecond: number | null;
}

/** Throws like the runner. A model that thinks through such a short answer works all the same. */
export async function tryModel(
  runner: Runner,
  signal: AbortSignal,
  progress: (text: string) => void,
): Promise<TriedModel> {
  const check = await runner.check(signal);
  if (!check.ok) throw new RunnerError(check.code, check.message);
  await runner.load?.(signal, progress);
  const startedAt = performance.now();
  let tokens = 0;
  let firstAt: number | null = null;
  let lastAt = startedAt;
  try {
    for await (const piece of runner.generate(
      { prompt: PROMPT, maxTokens: MAX_TOKENS, temperature: 0, seed: null },
      signal,
    )) {
      if (piece.text === '') continue;
      lastAt = performance.now();
      firstAt ??= lastAt;
      tokens += piece.tokens ?? 1;
      if (tokens >= MAX_TOKENS) break;
    }
  } catch (error) {
    if (!(error instanceof RunnerError && error.code === 'NO_ANSWER')) throw error;
  }
  const streamedMs = firstAt === null ? 0 : lastAt - firstAt;
  return {
    tokens,
    firstTokenMs: firstAt === null ? null : firstAt - startedAt,
    tokensPerSecond: tokens < 2 || streamedMs <= 0 ? null : ((tokens - 1) * 1_000) / streamedMs,
  };
}
