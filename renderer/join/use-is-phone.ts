import { useSyncExternalStore } from 'react';

// As in join.css.
const PHONE = matchMedia('(pointer: coarse) and (max-width: 600px)');

function subscribe(changed: () => void): () => void {
  PHONE.addEventListener('change', changed);
  return () => PHONE.removeEventListener('change', changed);
}

/** Nobody runs a model on one: the line is for the laptop. */
export function useIsPhone(): boolean {
  return useSyncExternalStore(subscribe, () => PHONE.matches);
}
