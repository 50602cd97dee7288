import { describe, expect, it } from 'vitest';
import type { TokenRow, TokenStore } from '../../ports/token-store.ts';

/** What every token store keeps to, in memory or on disk. */
export function tokenStoreContract(name: string, open: () => TokenStore): void {
  const row = (over: Partial<TokenRow> = {}): TokenRow => ({
    roundId: 'r1',
    participantId: 'ana',
    generation: 0,
    seq: 0,
    content: 'Olá',
    tokens: 1,
    at: 1_700_000_000_000,
    ...over,
  });

  describe(`${name}: a token store`, () => {
    it('[EXP-1] gives back what was written, to the letter', () => {
      const store = open();
      const rows = [row(), row({ seq: 1, content: '' }), row({ seq: 2, content: 'a\u0000\n"\\\u2028😀', tokens: 7 })];
      store.append(rows);
      expect(store.readRound('r1')).toEqual(rows);
      expect(store.readRound('nothing')).toEqual([]);
    });

    it('[TOK-1] keeps halves of characters: put together they are whole', () => {
      const store = open();
      const [high, low] = ['\ud83d', '\ude00'];
      store.append([
        row({ seq: 0, content: `a${high}` }),
        row({ seq: 1, content: `${low}b` }),
        row({ seq: 2, content: low }),
      ]);
      const contents = store.readRound('r1').map((one) => one.content);
      expect(contents).toEqual([`a${high}`, `${low}b`, low]);
      expect(contents.slice(0, 2).join('')).toBe('a😀b');
    });

    it('[TOK-2] ignores what is already there, in the same batch and in a later one', () => {
      const store = open();
      store.append([row(), row({ content: 'twice' })]);
      store.append([row({ content: 'again' }), row({ seq: 1 })]);
      expect(store.readRound('r1').map((one) => [one.seq, one.content])).toEqual([
        [0, 'Olá'],
        [1, 'Olá'],
      ]);
    });

    it('[TOK-4] keeps generations apart, and orders by participant, generation and seq, whatever the order of arrival', () => {
      const store = open();
      const given: [string, number, number][] = [
        ['bruno', 0, 1],
        ['ana', 1, 0],
        ['ana', 0, 10],
        ['ana', 0, 9],
        ['Zé', 0, 0],
        ['bruno', 0, 0],
        ['ana', 0, 0],
      ];
      for (const [participantId, generation, seq] of given) store.append([row({ participantId, generation, seq })]);
      expect(store.readRound('r1').map((one) => [one.participantId, one.generation, one.seq])).toEqual([
        ['Zé', 0, 0],
        ['ana', 0, 0],
        ['ana', 0, 9],
        ['ana', 0, 10],
        ['ana', 1, 0],
        ['bruno', 0, 0],
        ['bruno', 0, 1],
      ]);
    });

    it('[EXP-1] keeps rounds apart, also within one batch', () => {
      const store = open();
      store.append([row(), row({ roundId: 'r2', content: 'other' }), row({ seq: 1 })]);
      expect(store.readRound('r1')).toHaveLength(2);
      expect(store.readRound('r2').map((one) => one.content)).toEqual(['other']);
    });

    it('nothing appended is nothing changed', () => {
      const store = open();
      store.append([]);
      expect(store.readRound('r1')).toEqual([]);
    });
  });
}
