/** Cards that can be read at once from the last row. */
export const MOST_CARDS = 16;

/** Layouts the style sheet knows, by how many cards they hold. */
const LAYOUTS = [1, 2, 4, 6, 8, 9, 12, MOST_CARDS] as const;

/** The layout for so many cards; pages all have the same one. */
export function cellsFor(count: number, isPaged: boolean): number {
  return isPaged ? MOST_CARDS : (LAYOUTS.find((cells) => cells >= count) ?? MOST_CARDS);
}

export interface Filled {
  readonly columns: number;
  readonly rows: number;
}

/** What so many cells fill, top to bottom, of at most so many columns: no column stays empty. */
export function filledBy(count: number, mostColumns: number): Filled {
  const rows = Math.max(1, Math.ceil(count / Math.max(1, mostColumns)));
  return { columns: Math.max(1, Math.ceil(count / rows)), rows };
}
