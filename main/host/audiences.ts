import type { Subscription } from './audience.ts';
import type { Viewer } from './viewer.ts';

interface Audience {
  readonly subscription: Subscription;
  readonly viewers: Set<Viewer>;
}

/**
 * Screens by what they asked for: whom a message is for is asked once for each kind of screen, not
 * for each phone of a hall.
 */
export class Audiences {
  readonly #audiences = new Map<string, Audience>();

  add(viewer: Viewer): void {
    const { subscription } = viewer;
    const key = keyOf(subscription);
    const audience = this.#audiences.get(key) ?? { subscription, viewers: new Set() };
    this.#audiences.set(key, audience);
    audience.viewers.add(viewer);
  }

  remove(viewer: Viewer): void {
    const key = keyOf(viewer.subscription);
    const audience = this.#audiences.get(key);
    audience?.viewers.delete(viewer);
    if (audience?.viewers.size === 0) this.#audiences.delete(key);
  }

  /** Every screen whose subscription fits. */
  *of(fits: (subscription: Subscription) => boolean): Generator<Viewer> {
    for (const { subscription, viewers } of this.#audiences.values()) if (fits(subscription)) yield* viewers;
  }
}

function keyOf({ role, topics, frames }: Subscription): string {
  return [role, frames, topics === null ? 'old' : [...topics].sort().join()].join('|');
}
