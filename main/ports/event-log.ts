import type { ArenaEvent, Recorded } from '../arena/events.ts';

export type { ArenaEvent, Recorded };

export interface PendingEvent {
  readonly sessionId: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly event: ArenaEvent;
}

export interface SessionSummary {
  readonly id: string;
  readonly title: string | null;
  readonly createdAt: number;
  readonly endedAt: number | null;
  readonly participants: number;
  readonly rounds: number;
  readonly votes: number;
}

/** The one log. Append is all or nothing and durable when it returns. */
export interface EventLog {
  /** Names this log for ever; a new one after a reset, so that screens do not resume across it. */
  readonly epoch: string;
  /** Offset of the last event, 0 for none. */
  head(): number;
  /** Throws when nothing could be written; then nothing was. */
  append(events: readonly PendingEvent[]): Recorded[];
  /** The events of one session in order. */
  readSession(sessionId: string): Recorded[];
  /** Newest first. */
  sessions(): SessionSummary[];
}
