/** A runner without a model, for rehearsals, benches and tests: the same text at a steady pace. */
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import type { GenerateRequest, Piece, Runner, RunnerCheck } from '../core/runners/runner.ts';

const DEFAULT_TEXT = [
  'Era uma vez um notebook que queria ganhar a noite.',
  'Ele não tinha a maior placa, nem o modelo mais famoso, mas respondia com calma.',
  'Quando a plateia pediu um final feliz, ele escreveu: fim. 🎉',
].join('\n');

export interface ScriptedOptions {
  readonly model: string;
  /** Null uses a short text of its own. */
  readonly text: string | null;
  /** Zero means as fast as it can be read. */
  readonly tokensPerSecond: number;
}

export function scriptedRunner({ model, text, tokensPerSecond }: ScriptedOptions): Runner {
  const tokens = scriptTokens(text ?? DEFAULT_TEXT);
  const gapMs = tokensPerSecond > 0 ? 1_000 / tokensPerSecond : 0;

  async function* generate(request: GenerateRequest, signal: AbortSignal): AsyncGenerator<Piece, void> {
    const startedAt = performance.now();
    for (const [index, token] of tokens.slice(0, request.maxTokens).entries()) {
      // Due times are counted from the start, so a late timer does not slow the whole text.
      const waitMs = startedAt + (index + 1) * gapMs - performance.now();
      if (waitMs > 0) await wait(waitMs, undefined, { signal });
      else await nextTurn(undefined, { signal });
      yield { text: token, tokens: 1 };
    }
  }

  return {
    name: 'scripted',
    model,
    check: (): Promise<RunnerCheck> => Promise.resolve({ ok: true, note: null }),
    generate,
  };
}

/** Words with the space before them: joined again they are the text. */
export function scriptTokens(text: string): string[] {
  return text.match(/\s*\S+|\s+$/gu) ?? [];
}
