import { useEffect, useRef } from 'react';
import { actionOf, pressFrom } from '../keys.ts';
import type { KeyAction } from '../keys.ts';

/** What keys do where they are listened for; the others are left to the browser. */
export type KeyDoes = Partial<Readonly<Record<KeyAction, () => void>>>;

export function useKeys(does: KeyDoes): void {
  const latest = useRef(does);
  useEffect(() => {
    latest.current = does;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const action = event.defaultPrevented ? null : actionOf(pressFrom(event));
      const take = action === null ? undefined : latest.current[action];
      if (take === undefined) return;
      event.preventDefault();
      take();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
