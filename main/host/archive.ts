import { evolve } from '../arena/evolve.ts';
import type { Recorded } from '../arena/events.ts';
import type { ArenaState, Session } from '../arena/state.ts';
import type { EventLog } from '../ports/event-log.ts';

/** A state from its events. */
export function fold(events: Iterable<Recorded>): ArenaState {
  let state: ArenaState = null;
  for (const { event, at } of events) state = evolve(state, event, at);
  return state;
}

/** Sessions of other nights, from the log. */
export class Archive {
  readonly #log: EventLog;

  constructor(log: EventLog) {
    this.#log = log;
  }

  /** The session that a restart continues: the newest, if it has not ended. */
  active(): ArenaState {
    const newest = this.#log.sessions()[0];
    return newest === undefined ? null : fold(this.#log.readSession(newest.id));
  }

  /** Null where there is no such session. */
  session(id: string): Session | null {
    return fold(this.#log.readSession(id));
  }

  events(id: string): Recorded[] {
    return this.#log.readSession(id);
  }
}
