// How an entry is told from the others at a glance: a colour and a shape, the same on every surface and all night long.

export const SHAPES = ['circle', 'square', 'triangle', 'diamond', 'hexagon', 'star', 'cross'] as const;
const COLOURS = 7;

export interface Mark {
  /** Of `--mark-0` to `--mark-6`. */
  readonly colour: number;
  readonly shape: (typeof SHAPES)[number];
}

/** By the label of a blind entry in order, by the participant's id otherwise. */
export function markOf(name: string): Mark {
  const number = /^[A-Z]$/.test(name) ? name.charCodeAt(0) - 65 : hash(name);
  const colour = number % COLOURS;
  const shape = (number + Math.floor(number / COLOURS)) % SHAPES.length;
  return { colour, shape: SHAPES[shape] ?? 'circle' };
}

/** FNV-1a: short, and spreads alike names apart. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return value;
}
