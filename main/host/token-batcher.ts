import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { TokenRow, TokenStore } from '../ports/token-store.ts';

/** Milliseconds between two batches: what a crash can lose. */
const FLUSH_MS = 50;
/** Milliseconds before a refused batch is tried again. */
const RETRY_MS = 1_000;

/**
 * Gathers tokens for the disk. A disk that refuses does not stop the round: what could not be
 * written stays in memory and is tried again.
 */
export class TokenBatcher {
  readonly #store: TokenStore;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #storageChanged: () => void;
  #rows: TokenRow[] = [];
  #cancel: (() => void) | null = null;
  #failing = false;
  #closed = false;

  constructor(parts: {
    store: TokenStore;
    clock: Clock;
    logger: Logger;
    /** Called when the disk begins to refuse, and when it takes tokens again. */
    storageChanged?: () => void;
  }) {
    this.#store = parts.store;
    this.#clock = parts.clock;
    this.#logger = parts.logger;
    this.#storageChanged = parts.storageChanged ?? (() => undefined);
  }

  /** True while tokens wait in memory because the disk refuses them. */
  get failing(): boolean {
    return this.#failing;
  }

  add(row: TokenRow): void {
    if (this.#closed) return;
    this.#rows.push(row);
    this.#cancel ??= this.#clock.after(this.#failing ? RETRY_MS : FLUSH_MS, () => this.flush());
  }

  /** Writes what is waiting, now. */
  flush(): void {
    this.#cancel?.();
    this.#cancel = null;
    if (this.#rows.length === 0) return;
    try {
      this.#store.append(this.#rows);
      this.#rows = [];
      if (this.#failing) this.#logger.info({}, 'The disk takes tokens again; nothing was lost');
      this.#setFailing(false);
    } catch (error) {
      if (!this.#failing) {
        this.#logger.error(
          { err: error, tokens: this.#rows.length },
          'The disk refuses tokens; the round goes on from memory',
        );
      }
      this.#setFailing(true);
      if (!this.#closed) this.#cancel = this.#clock.after(RETRY_MS, () => this.flush());
    }
  }

  #setFailing(failing: boolean): void {
    if (this.#failing === failing) return;
    this.#failing = failing;
    this.#storageChanged();
  }

  /** Writes what is waiting a last time: the store may be closed after this. */
  close(): void {
    this.#closed = true;
    this.flush();
  }

  /** Rows that have not reached the disk. */
  pending(): readonly TokenRow[] {
    return this.#rows;
  }
}
