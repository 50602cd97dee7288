import type { Bus, Commit } from '../../ports/bus.ts';

/** Listeners in one process, called in the order they subscribed. */
export function memoryBus(): Bus {
  const listeners = new Set<(commit: Commit) => void>();
  return {
    publish: (commit) => {
      for (const listener of listeners) listener(commit);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
