/** The schema as a chain: never edit a step that has shipped, add the next. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
}

export const migrations: readonly Migration[] = [
  {
    name: 'event log, tokens, PIN hashes',
    sql: `
      CREATE TABLE meta (
        key TEXT PRIMARY KEY,
        value TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE events (
        event_offset INTEGER PRIMARY KEY AUTOINCREMENT,
        session_id TEXT NOT NULL,
        at INTEGER NOT NULL,
        type TEXT NOT NULL,
        data TEXT NOT NULL
      ) STRICT;
      CREATE INDEX events_by_session ON events (session_id, event_offset);
      CREATE INDEX events_by_type ON events (type, session_id);

      -- In order of arrival: a batch touches the last page only, not one page of every participant.
      CREATE TABLE tokens (
        arrival INTEGER PRIMARY KEY,
        round_id TEXT NOT NULL,
        participant_id TEXT NOT NULL,
        generation INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        content TEXT NOT NULL,
        tokens INTEGER NOT NULL,
        at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX tokens_by_round ON tokens (round_id);

      CREATE TABLE pin_hashes (
        session_id TEXT PRIMARY KEY,
        hash TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE VIEW sessions AS
        SELECT session_id AS id,
               max(iif(type = 'session_created', json_extract(data, '$.title'), NULL)) AS title,
               min(at) AS created_at,
               max(iif(type = 'session_ended', at, NULL)) AS ended_at
          FROM events GROUP BY session_id;

      CREATE VIEW votes AS
        SELECT event_offset, session_id, at,
               json_extract(data, '$.roundId') AS round_id,
               json_extract(data, '$.participantId') AS participant_id,
               json_extract(data, '$.voter') AS voter,
               json_extract(data, '$.score') AS score
          FROM events WHERE type = 'vote_cast';
    `,
  },
];
