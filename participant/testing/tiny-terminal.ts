/** As much of a terminal as the view uses: what a person would see after all that was written. */
import { columnsOf } from '../terminal/width.ts';

// oxlint-disable-next-line no-control-regex
const PIECE = /\u001b\[\??([\d;]*)([A-Za-z])|[\r\n]|[^\u001b\r\n]+/gy;

export class TinyTerminal {
  columns: number;
  rows: number;
  cursorHidden = false;
  /** How often something was written. */
  writes = 0;
  readonly #lines: string[] = [''];
  #row = 0;
  #column = 0;

  constructor(columns = 80, rows = 24) {
    this.columns = columns;
    this.rows = rows;
  }

  /** The lines without the empty ones at the end. */
  get screen(): string[] {
    return this.#lines.join('\n').trimEnd().split('\n');
  }

  readonly write = (text: string): void => {
    this.writes += 1;
    for (const [piece, count = '', code] of text.matchAll(PIECE)) {
      if (code !== undefined) this.#control(code, count);
      else if (piece === '\r') this.#column = 0;
      else if (piece === '\n') this.#newLine();
      else this.#print(piece);
    }
  };

  #control(code: string, count: string): void {
    if (code === 'A') this.#row = Math.max(0, this.#row - Number(count));
    else if (code === 'K') this.#cut();
    else if (code === 'J') {
      this.#cut();
      this.#lines.splice(this.#row + 1);
    } else if (code === 'l' || code === 'h') this.cursorHidden = code === 'l';
    else if (code !== 'm') throw new Error(`Not a terminal for ${code}`);
  }

  #cut(): void {
    this.#lines[this.#row] = (this.#lines[this.#row] ?? '').slice(0, this.#column);
  }

  #newLine(): void {
    this.#row += 1;
    this.#column = 0;
    this.#lines[this.#row] ??= '';
  }

  /** Letters of one column each; the width of others is tested where it is computed. */
  #print(text: string): void {
    for (const letter of text) {
      if (this.#column >= this.columns) this.#newLine();
      const line = (this.#lines[this.#row] ?? '').padEnd(this.#column);
      this.#lines[this.#row] = `${line.slice(0, this.#column)}${letter}${line.slice(this.#column + 1)}`;
      this.#column += columnsOf(letter);
    }
  }
}
