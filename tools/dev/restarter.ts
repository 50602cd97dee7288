export interface RestarterParts {
  readonly isLive: () => Promise<boolean>;
  readonly restart: () => Promise<void>;
  readonly say: (line: string) => void;
  /** How long to wait before asking again whether the round has ended. */
  readonly pause: () => Promise<void>;
}

export interface Restarter {
  /** Tells that a source file changed; any number of changes during one wait make one restart. */
  readonly changed: (file: string) => void;
  /** Settles when nothing is left to restart. */
  readonly idle: () => Promise<void>;
}

/** Restarts the host after a change, or, while a round is live, as soon as it has ended. */
export function createRestarter({ isLive, restart, say, pause }: RestarterParts): Restarter {
  let waiting: string | null = null;
  let work: Promise<void> = Promise.resolve();

  async function restartWhenFree(): Promise<void> {
    let refused = false;
    while (await isLive()) {
      if (!refused) say(`a round is live, so the host restarts when it has ended (${waiting} changed)`);
      refused = true;
      await pause();
    }
    const file = waiting;
    // From here on a change needs another restart: this one may have read the file already.
    waiting = null;
    say(`${file} changed, restarting the host`);
    await restart();
  }

  return {
    changed(file) {
      const isFirst = waiting === null;
      waiting = file;
      if (isFirst) work = work.then(restartWhenFree).catch((error: unknown) => say(`restart failed: ${String(error)}`));
    },
    idle: () => work,
  };
}
