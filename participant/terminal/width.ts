/** How many columns text takes in a terminal. */

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f000}-\u{1ffff}]|[\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
const NO_WIDTH = /^[\p{M}\p{Cf}]+$/u;

/** Colours and the like. */
// oxlint-disable-next-line no-control-regex
const STYLE = /\u001b\[[\d;]*m/g;

const segmenter = new Intl.Segmenter('pt-BR', { granularity: 'grapheme' });

export function columnsOf(text: string): number {
  let columns = 0;
  for (const { segment } of segmenter.segment(text.replace(STYLE, ''))) columns += columnsOfLetter(segment);
  return columns;
}

function columnsOfLetter(letter: string): number {
  if (NO_WIDTH.test(letter)) return 0;
  return WIDE.test(letter) || letter.includes('\ufe0f') ? 2 : 1;
}

/** Plain text cut to that many columns, with `…` where something is missing. */
export function fit(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text;
  let kept = '';
  let used = 0;
  for (const { segment } of segmenter.segment(text)) {
    const width = columnsOfLetter(segment);
    if (used + width > columns - 1) break;
    kept += segment;
    used += width;
  }
  return columns < 1 ? '' : `${kept.trimEnd()}…`;
}
/** Broken between words, with the indent of the first line; a word longer than a line, such as an address, stays whole. */
export function wrap(text: string, columns: number): string[] {
  const indent = /^ */.exec(text)?.[0] ?? '';
  const lines: string[] = [];
  let line = '';
  for (const word of text.slice(indent.length).split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && columnsOf(indent) + columnsOf(longer) > columns) {
      lines.push(`${indent}${line}`);
      line = word;
    } else line = longer;
  }
  return [...lines, `${indent}${line}`];
}
