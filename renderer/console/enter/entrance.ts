// The way in: a link's one-time code, traded for the organizer's cookie and gone from the address before anything else.
import { call, Refused } from '../../lib/api/call.ts';

export type EntranceState = 'none' | 'entering' | 'refused' | 'unreachable';

/** The code of a console link; null where the address holds none. */
export function codeIn(hash: string): string | null {
  const code = new URLSearchParams(hash.replace(/^#/, '')).get('code');
  return code === null || code === '' ? null : code;
}

export class Entrance {
  readonly #onEntered: () => void;
  readonly #listeners = new Set<() => void>();
  #state: EntranceState = 'none';
  #code: string | null = null;

  constructor(onEntered: () => void) {
    this.#onEntered = onEntered;
    // A link pasted over this page changes its hash and loads nothing.
    window.addEventListener('hashchange', () => this.#read());
    this.#read();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  readonly get = (): EntranceState => this.#state;

  /** Tries the same code again: the host did not answer, so it is not spent. */
  readonly retry = (): void => {
    if (this.#code !== null) void this.#redeem(this.#code);
  };

  #read(): void {
    const code = codeIn(location.hash);
    if (code === null) return;
    history.replaceState(history.state, '', `${location.pathname}${location.search}`);
    this.#code = code;
    void this.#redeem(code);
  }

  async #redeem(code: string): Promise<void> {
    this.#set('entering');
    try {
      await call('exchangeCode', { body: { code } });
      this.#code = null;
      this.#set('none');
      this.#onEntered();
    } catch (error) {
      const isUnreachable = error instanceof Refused && error.code === '';
      if (!isUnreachable) this.#code = null;
      this.#set(isUnreachable ? 'unreachable' : 'refused');
    }
  }

  #set(state: EntranceState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
