import { useEffect, useRef } from 'react';
import { actionOf, pressFrom } from '../keys.ts';
import type { KeyAction } from '../keys.ts';
import { watchHands } from '../ui/hand.ts';

/** Listens for the keys of the night while its page is open. */
export function useKeys(onAction: (action: KeyAction) => void): void {
  useEffect(watchHands, []);
  const latest = useRef(onAction);
  useEffect(() => {
    latest.current = onAction;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const action = event.defaultPrevented ? null : actionOf(pressFrom(event));
      if (action === null) return;
      event.preventDefault();
      latest.current(action);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
