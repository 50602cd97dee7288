import type { StateMessage } from '../../protocol/wire/viewer.ts';

/** Messages kept for screens that come back. */
const KEPT = 2_000;

export interface Encoded {
  readonly message: StateMessage;
  readonly bytes: Buffer;
}

/** The latest messages of one role, so that a screen that was away gets what it missed, whole or not at all. */
export class MessageRing {
  #items: Encoded[] = [];
  /** Everything after this offset is here. */
  #base: number;

  constructor(base: number) {
    this.#base = base;
  }

  push(item: Encoded): void {
    this.#items.push(item);
    if (this.#items.length <= KEPT) return;
    const dropped = this.#items.splice(0, KEPT / 2).at(-1);
    if (dropped !== undefined) this.#base = dropped.message.offset;
    // Messages of one event are kept or dropped together.
    while (this.#items[0]?.message.offset === this.#base) this.#items.shift();
  }

  /** Starts over: what came before cannot be replayed any more. */
  clear(base: number): void {
    this.#items = [];
    this.#base = base;
  }

  /** What came after `offset`, or null when some of it is gone. */
  since(offset: number, head: number): readonly Encoded[] | null {
    if (offset < this.#base || offset > head) return null;
    return this.#items.filter((item) => item.message.offset > offset);
  }
}
