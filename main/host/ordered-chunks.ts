/** A frame of an answer, kept by its `seq`. */
export interface Chunk {
  readonly content: string;
  readonly tokens: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/**
 * Frames by `seq`, in order at any moment: almost always one more at the end, now and then one
 * between, and even a client that sends them all backwards costs little.
 */
export class OrderedChunks {
  readonly #chunks = new Map<number, Chunk>();
  readonly #seqs: number[] = [];

  get size(): number {
    return this.#chunks.size;
  }

  has(seq: number): boolean {
    return this.#chunks.has(seq);
  }

  get(seq: number): Chunk | undefined {
    return this.#chunks.get(seq);
  }

  /** The caller knows that it is not there yet. */
  add(seq: number, chunk: Chunk): void {
    this.#chunks.set(seq, chunk);
    const last = this.#seqs.at(-1);
    if (last === undefined || last < seq) this.#seqs.push(seq);
    else this.#seqs.splice(this.#indexOf(seq), 0, seq);
  }

  /** Contents in order, of the frames below `end`. */
  contents(end = Number.POSITIVE_INFINITY): string[] {
    return this.#seqs.slice(0, this.#indexOf(end)).map((seq) => this.#chunks.get(seq)?.content ?? '');
  }

  /** When the first of the frames from `seq` on arrived; null without any. */
  earliest(seq: number): number | null {
    const times = this.#seqs.slice(this.#indexOf(seq)).map((one) => this.#chunks.get(one)?.at ?? 0);
    return times.length === 0 ? null : times.reduce((a, b) => Math.min(a, b));
  }

  /** How many frames stand below `seq`. */
  #indexOf(seq: number): number {
    let from = 0;
    let to = this.#seqs.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.#seqs[middle] ?? 0) < seq) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}
