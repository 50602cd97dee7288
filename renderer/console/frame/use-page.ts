import { useSyncExternalStore } from 'react';
import { pageOf, sessionOf } from '../route.ts';
import type { Page } from '../route.ts';

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

export function usePage(): Page {
  return useSyncExternalStore(subscribe, () => pageOf(location.hash));
}

/** The kept session that the address asks for, if it does. */
export function useNamedSession(): string | null {
  return useSyncExternalStore(subscribe, () => sessionOf(location.hash));
}
