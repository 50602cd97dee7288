/** Turns what the network threw and what servers refused into words with a cure. */
import type { Language } from '../language.ts';
import { cleanLine } from '../../../protocol/text.ts';
import { errorText, looksLikePage } from './http.ts';
import type { ServerKind, Surface } from './kinds.ts';
import { RunnerError } from './runner.ts';
import type { RunnerErrorCode } from './runner.ts';
import { runnerWords } from './words/index.ts';
import type { RunnerWords } from './words/index.ts';

const CONTEXT =
  /context (length|size|window)|context_length|exceed\w* [^.]*context|context [^.]*overflow|(prompt|input)[^.]* too long/i;
const MEMORY =
  /out of memory|\boom\b|(requires|need\w*) more [^.]*memory|insufficient [^.]*memory|cudaMalloc|failed to (allocate|load)|error loading model/i;
/** Of a server's own words; some send whole pages. */
const SAID_CHARS = 300;
const LOADING = /\bloading\b/i;
/** LM Studio may say it with status 200. */
const KEY =
  /invalid_api_key|api (key|token) is required|(invalid|missing|malformed)[^."]* (api (key|token)|authorization)/i;

export interface ServerPlace {
  readonly kind: ServerKind;
  readonly url: string;
  readonly keyGiven: boolean;
  readonly language: Language;
  readonly surface: Surface;
}

export class Failures {
  readonly words: RunnerWords;
  /** The server at the start of a sentence. */
  readonly who: string;
  readonly #place: ServerPlace;

  constructor(place: ServerPlace) {
    this.words = runnerWords(place.language);
    this.who = this.words.subject(place.kind);
    this.#place = place;
  }

  /** Passes our own errors and aborts through; everything else becomes a `RunnerError`. */
  inWords(error: unknown, signal: AbortSignal, streaming: boolean): unknown {
    if (error instanceof RunnerError) return error;
    if (signal.aborted) return signal.reason;
    return streaming ? this.cut(error) : this.#unreachable(error);
  }

  cut(cause?: unknown): RunnerError {
    return new RunnerError('STREAM_CUT', this.words.cut(this.who), { cause });
  }

  /** Not the protocol that was expected: another program, or a server gone mad. */
  garbage(body: string, contentType = ''): RunnerError {
    const { kind, url, surface } = this.#place;
    const page = looksLikePage(body) || /^text\/html/i.test(contentType);
    const text = page ? this.words.otherProgram(kind, url, surface) : this.words.notItsLanguage(this.who, url);
    return new RunnerError('STREAM_INVALID', text);
  }

  /** A refusal, in the server's own words where it has some. */
  refused(status: number, body: string, contentType = ''): RunnerError {
    const { kind, url, surface } = this.#place;
    const { words, who } = this;
    const said = errorText(body);
    if (wantsKey(status, body) || (status === 403 && kind !== 'ollama')) return this.#key();
    if (status === 413) return this.#tooLong();
    if (status === 503 && LOADING.test(said ?? '')) return new RunnerError('MODEL_LOADING', words.stillLoading(who));
    if (status === 503 || status === 429) return new RunnerError('RUNNER_BUSY', words.busy(who, shown(said)));
    if (status >= 500) return this.failed(said, status);
    if (said === null && (looksLikePage(body) || /^text\/html/i.test(contentType)))
      return this.garbage(body, contentType);
    if (said !== null && CONTEXT.test(said)) return this.#tooLong();
    if (said === null && (status === 404 || status === 405)) {
      return new RunnerError('RUNNER_REFUSED', words.notThere(who, url, surface));
    }
    return new RunnerError(
      'RUNNER_REFUSED',
      this.#withCure(words.refused(who, status, shown(said) ?? words.noReason), said),
    );
  }

  /** It took the request and failed; without a status where it said so inside the answer. */
  failed(said: string | null, status: number | null = null): RunnerError {
    if (said !== null && CONTEXT.test(said)) return this.#tooLong();
    if (said !== null && wantsKey(200, said)) return this.#key();
    const text = this.words.failed(this.who, status, shown(said) ?? this.words.noReason);
    return new RunnerError('RUNNER_FAILED', this.#withCure(text, said));
  }

  /** The server's own words rarely say what to do. */
  #withCure(text: string, said: string | null): string {
    if (!MEMORY.test(said ?? '')) return text;
    return `${text}${/[.!]$/.test(text) ? '' : '.'} ${this.words.noMemory}`;
  }

  say(code: RunnerErrorCode, text: string): RunnerError {
    return new RunnerError(code, text);
  }

  #key(): RunnerError {
    const { kind, url, keyGiven, surface } = this.#place;
    const words = keyGiven ? this.words.keyWrong : this.words.keyNeeded;
    return new RunnerError('KEY_NEEDED', words(this.who, url, kind, surface));
  }

  #tooLong(): RunnerError {
    return new RunnerError('CONTEXT_TOO_LONG', this.words.tooLong(this.who, this.#place.kind));
  }

  #unreachable(cause: unknown): RunnerError {
    const { kind, url, surface } = this.#place;
    const start = this.words.start(kind, surface);
    const why = timedOut(cause) ? this.words.noAnswerInTime : errorCode(cause);
    const text =
      why === 'ECONNREFUSED'
        ? this.words.notRunning(this.who, url, start)
        : this.words.unreachable(this.who, url, why, start);
    return new RunnerError('RUNNER_UNREACHABLE', text, { cause });
  }
}

export function wantsKey(status: number, body: string): boolean {
  return status === 401 || (status < 500 && KEY.test(body));
}

/** Nothing listens there at all. */
export function nobodyThere(error: unknown): boolean {
  return errorCode(error) === 'ECONNREFUSED';
}

function timedOut(error: unknown): boolean {
  return error instanceof Error && /^(Timeout|Abort)Error$/.test(error.name);
}

/** Node's code of a failed call; a host with two addresses fails with both inside. */
function errorCode(error: unknown): string | null {
  if (error instanceof AggregateError) return errorCode(error.errors[0]);
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

/** A server's own words, bounded and in one line: none of them makes lines that look like ours. */
export function shown(said: string | null): string | null {
  return said === null ? null : cleanLine(said, SAID_CHARS) || null;
}
