import type { Recorded } from '../arena/events.ts';
import type { ArenaState } from '../arena/state.ts';

/** A commit as everyone else sees it: events by offset, the state after them by value. */
export interface Commit {
  readonly before: ArenaState;
  readonly after: ArenaState;
  readonly events: readonly Recorded[];
}

/** Carries commits from the writer to whoever follows; in one process a list of listeners. */
export interface Bus {
  publish(commit: Commit): void;
  /** The answer unsubscribes. Listeners must not throw. */
  subscribe(listener: (commit: Commit) => void): () => void;
}
