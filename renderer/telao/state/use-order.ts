import { useState } from 'react';
import type { ScreenEntry } from '../../lib/arena/entries.ts';
import { byMovement, keyOf } from './entries.ts';

interface Kept {
  readonly lap: number;
  readonly count: number;
  readonly places: ReadonlyMap<string, number>;
}

/** Who moves comes first. Nobody changes places before the pages begin again, or somebody came or went. */
export function useOrder(entries: readonly ScreenEntry[], lap: number): readonly ScreenEntry[] {
  const [kept, setKept] = useState<Kept>(() => orderAt(entries, lap));
  let order = kept;
  if (kept.lap !== lap || kept.count !== entries.length) {
    order = orderAt(entries, lap);
    setKept(order);
  }
  const placeOf = (entry: ScreenEntry): number => order.places.get(keyOf(entry)) ?? entries.length;
  return [...entries].sort((a, b) => placeOf(a) - placeOf(b));
}

function orderAt(entries: readonly ScreenEntry[], lap: number): Kept {
  return { lap, count: entries.length, places: new Map(byMovement(entries).map((key, at) => [key, at])) };
}
