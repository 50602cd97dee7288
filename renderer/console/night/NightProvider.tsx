import { useCallback, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { RoundView } from '../../../protocol/model.ts';
import { forgetWriting, keepWriting, keptWriting } from '../rounds/kept-form.ts';
import { NightContext } from './night.ts';
import type { Writing } from './night.ts';

/** A form that was open when the page went away is open when it comes back. */
export function NightProvider({ children }: { children: ReactNode }) {
  const [writing, setWriting] = useState<Writing | null>(keptWriting);
  const [isDoorOpen, showDoor] = useState(false);
  const [calls, setCalls] = useState(0);
  const write = useCallback(
    (round?: RoundView) => {
      setCalls((count) => count + 1);
      // What is being written is not given up for another form.
      if (writing !== null) return;
      const next: Writing = round === undefined ? { kind: 'new' } : { kind: 'edit', roundId: round.id };
      keepWriting(next);
      setWriting(next);
    },
    [writing],
  );
  const stopWriting = useCallback(() => {
    forgetWriting();
    setWriting(null);
  }, []);
  const desk = useMemo(
    () => ({ writing, calls, write, stopWriting, isDoorOpen, showDoor }),
    [writing, calls, write, stopWriting, isDoorOpen],
  );
  return <NightContext value={desk}>{children}</NightContext>;
}
