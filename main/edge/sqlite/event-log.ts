import type { ArenaEvent, EventLog, PendingEvent, Recorded, SessionSummary } from '../../ports/event-log.ts';
import type { Db } from './database.ts';

interface EventRow {
  event_offset: number;
  session_id: string;
  at: number;
  type: string;
  data: string;
}

interface SummaryRow {
  id: string;
  title: string | null;
  created_at: number;
  ended_at: number | null;
  participants: number;
  rounds: number;
  votes: number;
}

/** The log in SQLite: one row an event, one transaction an append. */
export function sqliteEventLog(db: Db): EventLog {
  const insert = db.prepare('INSERT INTO events (session_id, at, type, data) VALUES (?, ?, ?, ?)');
  const bySession = db.prepare<[string], EventRow>('SELECT * FROM events WHERE session_id = ? ORDER BY event_offset');
  const last = db.prepare<[], { head: number | null }>('SELECT max(event_offset) AS head FROM events');
  const summaries = db.prepare<[], SummaryRow>(`
    SELECT s.id, s.title, s.created_at, s.ended_at,
           (SELECT count(DISTINCT json_extract(data, '$.participantId')) FROM events
             WHERE type = 'participant_registered' AND session_id = s.id) AS participants,
           (SELECT count(*) FROM events WHERE type = 'round_created' AND session_id = s.id) AS rounds,
           (SELECT count(*) FROM events WHERE type = 'vote_cast' AND session_id = s.id) AS votes
      FROM (SELECT e.session_id AS id, json_extract(e.data, '$.title') AS title, e.at AS created_at, e.event_offset,
                   (SELECT at FROM events x WHERE x.type = 'session_ended' AND x.session_id = e.session_id) AS ended_at
              FROM events e WHERE e.type = 'session_created') AS s
     ORDER BY s.event_offset DESC`);
  const epoch = db.prepare<[], { value: string }>("SELECT value FROM meta WHERE key = 'epoch'").get()?.value ?? '';
  const appendAll = db.transaction((events: readonly PendingEvent[]): Recorded[] =>
    events.map(({ sessionId, at, event }) => {
      const { type, ...data } = event;
      const { lastInsertRowid } = insert.run(sessionId, Math.round(at), type, JSON.stringify(data));
      return { offset: Number(lastInsertRowid), sessionId, at: Math.round(at), event };
    }),
  );
  let head = last.get()?.head ?? 0;
  return {
    epoch,
    head: () => head,
    append: (events) => {
      const recorded = appendAll.immediate(events);
      head = recorded.at(-1)?.offset ?? head;
      return recorded;
    },
    readSession: (sessionId) => bySession.all(sessionId).map(toRecorded),
    sessions: () => summaries.all().map(toSummary),
  };
}

function toRecorded(row: EventRow): Recorded {
  // Written by this module from typed events, in a database that checks itself when opened.
  const event = { type: row.type, ...(JSON.parse(row.data) as object) } as ArenaEvent;
  return { offset: row.event_offset, sessionId: row.session_id, at: row.at, event };
}

function toSummary(row: SummaryRow): SessionSummary {
  const { id, title, participants, rounds, votes } = row;
  return { id, title, createdAt: row.created_at, endedAt: row.ended_at, participants, rounds, votes };
}
