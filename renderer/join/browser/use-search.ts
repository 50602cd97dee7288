import { useCallback, useEffect, useRef, useState } from 'react';
import type { Language } from '../../../participant/core/language.ts';
import { USUAL } from './addresses.ts';
import type { Place } from './addresses.ts';
import { identify } from './identify.ts';
import type { Blocked } from './identify.ts';
import { lookAround } from './look.ts';
import type { Look } from './look.ts';
import { presenceOf } from './probe.ts';
import { reachOf, surroundings } from './reach.ts';

export interface Search {
  /** Null before the first one: nothing on this computer is touched unasked. */
  readonly look: Look | null;
  /** The one place looked at, null for all of the usual ones. */
  readonly only: Place | null;
  readonly apiKey: string | null;
  readonly lookEverywhere: () => void;
  readonly lookAt: (place: Place) => void;
  readonly useKey: (key: string) => void;
}

export function useSearch(language: Language, blocked: Blocked): Search {
  const [look, setLook] = useState<Look | null>(null);
  const [only, setOnly] = useState<Place | null>(null);
  const [apiKey, setApiKey] = useState<string | null>(null);
  const current = useRef(new AbortController());
  useEffect(() => () => current.current.abort(), []);

  const start = useCallback(
    (place: Place | null, key: string | null) => {
      current.current.abort();
      current.current = new AbortController();
      setOnly(place);
      setApiKey(key);
      const eyes = {
        reach: async () => reachOf(await surroundings()),
        presence: presenceOf,
        identify: (at: Place, signal: AbortSignal) => identify(at, { language, blocked, apiKey: key, signal }),
      };
      void lookAround(place === null ? USUAL : [place], eyes, current.current.signal, setLook);
    },
    [language, blocked],
  );

  return {
    look,
    only,
    apiKey,
    lookEverywhere: () => start(null, apiKey),
    lookAt: (place) => start(place, apiKey),
    useKey: (key) => start(only, key),
  };
}
