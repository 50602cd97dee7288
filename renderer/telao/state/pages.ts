// What does not fit legibly is shown in pages that turn by themselves.

export interface Page {
  /** From 0. */
  readonly page: number;
  readonly pages: number;
  readonly from: number;
  readonly to: number;
}

/** Evenly filled pages of at most `perPage`; numbers past the last begin again. */
export function pageAt(count: number, perPage: number, number: number): Page {
  const pages = Math.max(1, Math.ceil(count / perPage));
  const page = number % pages;
  return { page, pages, from: page * perPage, to: Math.min(count, (page + 1) * perPage) };
}

export interface Band {
  readonly top: number;
  readonly bottom: number;
}

/** Boxes of text as lines from top to bottom: boxes that stand beside each other are one line. */
export function linesOf(boxes: readonly Band[]): readonly Band[] {
  const lines: { top: number; bottom: number }[] = [];
  for (const box of [...boxes].sort((a, b) => a.top - b.top || a.bottom - b.bottom)) {
    const line = lines.at(-1);
    const shared = line === undefined ? 0 : Math.min(line.bottom, box.bottom) - box.top;
    const least = line === undefined ? 0 : Math.min(line.bottom - line.top, box.bottom - box.top);
    if (line !== undefined && shared > least / 2) line.bottom = Math.max(line.bottom, box.bottom);
    else lines.push({ top: box.top, bottom: box.bottom });
  }
  return lines;
}

/** Pages of whole lines, none higher than `height`; what alone is higher is cut into such pages. */
export function linePages(lines: readonly Band[], height: number): readonly Band[] {
  const pages: { top: number; bottom: number }[] = [];
  for (const line of lines) {
    const page = pages.at(-1);
    if (page !== undefined && line.bottom - page.top <= height) page.bottom = Math.max(page.bottom, line.bottom);
    else pages.push(...slices(line, height));
  }
  return pages;
}

function slices({ top, bottom }: Band, height: number): { top: number; bottom: number }[] {
  const count = Math.max(1, Math.ceil((bottom - top) / Math.max(1, height)));
  return Array.from({ length: count }, (_, at) => ({
    top: top + at * height,
    bottom: Math.min(bottom, top + (at + 1) * height),
  }));
}

/** Reading aloud to oneself at 200 words a minute, and time to find the beginning. Milliseconds. */
const WORD_MS = 60_000 / 200;
const PAGE_MS = 5_000;
/** Scripts without spaces are read about as fast at this many characters a word. */
const WORD_CHARS = 12;

export function wordsIn(text: string): number {
  const words = text.split(/\s+/u).filter((word) => word !== '');
  return words.reduce((sum, word) => sum + Math.ceil(word.length / WORD_CHARS), 0);
}

/** How long a page stays that holds its share of `words`. */
export function readingMs(words: number, pages: number): number {
  return PAGE_MS + (words / Math.max(1, pages)) * WORD_MS;
}
