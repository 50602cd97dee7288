// Whether this console shows the PIN: its screen may be mirrored, or filmed.
import { useSyncExternalStore } from 'react';
import { recall, remember } from '../../lib/storage.ts';

const KEY = 'arena.console.pin';
const listeners = new Set<() => void>();
let isShown = recall(KEY) !== 'hidden';

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function show(next: boolean): void {
  isShown = next;
  remember(KEY, next ? 'shown' : 'hidden');
  for (const listener of listeners) listener();
}

const isShownNow = (): boolean => isShown;

export function usePinShown(): { isShown: boolean; show: (next: boolean) => void } {
  return { isShown: useSyncExternalStore(subscribe, isShownNow, isShownNow), show };
}
