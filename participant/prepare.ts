/** Before joining: is the server there, is the model in memory, does it write? */
import type { Emit } from './core/events.ts';
import { RunnerError } from './core/runners/runner.ts';
import type { Runner } from './core/runners/runner.ts';
import { withLimit } from './core/with-limit.ts';
import type { ClientWords } from './words/index.ts';

export interface PrepareOptions {
  readonly emit: Emit;
  readonly words: ClientWords;
  /** How long it may take in all, in milliseconds: big models come from slow disks. */
  readonly limitMs?: number;
  readonly everyMs?: number;
  /** How long the loaded model may write nothing. */
  readonly silentMs?: number;
}

const LIMIT_MS = 10 * 60_000;
const SILENT_MS = 2 * 60_000;
const TEST_TOKENS = 24;

export type Prepared = { readonly ok: true } | { readonly ok: false; readonly message: string };

/** Never rejects for an expected failure; rejects with the signal's reason when aborted. */
export async function prepare(runner: Runner, options: PrepareOptions, signal: AbortSignal): Promise<Prepared> {
  const { emit, words, limitMs = LIMIT_MS, everyMs = 1_000, silentMs = SILENT_MS } = options;
  const { name, model } = runner;
  const check = await runner.check(signal);
  if (!check.ok) return { ok: false, message: check.message };
  // A script is no model: there is nothing to load, and its pace may be a token a minute.
  if (name === 'scripted') {
    emit({ event: 'ready', runner: name, model, note: check.note, tokens_per_second: null, load_ms: null });
    return { ok: true };
  }
  const startedAt = performance.now();
  const tell = (): void => {
    emit({ event: 'loading', runner: name, model, elapsed_ms: Math.round(performance.now() - startedAt) });
  };
  emit({ event: 'loading', runner: name, model, elapsed_ms: 0 });
  const timer = setInterval(tell, everyMs);
  const limited = withLimit(signal, limitMs);
  const silent = new AbortController();
  let silence: ReturnType<typeof setTimeout> | undefined;
  try {
    const loaded = await runner.load?.(limited, () => undefined);
    // What keeps the connection alive and says nothing is no answer.
    if (loaded !== undefined) silence = setTimeout(() => silent.abort(), silentMs);
    limited.addEventListener('abort', () => silent.abort(limited.reason), { once: true });
    const tried = await tryOut(runner, words, silent.signal, () => clearTimeout(silence));
    const load_ms = loaded === undefined && tried.loadMs === null ? null : (loaded?.loadMs ?? 0) + (tried.loadMs ?? 0);
    const note = tried.onlyThought ? words.check.thinks(model) : check.note;
    emit({
      event: 'ready',
      runner: name,
      model,
      note,
      tokens_per_second: tried.tokensPerSecond,
      load_ms: load_ms === null ? null : Math.round(load_ms),
    });
    return { ok: true };
  } catch (error) {
    if (signal.aborted) throw error;
    const tooLong = (ms: number): Prepared => ({
      ok: false,
      message: words.check.tooSlow(model, Math.ceil(ms / 60_000)),
    });
    if (limited.aborted) return tooLong(limitMs);
    if (silent.signal.aborted) return tooLong(silentMs);
    if (error instanceof RunnerError) return { ok: false, message: error.message };
    throw error;
  } finally {
    clearInterval(timer);
    clearTimeout(silence);
  }
}

interface Tried {
  readonly tokensPerSecond: number | null;
  readonly loadMs: number | null;
  readonly onlyThought: boolean;
}

async function tryOut(runner: Runner, words: ClientWords, signal: AbortSignal, wrote: () => void): Promise<Tried> {
  let tokens = 0;
  let firstAt = 0;
  let lastAt = 0;
  let loadMs: number | null = null;
  try {
    const request = { prompt: words.check.prompt, maxTokens: TEST_TOKENS, temperature: 0, seed: 1 };
    for await (const piece of runner.generate(request, signal)) {
      loadMs = piece.loadMs ?? loadMs;
      if (piece.text === '') continue;
      lastAt = performance.now();
      if (tokens === 0) firstAt = lastAt;
      wrote();
      tokens += piece.tokens ?? 1;
      if (tokens >= TEST_TOKENS) break;
    }
  } catch (error) {
    // It wrote, only not yet for us: a round has more tokens than this test.
    if (!(error instanceof RunnerError) || error.code !== 'NO_ANSWER') throw error;
    return { tokensPerSecond: null, loadMs, onlyThought: true };
  }
  const tokensPerSecond = tokens < 2 || lastAt <= firstAt ? null : ((tokens - 1) * 1_000) / (lastAt - firstAt);
  return { tokensPerSecond, loadMs, onlyThought: false };
}
