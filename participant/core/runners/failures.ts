/** Turns what the network threw into words with a cure. */
import { RunnerError } from './runner.ts';

export interface ServerWords {
  /** "Ollama", "LM Studio", "The model server". */
  readonly name: string;
  readonly url: string;
  /** What to do when nothing listens there. */
  readonly cure: string;
}

/** Passes our own errors and aborts through; everything else becomes a `RunnerError`. */
export function inWords(error: unknown, server: ServerWords, signal: AbortSignal, streaming: boolean): unknown {
  if (error instanceof RunnerError) return error;
  if (signal.aborted) return signal.reason;
  if (streaming) return streamCut(server, error);
  return unreachable(server, error);
}

export function streamCut(server: ServerWords, cause?: unknown): RunnerError {
  return new RunnerError(
    'STREAM_CUT',
    `${server.name} stopped in the middle of the answer. It may have crashed or run out of memory: look at its log, or try a smaller model.`,
    { cause },
  );
}

function unreachable(server: ServerWords, cause: unknown): RunnerError {
  const code = errorCode(cause);
  const refused = code === 'ECONNREFUSED';
  const text = refused
    ? `${server.name} is not running at ${server.url}; ${server.cure}.`
    : `${server.name} cannot be reached at ${server.url} (${code ?? 'no answer'}); check the address, or ${server.cure}.`;
  return new RunnerError('RUNNER_UNREACHABLE', text, { cause });
}

/** Node's code of a failed call; a host with two addresses fails with both inside. */
function errorCode(error: unknown): string | null {
  if (error instanceof AggregateError) return errorCode(error.errors[0]);
  if (error instanceof Error && /^(Timeout|Abort)Error$/.test(error.name)) return 'no answer in time';
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

/** A refusal in the server's own words. */
export function refused(server: ServerWords, status: number, said: string | null): RunnerError {
  const words = said ?? 'it gave no reason';
  if (status >= 500) return new RunnerError('RUNNER_FAILED', `${server.name} failed (${status}): ${words}`);
  return new RunnerError('RUNNER_REFUSED', `${server.name} refused the request (${status}): ${words}`);
}

/** A reasoning model that spent everything before its answer. */
export function onlyThinking(model: string, maxTokens: number): RunnerError {
  return new RunnerError(
    'NO_ANSWER',
    `${model} spent its ${maxTokens} tokens thinking and wrote no answer; switch its thinking off or use another model.`,
  );
}
