// How an entry is told from the others at a glance: a colour, a shape, and what is cut into the shape.
//
// A mark is a function of the entry's name alone, so it is the same on every surface and all night long. Nothing could
// deal them out in turn: a phone knows the answers of a round, the telão knows who is in the room, and people come and
// go. So there are many of them instead: 7 × 12 × 13 = 1092. Two of nine names share one in a night out of thirty (with
// seven colours and shapes alone it was every other night), and their names stand beside them even then.

export const SHAPES = [
  'circle',
  'square',
  'triangle',
  'diamond',
  'hexagon',
  'star',
  'cross',
  'heart',
  'drop',
  'dome',
  'wedge',
  'leaf',
] as const;
export const CUTS = [
  'none',
  'dot',
  'ring',
  'bar',
  'pillar',
  'slash',
  'backslash',
  'pair',
  'stack',
  'plus',
  'times',
  'twin',
  'rails',
] as const;
const COLOURS = 7;
/** Of the shapes, those in which a letter stands well: the first ones. */
const LETTER_SHAPES = 7;

export interface Mark {
  /** Of `--mark-0` to `--mark-6`. */
  readonly colour: number;
  readonly shape: (typeof SHAPES)[number];
  readonly cut: (typeof CUTS)[number];
  /** In the place of a cut: the label of a blind entry. */
  readonly letter: string;
}

/** By the label of a blind entry in order, by the participant's id otherwise. */
export function markOf(name: string): Mark {
  if (/^[A-Z]{1,2}$/.test(name)) {
    const number = numberOf(name);
    const shape = SHAPES[(number + Math.floor(number / COLOURS)) % LETTER_SHAPES] ?? 'circle';
    return { colour: number % COLOURS, shape, cut: 'none', letter: name };
  }
  const number = hash(name);
  const rest = Math.floor(number / COLOURS);
  return {
    colour: number % COLOURS,
    shape: SHAPES[rest % SHAPES.length] ?? 'circle',
    cut: CUTS[Math.floor(rest / SHAPES.length) % CUTS.length] ?? 'none',
    letter: '',
  };
}

/** 0 for A, 25 for Z, 26 for AA. */
function numberOf(label: string): number {
  let number = 0;
  for (let at = 0; at < label.length; at += 1) number = number * 26 + label.charCodeAt(at) - 64;
  return number - 1;
}

/** FNV-1a, with the finaliser of MurmurHash3: ids that differ in one letter get marks that have nothing in common. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0;
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
