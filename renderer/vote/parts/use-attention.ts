import { useEffect, useRef } from 'react';
import type { Phase } from '../desk/phase.ts';

/** Milliseconds of the buzz when voting opens. */
const BUZZ_MS = 200;

let isTouched = false;
if (typeof window !== 'undefined') {
  window.addEventListener('pointerdown', () => (isTouched = true), { once: true, passive: true });
}

/** Where the phone can: it buzzes when voting opens, and stays awake while there is something to look at. */
export function useAttention(phase: Phase): void {
  const before = useRef(phase);
  useEffect(() => {
    const opened = phase === 'voting' && before.current !== 'voting' && before.current !== 'connecting';
    before.current = phase;
    // A page that was not touched yet may not, and browsers say so in their log.
    if (opened && isTouched && 'vibrate' in navigator) navigator.vibrate(BUZZ_MS);
  }, [phase]);
  const isBusy = phase === 'voting' || phase === 'closed' || phase === 'reveal';
  useEffect(() => (isBusy ? keepAwake() : undefined), [isBusy]);
}

/** A screen lock is given to secure pages only, and is taken away whenever the page is out of sight. */
function keepAwake(): (() => void) | undefined {
  if (!('wakeLock' in navigator)) return undefined;
  let lock: WakeLockSentinel | null = null;
  let isOver = false;
  const ask = (): void => {
    if (document.hidden || isOver) return;
    navigator.wakeLock.request('screen').then(
      (given) => {
        lock = given;
        if (isOver) void given.release();
      },
      // A low battery, for one: the phone sleeps as it always did.
      () => undefined,
    );
  };
  document.addEventListener('visibilitychange', ask);
  ask();
  return () => {
    isOver = true;
    document.removeEventListener('visibilitychange', ask);
    void lock?.release();
  };
}
