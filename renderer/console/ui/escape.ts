import { useEffect } from 'react';
import type { RefObject } from 'react';

/** Escape pressed inside of `box`, or while nothing has the focus, leaves it, and nothing around it. */
export function useEscape(box: RefObject<HTMLElement | null>, isOpen: boolean, leave: () => void): void {
  useEffect(() => {
    const element = box.current;
    if (element === null || !isOpen) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      const isInside = event.target instanceof Node && element.contains(event.target);
      if (event.key !== 'Escape' || event.defaultPrevented || (!isInside && event.target !== document.body)) return;
      event.stopPropagation();
      event.preventDefault();
      leave();
    };
    // First of all: a menu around it closes by the same key.
    document.addEventListener('keydown', onKey, true);
    return () => document.removeEventListener('keydown', onKey, true);
  }, [box, isOpen, leave]);
}
