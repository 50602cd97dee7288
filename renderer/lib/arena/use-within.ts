import { useEffect, useState } from 'react';

/** Whether less than `ms` have passed `since` (by this page's clock, `performance.now()`); null is long ago. */
export function useWithin(since: number | null, ms: number): boolean {
  const [over, setOver] = useState<number | null>(null);
  useEffect(() => {
    if (since === null) return undefined;
    const timer = setTimeout(() => setOver(since), Math.max(0, since + ms - performance.now()));
    return () => clearTimeout(timer);
  }, [since, ms]);
  return since !== null && over !== since;
}
