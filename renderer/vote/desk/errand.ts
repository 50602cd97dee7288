// Something to be asked of the host until it is done: one attempt at a time, again later where the host could not be
// reached, and never sooner than it allows.
import { Refused } from '../../lib/api/call.ts';
import { reconnectDelay } from '../../lib/backoff.ts';

export interface Waits {
  readonly now: () => number;
  readonly random: () => number;
  /** Calls `then` after `ms` unless cancelled. */
  readonly after: (ms: number, then: () => void) => () => void;
}

/** Refusals that a later attempt may not meet. */
const PASSING = new Set(['', 'RATE_LIMITED', 'INTERNAL', 'STORAGE_UNAVAILABLE', 'SHUTTING_DOWN']);

export function isPassing({ code }: Refused): boolean {
  return PASSING.has(code);
}

export class Errand {
  readonly #job: () => Promise<void>;
  readonly #waits: Waits;
  readonly #onChange: () => void;
  #isRunning = false;
  #isDue = false;
  #attempt = 0;
  #failing: string | null = null;
  #notBefore = 0;
  #cancel: (() => void) | null = null;

  /** `job` throws a Refused where it has to be tried again; other refusals are its own business. */
  constructor(job: () => Promise<void>, waits: Waits, onChange: () => void = () => undefined) {
    this.#job = job;
    this.#waits = waits;
    this.#onChange = onChange;
  }

  /** Why the last attempt failed; null where it did not. */
  get failing(): string | null {
    return this.#failing;
  }

  /** Now, or once more after the attempt that is under way; what the host asked to wait is waited. */
  go(): void {
    this.#isDue = true;
    if (this.#isRunning || (this.#cancel !== null && this.#waits.now() < this.#notBefore)) return;
    this.#cancel?.();
    this.#cancel = null;
    void this.#run();
  }

  /** Not in its turn: the line is back. Does nothing where nothing waits. */
  hurry(): void {
    if (this.#cancel !== null) this.go();
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    try {
      while (this.#isDue) {
        this.#isDue = false;
        await this.#job();
        this.#attempt = 0;
        this.#failing = null;
      }
    } catch (error) {
      if (!(error instanceof Refused) || !isPassing(error)) throw error;
      this.#later(error);
    } finally {
      this.#isRunning = false;
      this.#onChange();
    }
  }

  #later({ code, retryAfterMs }: Refused): void {
    const delay = Math.max(retryAfterMs ?? 0, reconnectDelay(this.#attempt, this.#waits.random()));
    this.#attempt += 1;
    this.#failing = code;
    this.#notBefore = this.#waits.now() + (retryAfterMs ?? 0);
    this.#cancel = this.#waits.after(delay, () => {
      this.#cancel = null;
      this.go();
    });
  }
}
