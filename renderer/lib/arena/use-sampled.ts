import { useEffect, useState } from 'react';
import { useStore } from './react.tsx';
import type { Screen } from './store.ts';

/**
 * A part of what the page knows, looked at no more often than every `everyMs` milliseconds: for figures that move with
 * each token, which nobody reads thirty times a second. `select` does not change.
 */
export function useSampled<Part>(select: (screen: Screen) => Part, everyMs: number): Part {
  const store = useStore();
  const [part, setPart] = useState(() => select(store.get()));
  useEffect(() => {
    let due: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => {
      due = undefined;
      const seen = select(store.get());
      setPart(() => seen);
    };
    const stop = store.subscribe(() => {
      due ??= setTimeout(look, everyMs);
    });
    look();
    return () => {
      stop();
      clearTimeout(due);
    };
  }, [store, select, everyMs]);
  return part;
}
