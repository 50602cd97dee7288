import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';

export interface Pager {
  readonly track: RefObject<HTMLDivElement | null>;
  /** The page in sight. */
  readonly current: string;
  readonly go: (id: string) => void;
}

/**
 * Pages side by side in a box that snaps: the browser's own swipe, and buttons that lead to a page. Which page is in
 * sight is told by its id, so that one that comes or goes, or a phone that is turned, moves nothing.
 */
export function usePager(ids: readonly string[], first: string): Pager {
  const track = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState(() => ({ id: first, at: Math.max(0, ids.indexOf(first)) }));
  const position = ids.indexOf(seen.id);
  // Gone: what stands in its place now.
  const at = position >= 0 ? position : Math.min(seen.at, ids.length - 1);
  const known = useRef({ ids, at });
  useLayoutEffect(() => {
    known.current = { ids, at };
  });

  const place = useCallback(() => {
    const box = track.current;
    if (box === null) return;
    const left = known.current.at * box.clientWidth;
    if (Math.abs(box.scrollLeft - left) > 1) box.scrollLeft = left;
  }, []);
  const order = ids.join('\n');
  useLayoutEffect(place, [order, place]);

  useEffect(() => {
    const box = track.current;
    if (box === null) return undefined;
    const look = (): void => {
      const shown = Math.round(box.scrollLeft / Math.max(1, box.clientWidth));
      const id = known.current.ids[shown];
      if (id !== undefined && shown !== known.current.at) setSeen({ id, at: shown });
    };
    box.addEventListener('scroll', look, { passive: true });
    window.addEventListener('resize', place);
    return () => {
      box.removeEventListener('scroll', look);
      window.removeEventListener('resize', place);
    };
  }, [place]);

  const go = useCallback((id: string) => {
    const box = track.current;
    const to = known.current.ids.indexOf(id);
    if (box === null || to < 0) return;
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    box.scrollTo({ left: to * box.clientWidth, behavior: isCalm ? 'auto' : 'smooth' });
    // Whoever uses keys or listens goes on reading there.
    (box.children[to] as HTMLElement | undefined)?.focus({ preventScroll: true });
  }, []);
  return { track, current: ids[at] ?? first, go };
}
