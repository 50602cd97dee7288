// The door as the host tells it: asked once for however many parts of the page show it.
import { call } from '../../lib/api/call.ts';
import type { ArenaStore } from '../../lib/arena/store.ts';
import type { DoorFacts } from './door.ts';

export interface KnownDoor {
  readonly door: DoorFacts | null;
  readonly failed: boolean;
}

export class DoorSource {
  readonly #ask: () => Promise<DoorFacts>;
  readonly #listeners = new Set<() => void>();
  #known: KnownDoor = { door: null, failed: false };
  #askedFor: string | null = null;
  #toldAt: object | null = null;
  #latest = 0;

  constructor(ask: () => Promise<DoorFacts>) {
    this.#ask = ask;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  readonly get = (): KnownDoor => this.#known;

  /**
   * Asks where this is news: another session, a line that came back, or a door that the host told anew (the same words
   * too: what it does not tell everybody may have changed). No occasion while there is no line.
   */
  see(occasion: string | null, told: object | null): void {
    if (occasion === this.#askedFor && told === this.#toldAt) return;
    this.#askedFor = occasion;
    this.#toldAt = told;
    if (occasion !== null) void this.refresh();
  }

  /** True where the host answered. What was known stays where it did not. */
  async refresh(): Promise<boolean> {
    this.#latest += 1;
    const mine = this.#latest;
    try {
      const door = await this.#ask();
      if (mine === this.#latest) this.#tell({ door, failed: false });
      return true;
    } catch {
      if (mine === this.#latest) this.#tell({ ...this.#known, failed: true });
      return false;
    }
  }

  #tell(known: KnownDoor): void {
    this.#known = known;
    for (const listener of this.#listeners) listener();
  }
}

const sources = new WeakMap<ArenaStore, DoorSource>();

export function doorSourceOf(store: ArenaStore): DoorSource {
  const known = sources.get(store);
  if (known !== undefined) return known;
  const made = new DoorSource(() => call('getDoor'));
  sources.set(store, made);
  return made;
}
