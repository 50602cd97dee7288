import { nextDue } from '../arena/deadlines.ts';
import type { DueTask } from '../arena/deadlines.ts';
import type { ArenaState } from '../arena/state.ts';
import type { Clock } from '../ports/clock.ts';

/** Longest sleep of the one timer, so that a machine that slept is noticed. Milliseconds. */
const LONGEST_MS = 5_000;

/** One timer, always set to the next thing that time asks for; the deadline is in the state, not here. */
export class Scheduler {
  readonly #clock: Clock;
  readonly #state: () => ArenaState;
  readonly #carryOut: (task: DueTask) => Promise<unknown>;
  #cancel: (() => void) | null = null;
  #stopped = false;

  constructor(parts: { clock: Clock; state: () => ArenaState; carryOut: (task: DueTask) => Promise<unknown> }) {
    this.#clock = parts.clock;
    this.#state = parts.state;
    this.#carryOut = parts.carryOut;
  }

  /** Looks at the state again; called after every commit and when the machine wakes. */
  rearm(): void {
    this.#cancel?.();
    this.#cancel = null;
    if (this.#stopped) return;
    const state = this.#state();
    const due = state === null ? null : nextDue(state);
    if (due === null) return;
    const wait = Math.max(0, Math.min(due.at - this.#clock.now(), LONGEST_MS));
    this.#cancel = this.#clock.after(wait, () => {
      this.#cancel = null;
      if (due.at > this.#clock.now()) this.rearm();
      else void this.#carryOut(due).then(() => this.#retryLater());
    });
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel?.();
    this.#cancel = null;
  }

  /** A task that changed nothing (the disk refused) must not spin. */
  #retryLater(): void {
    if (this.#cancel === null && !this.#stopped) this.#cancel = this.#clock.after(1_000, () => this.rearm());
  }
}
