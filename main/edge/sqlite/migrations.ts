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

      CREATE TABLE token_batches (
        batch INTEGER PRIMARY KEY,
        round_id TEXT NOT NULL,
        frames TEXT NOT NULL
      ) STRICT;
      CREATE INDEX token_batches_by_round ON token_batches (round_id);

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

      CREATE VIEW tokens AS
        SELECT round_id,
               frame.value ->> 0 AS participant_id,
               frame.value ->> 1 AS generation,
               frame.value ->> 2 AS seq,
               frame.value ->> 3 AS content,
               frame.value ->> 4 AS tokens,
               frame.value ->> 5 AS at
          FROM token_batches, json_each(frames) AS frame;

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
