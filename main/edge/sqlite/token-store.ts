import type { TokenRow, TokenStore } from '../../ports/token-store.ts';
import type { Db } from './database.ts';

interface Row {
  participant_id: string;
  generation: number;
  seq: number;
  content: string;
  tokens: number;
  at: number;
}

/** A frame that holds half of a surrogate pair is no valid UTF-8: it is kept as JSON behind this mark. */
const ENCODED = '\u0001json:';

export function sqliteTokenStore(db: Db): TokenStore {
  const insert = db.prepare(
    'INSERT INTO tokens (round_id, participant_id, generation, seq, content, tokens, at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  // What was written first stays: a row that comes again is passed over here, which costs less than a unique index.
  const byRound = db.prepare<[string], Row>(`
    SELECT participant_id, generation, seq, content, tokens, at, min(arrival) FROM tokens WHERE round_id = ?
     GROUP BY participant_id, generation, seq ORDER BY participant_id, generation, seq`);
  const appendAll = db.transaction((rows: readonly TokenRow[]) => {
    for (const { roundId, participantId, generation, seq, content, tokens, at } of rows) {
      insert.run(roundId, participantId, generation, seq, encode(content), tokens, Math.round(at));
    }
  });
  return {
    append: (rows) => {
      appendAll.immediate(rows);
    },
    readRound: (roundId) =>
      byRound.all(roundId).map(({ participant_id: participantId, generation, seq, content, tokens, at }) => ({
        roundId,
        participantId,
        generation,
        seq,
        content: decode(content),
        tokens,
        at,
      })),
  };
}

function encode(content: string): string {
  return content.isWellFormed() && !content.startsWith(ENCODED) ? content : ENCODED + JSON.stringify(content);
}

function decode(stored: string): string {
  return stored.startsWith(ENCODED) ? (JSON.parse(stored.slice(ENCODED.length)) as string) : stored;
}
