/** The model at work on one challenge, until it ends, fails, is stopped or the deadline comes. */
import type { ChallengeMessage } from '../../protocol/wire/participant.ts';
import type { Answer } from './answer.ts';
import { RunnerError } from './runners/runner.ts';
import type { Runner } from './runners/runner.ts';
import type { CoreWords } from './words/index.ts';

export interface GenerationOptions {
  readonly runner: Runner;
  readonly challenge: ChallengeMessage;
  readonly answer: Answer;
  readonly words: CoreWords;
  /** Monotonic, in milliseconds. */
  readonly now: () => number;
  /** After every piece and after the end. */
  readonly changed: () => void;
}

export interface Generation {
  /** The host said again how much time is left. */
  setDeadline(ms: number): void;
  /** Ends the model's request; the answer stays without an end. */
  stop(): void;
}

export function startGeneration(options: GenerationOptions): Generation {
  const { answer, now, changed, words } = options;
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | null = null;

  function end(outcome: Parameters<Answer['end']>[0]): void {
    if (timer) clearTimeout(timer);
    if (controller.signal.aborted || answer.outcome !== null) return;
    answer.end(outcome, now());
    changed();
  }

  function setDeadline(ms: number): void {
    if (timer) clearTimeout(timer);
    if (answer.outcome !== null) return;
    timer = setTimeout(() => {
      end({ kind: 'complete', because: 'deadline' });
      controller.abort();
    }, ms);
  }

  setDeadline(options.challenge.deadline_ms);
  void generate(options, controller.signal).then(
    () => end({ kind: 'complete', because: 'finished' }),
    (error: unknown) => end(failure(error, words)),
  );

  return {
    setDeadline,
    stop() {
      if (timer) clearTimeout(timer);
      controller.abort();
    },
  };
}

async function generate({ runner, challenge, answer, now, changed }: GenerationOptions, signal: AbortSignal) {
  const { prompt, max_tokens: maxTokens, temperature, seed } = challenge;
  for await (const piece of runner.generate({ prompt, maxTokens, temperature, seed }, signal)) {
    if (signal.aborted) return;
    answer.add(piece, now());
    changed();
    if (answer.full) return;
  }
}

function failure(error: unknown, words: CoreWords): Parameters<Answer['end']>[0] {
  if (error instanceof RunnerError) return { kind: 'failed', code: error.code, message: error.message };
  const message = error instanceof Error ? error.message : String(error);
  return { kind: 'failed', code: 'CLIENT_FAILED', message: words.clientFailed(message) };
}
