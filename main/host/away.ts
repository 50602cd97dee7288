import type { Clock } from '../ports/clock.ts';

/** How long those who were sent away have to come back before they count as gone. Milliseconds. */
const RETURN_MS = 20_000;

/**
 * Participants that the host itself sent away, to a rehearsal: the log of the night says nothing of
 * it, neither that they left nor that they came back.
 */
export class Away {
  readonly #clock: Clock;
  readonly #isHere: (participantId: string) => boolean;
  readonly #gone: (participantId: string) => void;
  readonly #kept = new Set<string>();
  #suspended = false;
  #due: (() => void) | null = null;

  constructor(parts: {
    clock: Clock;
    /** A connection speaks for this participant. */
    isHere: (participantId: string) => boolean;
    /** It did not come back. */
    gone: (participantId: string) => void;
  }) {
    this.#clock = parts.clock;
    this.#isHere = parts.isHere;
    this.#gone = parts.gone;
  }

  suspend(): void {
    this.#due?.();
    this.#suspended = true;
  }

  /** A connection ended; true where that is nothing to note. */
  keeps(participantId: string): boolean {
    if (this.#suspended) this.#kept.add(participantId);
    return this.#suspended;
  }

  resume(): void {
    this.#suspended = false;
    this.#due = this.#clock.after(RETURN_MS, () => {
      const missing = [...this.#kept].filter((id) => !this.#isHere(id));
      this.#kept.clear();
      for (const id of missing) this.#gone(id);
    });
  }

  /** It registers: true, once, where it was sent away. */
  returns(participantId: string): boolean {
    return this.#kept.delete(participantId);
  }

  stop(): void {
    this.#due?.();
  }
}
