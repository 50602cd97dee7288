import { describe, expect, it } from 'vitest';
import { CUTS, markOf, SHAPES } from './marks.ts';

const keyOf = (name: string): string => JSON.stringify(markOf(name));

/** Of so many rooms of nine, the share in which two have the same mark. */
function clashing(rooms: number, idOf: (room: number, seat: number) => string): number {
  let clashes = 0;
  for (let room = 0; room < rooms; room += 1) {
    const marks = new Set(Array.from({ length: 9 }, (_, seat) => keyOf(idOf(room, seat))));
    if (marks.size < 9) clashes += 1;
  }
  return clashes / rooms;
}

describe('the mark of an entry', () => {
  it('is the same for the same name', () => {
    expect(markOf('ana@laptop')).toEqual(markOf('ana@laptop'));
  });

  it('differs among the labels of a blind round, past the alphabet too', () => {
    const letters = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at));
    const labels = [...letters, ...letters.slice(0, 14).map((letter) => `A${letter}`)];
    const plain = labels.map((label) => JSON.stringify({ ...markOf(label), letter: '' }));
    expect(new Set(plain).size).toBe(40);
    expect(markOf('AB')).toMatchObject({ cut: 'none', letter: 'AB' });
  });

  it('uses every colour, shape and cut for names', () => {
    const marks = Array.from({ length: 300 }, (_, at) => markOf(`participant-${at}`));
    expect(new Set(marks.map(({ colour }) => colour)).size).toBe(7);
    expect(new Set(marks.map(({ shape }) => shape)).size).toBe(SHAPES.length);
    expect(new Set(marks.map(({ cut }) => cut)).size).toBe(CUTS.length);
  });

  it('is shared by two of nine in about one room out of thirty', () => {
    const nicknames = ['ana', 'bento', 'caua', 'dora', 'erico', 'fe', 'gil', 'hugo', 'iris'];
    expect(clashing(2_000, (room, seat) => `${room}-${nicknames[seat] ?? ''}`)).toBeLessThan(0.05);
    expect(clashing(2_000, (room, seat) => `night-${room * 9 + seat}`)).toBeLessThan(0.05);
  });
});
