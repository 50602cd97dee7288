import type { ProblemList } from '../../protocol/model.ts';
import type { StateMessage } from '../../protocol/wire/viewer.ts';
import type { Clock } from '../ports/clock.ts';
import { wants } from './audience.ts';
import type { Subscription } from './audience.ts';

export type Fact = Extract<StateMessage, { type: 'problems_state' | 'watchers_state' }>;
type Watchers = Pick<Extract<Fact, { type: 'watchers_state' }>, 'telaos' | 'phones' | 'consoles'>;

/** A door that is hammered at raises the same problem again and again; told at most this often. Milliseconds. */
const PROBLEMS_MS = 250;
/** A hall that comes in is counted at most this often. Milliseconds. */
const WATCHERS_MS = 1_000;

/**
 * What only the console is told of the host itself: problems, and who watches. They follow from
 * nothing in the log and only the latest counts, so they are sent beside the ring: whole to whoever
 * subscribes or comes back, and again when they change.
 */
export class ConsoleFacts {
  readonly #clock: Clock;
  readonly #head: () => number;
  readonly #problems: () => ProblemList;
  readonly #tell: (fact: Fact) => void;
  readonly #watchers = { telaos: 0, phones: 0, consoles: 0 };
  readonly #due = new Map<Fact['type'], () => void>();

  constructor(parts: {
    clock: Clock;
    /** Offset of the log. */
    head: () => number;
    problems: () => ProblemList;
    tell: (fact: Fact) => void;
  }) {
    this.#clock = parts.clock;
    this.#head = parts.head;
    this.#problems = parts.problems;
    this.#tell = parts.tell;
  }

  /** A screen with this view came (1) or went (-1). */
  count(view: string, by: 1 | -1): void {
    const kind = kindOf(view);
    if (kind === null) return;
    this.#watchers[kind] += by;
    this.#tellLater('watchers_state', WATCHERS_MS);
  }

  problemsChanged(): void {
    this.#tellLater('problems_state', PROBLEMS_MS);
  }

  /** What a screen is told when it subscribes, comes back or has caught up. */
  of(subscription: Subscription): Fact[] {
    return (['problems_state', 'watchers_state'] as const)
      .filter((type) => isFor(subscription, type))
      .map((type) => this.#fact(type));
  }

  stop(): void {
    for (const cancel of this.#due.values()) cancel();
    this.#due.clear();
  }

  /** Not at once: several changes make one message, and the log has told what comes before it. */
  #tellLater(type: Fact['type'], ms: number): void {
    if (this.#due.has(type)) return;
    const cancel = this.#clock.after(ms, () => {
      this.#due.delete(type);
      this.#tell(this.#fact(type));
    });
    this.#due.set(type, cancel);
  }

  #fact(type: Fact['type']): Fact {
    const offset = this.#head();
    return type === 'problems_state' ? { type, offset, ...this.#problems() } : { type, offset, ...this.#watchers };
  }
}

/** The organizer's only, also where the public asks. */
export function isFor(subscription: Subscription, type: Fact['type']): boolean {
  return subscription.role === 'organizer' && wants(subscription, type);
}

/** Null for the pages at the door, and for the console's own miniature of a telão: nobody watches the night there. */
function kindOf(view: string): keyof Watchers | null {
  if (view === 'home' || view === 'join' || view === 'preview') return null;
  if (view === 'vote' || view === 'voting') return 'phones';
  return view === 'console' ? 'consoles' : 'telaos';
}
