import { useEffect, useState } from 'react';

/** Keeps the screen on while `active`, where the browser offers that: in secure contexts only, so rarely in a club. */
export function useAwake(active: boolean): void {
  useEffect(() => {
    if (!active || !('wakeLock' in navigator)) return undefined;
    let lock: WakeLockSentinel | null = null;
    let isOver = false;
    const ask = async (): Promise<void> => {
      if (document.hidden) return;
      try {
        const got = await navigator.wakeLock.request('screen');
        if (isOver) await got.release();
        else lock = got;
      } catch {
        // Refused, on a low battery for one: the person was told to keep the computer awake.
      }
    };
    const askAgain = (): void => void ask();
    askAgain();
    // The lock is lost with the sight of the page.
    document.addEventListener('visibilitychange', askAgain);
    return () => {
      isOver = true;
      document.removeEventListener('visibilitychange', askAgain);
      void lock?.release();
    };
  }, [active]);
}

/** The browser asks its person before this page goes, while `active`. */
export function useWarnedBeforeLeaving(active: boolean): void {
  useEffect(() => {
    if (!active) return undefined;
    const warn = (event: BeforeUnloadEvent): void => {
      event.preventDefault();
      // What older browsers, and Safari, go by.
      event.returnValue = true;
    };
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [active]);
}

/** Whether this page was out of sight while `active`. */
export function useWasHidden(active: boolean): boolean {
  const [wasHidden, set] = useState(false);
  useEffect(() => {
    set(active && document.hidden);
    if (!active) return undefined;
    const look = (): void => set((before) => before || document.hidden);
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [active]);
  return wasHidden;
}
