import { displayText } from '../../protocol/text.ts';
import type { ScreenEntry } from '../lib/arena/entries.ts';
import { el } from '../lib/dom.ts';

/** `follow` keeps the end in sight while it grows; `read` shows it page by page from its start. */
export type TextMode = 'follow' | 'read';

/** An answer, as plain text whatever it holds. It grows by what is new, however long it is. */
export class TextBox {
  readonly element: HTMLElement;
  readonly #content: HTMLElement;
  #node = document.createTextNode('');
  #length = 0;
  #lineage: object | null = null;

  constructor() {
    this.#content = el('div', { class: 'text', 'data-text': true, dir: 'auto' }, this.#node);
    this.element = el('div', { class: 'text-box', 'data-mode': 'follow' }, this.#content);
  }

  show({ text, lineage }: Pick<ScreenEntry, 'text' | 'lineage'>, mode: TextMode): void {
    if (this.element.dataset['mode'] !== mode) {
      this.element.dataset['mode'] = mode;
      this.element.scrollTop = 0;
    }
    if (lineage !== this.#lineage || text.length < this.#length) this.#node.data = displayText(text);
    else if (text.length > this.#length) this.#node.appendData(displayText(text.slice(this.#length)));
    this.#lineage = lineage;
    this.#length = text.length;
  }

  /** The last page of the text is in sight. */
  get isAtEnd(): boolean {
    const { clientHeight, scrollHeight, scrollTop } = this.element;
    return scrollTop + clientHeight >= scrollHeight - 1;
  }

  /** On to the next page, from the last one to the first. */
  turnPage(): void {
    this.element.scrollTop = this.isAtEnd ? 0 : this.element.scrollTop + this.element.clientHeight;
  }

  /** `2/3`, or nothing where all of it is in sight. */
  pageText(): string {
    const { clientHeight, scrollHeight, scrollTop } = this.element;
    if (clientHeight === 0 || scrollHeight <= clientHeight + 1) return '';
    return `${Math.ceil(scrollTop / clientHeight) + 1}/${Math.ceil(scrollHeight / clientHeight)}`;
  }
}
