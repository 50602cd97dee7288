import { answerText, tokenText } from './text.ts';

/** One answer as one screen shows it: its text, and when each token of it had arrived. */
export class Reading {
  /** Arrival of each token, milliseconds of the machine's clock. */
  readonly arrivals: number[] = [];
  readonly #index: number;
  #text = '';
  /** Where in the text the token ends that is waited for. */
  #end: number;

  constructor(index: number) {
    this.#index = index;
    this.#end = tokenText(index, 0).length;
  }

  get text(): string {
    return this.#text;
  }

  /** Text that belongs at `off`; what was there is replaced. */
  put(off: number, text: string, at: number): void {
    this.#text = off === this.#text.length ? this.#text + text : this.#text.slice(0, off) + text;
    while (this.#text.length >= this.#end) {
      this.arrivals.push(at);
      this.#end += tokenText(this.#index, this.arrivals.length).length;
    }
  }

  append(text: string, at: number): void {
    this.put(this.#text.length, text, at);
  }

  /** How many of the first `count` tokens are shown as they were sent, up to the first difference. */
  correct(count: number): number {
    if (this.#text === answerText(this.#index, count)) return count;
    let end = 0;
    for (let seq = 0; seq < count; seq += 1) {
      const token = tokenText(this.#index, seq);
      if (!this.#text.startsWith(token, end)) return seq;
      end += token.length;
    }
    return count;
  }
}
