/**
 * Takes a model's thinking out of its text: some servers leave `<think>…</think>` in the content. Only
 * what opens the answer counts as thinking; the same tag later on is part of what the model says.
 */
const TAGS = [
  ['<think>', '</think>'],
  ['<thinking>', '</thinking>'],
  ['<thought>', '</thought>'],
  ['<reasoning>', '</reasoning>'],
  ['[think]', '[/think]'],
] as const;

export class Thoughts {
  /** Tokens held until it is known whether they open a thought. */
  #held: string[] = [];
  #state: 'start' | 'thinking' | 'speaking' = 'start';
  #closing = '';
  /** The last characters of the thought, in which its closing tag may have begun. */
  #tail = '';
  #thought = false;

  /** There was thinking. */
  get thought(): boolean {
    return this.#thought;
  }

  /** What of the answer is sure now, in the model's own pieces. */
  hear(token: string): string[] {
    if (this.#state === 'speaking') return [token];
    if (this.#state === 'thinking') return this.#think(token);
    this.#held.push(token);
    return this.#decide();
  }

  /** What was still held; an unclosed thought is none of the answer. */
  end(): string[] {
    const held = this.#state === 'start' ? this.#visible() : [];
    this.#held = [];
    return held;
  }

  #decide(): string[] {
    const text = this.#held.join('');
    const start = lower(text.trimStart());
    const pair = TAGS.find(([open]) => start.startsWith(open));
    if (pair) {
      this.#thought = true;
      this.#state = 'thinking';
      this.#closing = pair[1];
      this.#held = [];
      this.#tail = '';
      return this.#think(text.trimStart().slice(pair[0].length));
    }
    if (TAGS.some(([open]) => open.startsWith(start))) return [];
    this.#state = 'speaking';
    const visible = this.#visible();
    this.#held = [];
    return visible;
  }

  #think(token: string): string[] {
    const text = this.#tail + token;
    const at = lower(text).indexOf(this.#closing);
    if (at < 0) {
      this.#tail = text.slice(-(this.#closing.length - 1));
      return [];
    }
    this.#state = 'start';
    const rest = text.slice(at + this.#closing.length);
    if (rest === '') return [];
    this.#held = [rest];
    return this.#decide();
  }

  /** The blank lines between thinking and answer are neither. */
  #visible(): string[] {
    if (!this.#thought) return this.#held.filter((token) => token !== '');
    const tokens = [...this.#held];
    while (tokens[0]?.trim() === '') tokens.shift();
    if (tokens[0] !== undefined) tokens[0] = tokens[0].trimStart();
    return tokens.filter((token) => token !== '');
  }
}

/** Of ASCII only: other letters may change their length. */
function lower(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
