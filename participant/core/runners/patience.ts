/** Asks again while the server says "not yet": loading a model, or too many requests. */
import type { ModelReply } from './http.ts';
import { readText } from './http.ts';
import { pause } from './pause.ts';
import type { RunnerError } from './runner.ts';
import type { Server } from './server.ts';

/** A longer wait than this does not fit in a round. */
const LONGEST_WAIT_MS = 60_000;
/** Tries of a busy server; one that loads its model is asked as long as the signal allows. */
const BUSY_TRIES = 4;
/** No amount of waiting brings these back. */
const HOPELESS = /quota|billing|credit|per day|daily/i;

export interface Patience {
  readonly server: Server;
  readonly signal: AbortSignal;
  /** First wait, in milliseconds; it doubles while the server is busy. */
  readonly retryMs: number;
  readonly onNote: (text: string) => void;
}

export interface Patient {
  readonly reply: ModelReply;
  /** Spent waiting for the model to load. */
  readonly loadMs: number;
}

/** The reply that is neither "loading" nor "busy"; throws `RunnerError` when waiting is of no use. */
export async function askPatiently(open: () => Promise<ModelReply>, patience: Patience): Promise<Patient> {
  const { server, signal, retryMs, onNote } = patience;
  const startedAt = performance.now();
  let loadMs = 0;
  for (let attempt = 1; ; attempt += 1) {
    const reply = await open();
    if (reply.status !== 429 && reply.status !== 503) return { reply, loadMs };
    const body = await readText(reply.body);
    const refusal: RunnerError = server.failures.refused(reply.status, body, reply.contentType);
    const loads = refusal.code === 'MODEL_LOADING';
    if (!loads && (attempt >= BUSY_TRIES || HOPELESS.test(body))) throw refusal;
    const asked = retryAfterMs(reply.retryAfter);
    const waitMs = asked ?? (loads ? retryMs : retryMs * 2 ** (attempt - 1));
    const { words, who } = server.failures;
    if (waitMs > LONGEST_WAIT_MS && !loads) {
      throw server.failures.say('RUNNER_BUSY', words.busyFor(who, Math.ceil(waitMs / 1_000)));
    }
    if (!loads) onNote(words.waitingBusy(who, Math.ceil(waitMs / 1_000)));
    else if (attempt === 1) onNote(refusal.message);
    await pause(Math.min(waitMs, LONGEST_WAIT_MS), signal);
    if (loads) loadMs = performance.now() - startedAt;
  }
}

/** Seconds or a date. */
export function retryAfterMs(header: string | null | undefined): number | null {
  if (!header?.trim()) return null;
  const seconds = Number(header);
  const ms = Number.isFinite(seconds) ? seconds * 1_000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : null;
}
