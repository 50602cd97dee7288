/** A few lines at the bottom of the terminal, redrawn in place, with lasting lines above them. */
import { columnsOf } from './width.ts';

export interface ScreenPort {
  readonly write: (text: string) => void;
  readonly columns: () => number;
}

const HIDE_CURSOR = '\u001b[?25l';
const SHOW_CURSOR = '\u001b[?25h';

export class Screen {
  readonly #port: ScreenPort;
  #shown: readonly string[] = [];
  #hidden = false;

  constructor(port: ScreenPort) {
    this.#port = port;
  }

  /** The live lines, each no wider than the terminal. Writes nothing when nothing changed. */
  show(lines: readonly string[]): void {
    if (lines.length === this.#shown.length && lines.every((line, at) => line === this.#shown[at])) return;
    // Each line over the old one, one write in all: nothing flickers.
    const hide = this.#hidden ? '' : HIDE_CURSOR;
    this.#hidden = true;
    this.#port.write(`${hide}${this.#toTop()}${lines.map((line) => `${line}\u001b[K\n`).join('')}\u001b[J`);
    this.#shown = lines;
  }

  /** Lines that stay, above the live ones, which may change at the same time. */
  print(lines: readonly string[], live: readonly string[] = this.#shown): void {
    if (live.length === 0 && this.#shown.length === 0) return this.#port.write(`${lines.join('\n')}\n`);
    const text = [...lines, ...live].map((line) => `${line}\u001b[K\n`).join('');
    this.#port.write(`${this.#toTop()}${text}\u001b[J`);
    this.#shown = live;
  }

  /** Takes the live lines away for as long as something else writes; `live` may have changed since. */
  aside(write: () => void, live: readonly string[] = this.#shown): void {
    this.#erase();
    write();
    if (live.length > 0) this.show(live);
  }

  /** Takes the live lines away and gives the cursor back; `show` begins anew. */
  close(): void {
    this.#erase();
    if (this.#hidden) this.#port.write(SHOW_CURSOR);
    this.#hidden = false;
  }

  #erase(): void {
    if (this.#shown.length > 0) this.#port.write(`${this.#toTop()}\u001b[J`);
    this.#shown = [];
  }

  /** A terminal made narrower has broken our lines into more rows than they were. */
  #toTop(): string {
    const columns = Math.max(1, this.#port.columns());
    const rows = this.#shown.reduce((sum, line) => sum + Math.max(1, Math.ceil(columnsOf(line) / columns)), 0);
    return rows === 0 ? '' : `\r\u001b[${rows}A`;
  }
}
