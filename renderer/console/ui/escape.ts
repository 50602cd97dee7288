import { useEffect } from 'react';
import type { RefObject } from 'react';

/** Escape pressed inside of `box` leaves it, and nothing around it. */
export function useEscape(box: RefObject<HTMLElement | null>, isOpen: boolean, leave: () => void): void {
  useEffect(() => {
    const element = box.current;
    if (element === null || !isOpen) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      event.preventDefault();
      leave();
    };
    element.addEventListener('keydown', onKey);
    return () => element.removeEventListener('keydown', onKey);
  }, [box, isOpen, leave]);
}
