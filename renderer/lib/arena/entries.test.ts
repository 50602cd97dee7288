import { describe, expect, it } from 'vitest';
import { entryFrom, tokensPerSecond, withDeltas, withEntry } from './entries.ts';
import { anEntry } from '../testing/arena.ts';

const one = [entryFrom(anEntry('ana', { text: 'Olá' }), 0)];
const delta = (off: number, text: string, tokens = 1) => ({ participant_id: 'ana', off, text, tokens });

describe('text that arrives by offset', () => {
  it('[VIEW-4] grows at its end', () => {
    const { entries, behind } = withDeltas(one, [delta(3, ', mundo', 3)], 10);
    expect(entries[0]).toMatchObject({ text: 'Olá, mundo', tokens: 3 });
    expect(entries[0]?.lineage).toBe(one[0]?.lineage);
    expect(behind).toBe(false);
  });

  it('[VIEW-4] is the same when a frame comes twice, also when it reaches further back than what is known', () => {
    const once = withDeltas(one, [delta(3, ', mundo', 3)], 10).entries;
    expect(withDeltas(once, [delta(3, ', mundo', 3)], 20).entries).toEqual(once);
    const longer = withDeltas(once, [delta(0, 'Olá, mundo!', 4)], 20).entries[0];
    expect(longer?.text).toBe('Olá, mundo!');
    expect(longer?.lineage).toBe(one[0]?.lineage);
  });

  it('[VIEW-4] starts again at offset 0, and says that it is another text', () => {
    const again = withDeltas(one, [delta(0, 'Bom', 1)], 500).entries[0];
    expect(again).toMatchObject({ text: 'Bom', tokens: 1, firstAt: 500 });
    expect(again?.lineage).not.toBe(one[0]?.lineage);
  });

  it('[VIEW-8] asks for a snapshot when something before it is missing, and keeps what is known', () => {
    expect(withDeltas(one, [delta(5, 'longe')], 10)).toEqual({ entries: one, behind: true });
    expect(withDeltas(one, [{ ...delta(0, 'x'), participant_id: 'bia' }], 10).behind).toBe(true);
  });

  it('[VIEW-4] counts in UTF-16, as the host does', () => {
    const { entries } = withDeltas([entryFrom(anEntry('ana', { text: '👋' }), 0)], [delta(2, '🎉')], 10);
    expect(entries[0]?.text).toBe('👋🎉');
  });
});

describe('an entry on a screen', () => {
  it('[VIEW-9] keeps its text when only its state is told, and takes the whole one when closed', () => {
    const waiting = withEntry(one, anEntry('ana', { status: 'generating', tokens: 2 }), 10);
    expect(waiting[0]).toMatchObject({ text: 'Olá', tokens: 2 });
    const closed = withEntry(waiting, anEntry('ana', { status: 'partial', text: 'Olá, mun' }), 20);
    expect(closed[0]).toMatchObject({ text: 'Olá, mun', lineage: waiting[0]?.lineage });
  });

  it('[BLIND-5] is the same entry before and after its name is revealed, and when it is taken back', () => {
    const blind = [entryFrom(anEntry('A', { label: 'A', text: 'x' }), 0)];
    const named = withEntry(blind, anEntry('ana', { label: 'A', text: 'x', status: 'complete' }), 10);
    expect(named.map(({ view }) => view.participantId)).toEqual(['ana']);
    const back = withEntry(named, anEntry('A', { label: 'A', text: 'x', status: 'complete' }), 20);
    expect(back.map(({ view }) => view.participantId)).toEqual(['A']);
  });

  it('shows its own pace while it grows and the host’s once closed', () => {
    const growing = withDeltas(one, [delta(3, 'a', 1)], 1_000).entries;
    const later = withDeltas(growing, [delta(4, 'b', 21)], 2_000).entries;
    expect(later.map(tokensPerSecond)).toEqual([20]);
    const closed = withEntry(later, anEntry('ana', { status: 'complete', tps: 18.5, text: 'Oláab' }), 2_100);
    expect(closed.map(tokensPerSecond)).toEqual([18.5]);
  });

  it('goes on with the host’s figures after a snapshot', () => {
    const entry = anEntry('ana', { text: 'x', tokens: 41, ttftMs: 500, durationMs: 2_500, tps: 20 });
    const grown = withDeltas([entryFrom(entry, 10_000)], [delta(1, 'y', 61)], 11_000).entries;
    expect(grown.map(tokensPerSecond)).toEqual([20]);
  });
});
