import { useEffect, useState } from 'react';

/** Counts up every `everyMs` while there is more than one page to turn. */
export function useTurns(everyMs: number, runs: boolean): number {
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (!runs) return undefined;
    const timer = setInterval(() => setTurn((before) => before + 1), everyMs);
    return () => clearInterval(timer);
  }, [everyMs, runs]);
  return runs ? turn : 0;
}
