/** Waiting for something to become true, without guessing how long that takes. */
export class Watch {
  readonly #waiting = new Set<() => void>();

  /** Something may have changed. */
  notify(): void {
    for (const look of this.#waiting) look();
  }

  /** Resolves with what `find` returns, once that is neither undefined nor false. */
  until<T>(find: () => T | undefined | false): Promise<T> {
    return new Promise((resolve) => {
      const look = (): void => {
        const found = find();
        if (found === undefined || found === false) return;
        this.#waiting.delete(look);
        resolve(found);
      };
      this.#waiting.add(look);
      look();
    });
  }
}
