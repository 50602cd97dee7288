import { describe, expect, it } from 'vitest';
import { entryFrom } from '../../lib/arena/entries.ts';
import { aSnapshot, anEntry } from '../../lib/testing/arena.ts';
import { byMovement, isMasked, keyOf, readableEntries, shownEntries } from './entries.ts';

const calm = aSnapshot().stage;
const entries = [
  entryFrom(anEntry('ana', { text: 'Olá', status: 'complete' }), 0),
  entryFrom(anEntry('bia', { text: '', status: 'waiting' }), 0),
  entryFrom(anEntry('caio', { text: 'Oi', hidden: true }), 0),
  entryFrom(anEntry('duda', { text: ' \n' }), 0),
];
const ids = (shown: typeof entries) => shown.map(({ view }) => view.participantId);

describe('entries in sight', () => {
  it('[TEL-6] are those that nobody hid; a spotlight leaves one alone', () => {
    expect(ids([...shownEntries({ entries, stage: calm })])).toEqual(['ana', 'bia', 'duda']);
    expect(ids([...shownEntries({ entries, stage: { ...calm, spotlight: 'bia' } })])).toEqual(['bia']);
    expect(ids([...shownEntries({ entries, stage: { ...calm, spotlight: 'caio' } })])).toHaveLength(3);
    expect(ids([...readableEntries({ entries, stage: calm })])).toEqual(['ana']);
  });

  it('[TEL-11] are lit by their label before and after their names are told', () => {
    const masked = entryFrom(anEntry('A', { label: 'A', nickname: 'A' }), 0);
    const named = entryFrom(anEntry('ana', { label: 'A' }), 0);
    expect([isMasked(masked), isMasked(named), isMasked(entryFrom(anEntry('ana'), 0))]).toEqual([true, false, false]);
    expect([keyOf(masked), keyOf(named)]).toEqual(['A', 'A']);
    const stage = { ...calm, spotlight: 'A' };
    expect(shownEntries({ entries: [named, ...entries], stage })).toEqual([named]);
  });

  it('[TEL-5] stand in the order of what moves, equals as they were invited', () => {
    expect(byMovement(entries)).toEqual(['caio', 'duda', 'bia', 'ana']);
  });
});
