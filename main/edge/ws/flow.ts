import type { WebSocket } from 'ws';

/** Frames one socket may send in a second, and how many at once before it is held. */
const PER_SECOND = 2_000;
const BURST = 4_000;

/**
 * A socket that sends faster than anyone generates is read more slowly, by TCP itself: nothing of
 * it is dropped, and the others notice nothing.
 */
export class Flow {
  readonly #socket: WebSocket;
  #allowance = BURST;
  #at = performance.now();
  #held: NodeJS.Timeout | null = null;

  constructor(socket: WebSocket) {
    this.#socket = socket;
  }

  /** Counts a frame, or one that costs the host as much as `frames` ordinary ones. */
  count(frames = 1): void {
    const now = performance.now();
    this.#allowance = Math.min(BURST, this.#allowance + ((now - this.#at) / 1_000) * PER_SECOND) - frames;
    this.#at = now;
    if (this.#allowance >= 0 || this.#held !== null) return;
    this.#socket.pause();
    const wait = (-this.#allowance / PER_SECOND) * 1_000 + 50;
    this.#held = setTimeout(() => {
      this.#held = null;
      this.#socket.resume();
    }, wait);
  }

  stop(): void {
    if (this.#held !== null) clearTimeout(this.#held);
  }
}
