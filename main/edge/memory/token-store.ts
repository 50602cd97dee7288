import type { TokenRow, TokenStore } from '../../ports/token-store.ts';

export function memoryTokenStore(): TokenStore {
  const rows = new Map<string, TokenRow>();
  const key = (row: TokenRow) => JSON.stringify([row.roundId, row.participantId, row.generation, row.seq]);
  return {
    append: (added) => {
      for (const row of added) if (!rows.has(key(row))) rows.set(key(row), row);
    },
    readRound: (roundId) =>
      [...rows.values()]
        .filter((row) => row.roundId === roundId)
        .sort((a, b) => compare(a.participantId, b.participantId) || a.generation - b.generation || a.seq - b.seq),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
