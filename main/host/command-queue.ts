import { decide } from '../arena/decide.ts';
import type { Command } from '../arena/commands.ts';
import type { Decision } from '../arena/decision.ts';
import { evolve } from '../arena/evolve.ts';
import type { Recorded } from '../arena/events.ts';
import type { ArenaState, Session } from '../arena/state.ts';
import type { Refusal } from '../../protocol/errors.ts';
import type { Bus, Commit } from '../ports/bus.ts';
import type { Clock } from '../ports/clock.ts';
import type { EventLog, PendingEvent } from '../ports/event-log.ts';
import type { Logger } from '../ports/logger.ts';

export type Outcome =
  | { readonly ok: true; readonly session: Session; readonly events: readonly Recorded[] }
  | { readonly ok: false; readonly refusal: Refusal };

/** A command, or how to make one from what is true when its turn comes. */
export type Request = Command | (() => Command);

interface Waiting {
  readonly request: Request;
  readonly settle: (outcome: Outcome) => void;
}

interface Decided {
  readonly settle: (outcome: Outcome) => void;
  readonly state: Session;
  /** Where this command's events lie among those of the batch. */
  readonly from: number;
  readonly to: number;
}

/** How many commands may share one commit. */
const BATCH = 100;

/**
 * The one writer. Commands are decided in order; all that arrived in the same turn of the event
 * loop share one durable commit and are acknowledged after it, so a room that votes at once costs
 * a few commits. If the disk refuses, nothing of the batch happened and everyone is told so.
 */
export class CommandQueue {
  readonly #log: EventLog;
  readonly #clock: Clock;
  readonly #bus: Bus;
  readonly #logger: Logger;
  readonly #storageChanged: () => void;
  #state: ArenaState;
  #waiting: Waiting[] = [];
  #scheduled = false;
  #writable = true;
  #closed = false;

  constructor(parts: {
    log: EventLog;
    clock: Clock;
    bus: Bus;
    logger: Logger;
    state: ArenaState;
    /** Called when the disk begins to refuse, and when it takes events again. */
    storageChanged?: () => void;
  }) {
    this.#log = parts.log;
    this.#clock = parts.clock;
    this.#bus = parts.bus;
    this.#logger = parts.logger;
    this.#state = parts.state;
    this.#storageChanged = parts.storageChanged ?? (() => undefined);
  }

  get state(): ArenaState {
    return this.#state;
  }

  /** False after a commit failed, until one succeeds. */
  get writable(): boolean {
    return this.#writable;
  }

  /** Resolves once the command is refused, or its events are durable. Never rejects. */
  submit(request: Request): Promise<Outcome> {
    if (this.#closed) return Promise.resolve({ ok: false, refusal: { code: 'SHUTTING_DOWN' } });
    return new Promise((settle) => {
      this.#waiting.push({ request, settle });
      this.#schedule();
    });
  }

  /** Decides and commits what is waiting, now. */
  drain(): void {
    while (this.#waiting.length > 0) this.#commit(this.#waiting.splice(0, BATCH));
  }

  /** Commits what is waiting and takes nothing more: the log may be closed after this. */
  close(): void {
    this.drain();
    this.#closed = true;
  }

  /** One batch in a turn of the event loop, so that a crowd at the door does not hold up the rest. */
  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      const batch = this.#waiting.splice(0, BATCH);
      if (this.#waiting.length > 0) this.#schedule();
      this.#commit(batch);
    });
  }

  #commit(batch: readonly Waiting[]): void {
    const now = this.#clock.now();
    const before = this.#state;
    const pending: PendingEvent[] = [];
    const decided: Decided[] = [];
    let state = before;
    for (const { request, settle } of batch) {
      const decision = this.#decide(state, request, now);
      if (!decision.ok) {
        settle(decision);
        continue;
      }
      const from = pending.length;
      for (const event of decision.events) {
        state = evolve(state, event, now);
        if (state !== null) pending.push({ sessionId: state.id, at: now, event });
      }
      if (state !== null) decided.push({ settle, state, from, to: pending.length });
      else settle({ ok: false, refusal: { code: 'NO_ACTIVE_SESSION' } });
    }
    const events = this.#append(pending);
    if (events === null) {
      for (const { settle } of decided) settle({ ok: false, refusal: { code: 'STORAGE_UNAVAILABLE' } });
      return;
    }
    this.#state = state;
    if (events.length > 0) this.#publish({ before, after: state, events });
    for (const { settle, state: session, from, to } of decided) {
      settle({ ok: true, session, events: events.slice(from, to) });
    }
  }

  /** A fault of ours in one command is told to whoever asked; the others of the batch go on. */
  #decide(state: ArenaState, request: Request, now: number): Decision {
    try {
      return decide(state, typeof request === 'function' ? request() : request, now);
    } catch (error) {
      this.#logger.error({ err: error }, 'A command could not be decided');
      return { ok: false, refusal: { code: 'INTERNAL' } };
    }
  }

  /** What happened is durable: a listener that fails must not keep it from those who asked. */
  #publish(commit: Commit): void {
    try {
      this.#bus.publish(commit);
    } catch (error) {
      this.#logger.error({ err: error }, 'A commit could not be told to everyone');
    }
  }

  #setWritable(writable: boolean): void {
    if (this.#writable === writable) return;
    this.#writable = writable;
    this.#storageChanged();
  }

  #append(pending: readonly PendingEvent[]): Recorded[] | null {
    if (pending.length === 0) return [];
    try {
      const events = this.#log.append(pending);
      this.#setWritable(true);
      return events;
    } catch (error) {
      this.#setWritable(false);
      this.#logger.error(
        { err: error, events: pending.length },
        'The disk refused a write; the commands were not carried out',
      );
      return null;
    }
  }
}
