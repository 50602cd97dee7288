import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useLanguage } from '../../i18n/react.tsx';
import { useScreen, useStore } from '../../lib/arena/react.tsx';
import { warmSummary } from '../people/warm-up.ts';
import { checkSourceOf } from './check-source.ts';
import type { KnownReport } from './check-source.ts';

export interface CheckAtHand extends KnownReport {
  readonly again: () => void;
}

/**
 * The host's report: asked while it is shown, whenever what was pushed makes it old; never by a clock. In one line
 * (`isBrief`) it is not old for each who joins: a room that comes in would have it asked all the time.
 */
export function useCheck(isBrief = false): CheckAtHand {
  const { tag } = useLanguage();
  const source = checkSourceOf(useStore());
  const isOnline = useScreen(({ connection, role }) => connection === 'connected' && role === 'organizer');
  const told = useScreen(({ arena }) => arena.door);
  const telaos = useScreen(({ arena }) => arena.watchers?.telaos ?? 0);
  const devices = useScreen(({ arena }) => arena.watchers?.devices ?? 0);
  const all = useScreen(({ arena }) => arena.participants);
  const results = useScreen(({ arena }) => arena.warmUps);
  const here = all.filter(({ connected, kicked }) => connected && !kicked).length;
  const participants = isBrief ? Math.min(here, 1) : here;
  const warm = useMemo(() => {
    const sum = warmSummary(all, results, tag);
    if (sum === null) return '';
    if (sum.isBusy) return null;
    return isBrief ? String(results.length) : sum.text;
  }, [all, results, tag, isBrief]);
  // Before the host has said what stands here, there would be two questions for one.
  const isKnown = useScreen(({ arena }) => arena.door !== null && arena.watchers !== null);
  useEffect(() => {
    source.see(isOnline && isKnown ? { tag, told, telaos, devices, participants, warm } : null);
  }, [source, isOnline, isKnown, tag, told, telaos, devices, participants, warm]);
  // The page asks again when it is opened.
  useEffect(() => {
    if (!isBrief) source.refresh();
  }, [source, isBrief]);
  const known = useSyncExternalStore(source.subscribe, source.get, source.get);
  return { ...known, again: () => void source.again() };
}
