import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import type { ArenaStore, Screen } from './store.ts';

const Store = createContext<ArenaStore | null>(null);

export function ArenaProvider({ store, children }: { store: ArenaStore; children: ReactNode }) {
  return <Store.Provider value={store}>{children}</Store.Provider>;
}

export function useStore(): ArenaStore {
  const store = useContext(Store);
  if (store === null) throw new Error('This component stands outside of ArenaProvider.');
  return store;
}

/** A part of what the page knows; draws again when that part is another object or value. */
export function useScreen<Part>(select: (screen: Screen) => Part): Part {
  const store = useStore();
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}

/** This page's clock (`performance.now()`), moving every `everyMs` milliseconds while `runs`. */
export function useNow(everyMs: number, runs = true): number {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    if (!runs) return undefined;
    setNow(performance.now());
    const timer = setInterval(() => setNow(performance.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs, runs]);
  return now;
}
