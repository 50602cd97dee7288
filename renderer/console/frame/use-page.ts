import { useSyncExternalStore } from 'react';
import { pageOf } from '../route.ts';
import type { Page } from '../route.ts';

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

export function usePage(): Page {
  return useSyncExternalStore(subscribe, () => pageOf(location.hash));
}
