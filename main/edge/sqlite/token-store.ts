import type { TokenRow, TokenStore } from '../../ports/token-store.ts';
import type { Db } from './database.ts';

/** A row as it lies in its batch: participant, generation, seq, content, tokens, at. */
type Frame = readonly [string, number, number, string, number, number];

/**
 * One row a batch, its frames as JSON: a quarter of the cost of one row a frame, and half of a
 * surrogate pair is kept too. The view `tokens` shows them one by one.
 */
export function sqliteTokenStore(db: Db): TokenStore {
  const insert = db.prepare('INSERT INTO token_batches (round_id, frames) VALUES (?, ?)');
  const byRound = db.prepare<[string], { frames: string }>(
    'SELECT frames FROM token_batches WHERE round_id = ? ORDER BY batch',
  );
  const appendAll = db.transaction((rows: readonly TokenRow[]) => {
    for (const [roundId, ofRound] of Map.groupBy(rows, (row) => row.roundId)) {
      insert.run(roundId, JSON.stringify(ofRound.map(toFrame)));
    }
  });
  return {
    append: (rows) => {
      appendAll.immediate(rows);
    },
    readRound: (roundId) => {
      // The sort is stable, so that of equals the one written first stays.
      const rows = byRound
        .all(roundId)
        .flatMap(({ frames }) => (JSON.parse(frames) as Frame[]).map((frame) => toRow(roundId, frame)))
        .sort(compare);
      return rows.filter((row, i) => {
        const before = rows[i - 1];
        return before === undefined || compare(before, row) !== 0;
      });
    },
  };
}

function toFrame({ participantId, generation, seq, content, tokens, at }: TokenRow): Frame {
  return [participantId, generation, seq, content, tokens, Math.round(at)];
}

function toRow(roundId: string, [participantId, generation, seq, content, tokens, at]: Frame): TokenRow {
  return { roundId, participantId, generation, seq, content, tokens, at };
}

/** By participant, generation and seq. */
function compare(a: TokenRow, b: TokenRow): number {
  if (a.participantId !== b.participantId) return a.participantId < b.participantId ? -1 : 1;
  return a.generation - b.generation || a.seq - b.seq;
}
