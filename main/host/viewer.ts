import { closeCodes } from '../../protocol/errors.ts';
import type { Subscription } from './audience.ts';
import type { Link } from './link.ts';

/** Bytes waiting in a socket from which on a screen is left out, and below which it is taken in again. */
const LAGGING_BYTES = 1_048_576;
const CAUGHT_UP_BYTES = 65_536;
/** A screen that stays behind this long is let go; it reconnects and starts from a snapshot. Milliseconds. */
const LAGGING_MS = 10_000;

/** One screen. A slow one costs bounded memory: it is skipped, then put right by a snapshot. */
export class Viewer {
  readonly link: Link;
  subscription: Subscription;
  readonly view: string;
  #laggingSince: number | null = null;

  constructor(link: Link, view: string, subscription: Subscription) {
    this.link = link;
    this.view = view;
    this.subscription = subscription;
  }

  get lagging(): boolean {
    return this.#laggingSince !== null;
  }

  /** Sends unless the screen is behind. False when the message was skipped. */
  offer(bytes: Buffer, now: number): boolean {
    if (this.#laggingSince === null && this.link.buffered() > LAGGING_BYTES) this.#laggingSince = now;
    if (this.#laggingSince !== null) return false;
    this.link.sendEncoded(bytes);
    return true;
  }

  /** True once a screen that was behind has read what it had; it then needs a snapshot. Lets go of hopeless ones. */
  hasCaughtUp(now: number): boolean {
    if (this.#laggingSince === null) return false;
    if (this.link.buffered() < CAUGHT_UP_BYTES) {
      this.#laggingSince = null;
      return true;
    }
    if (now - this.#laggingSince > LAGGING_MS) {
      this.link.close(closeCodes.SLOW_READER, 'This screen reads too slowly; reconnect');
    }
    return false;
  }
}
