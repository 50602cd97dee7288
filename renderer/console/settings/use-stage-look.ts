import { useCallback, useEffect } from 'react';
import { call } from '../../lib/api/call.ts';
import { useScreen } from '../../lib/arena/react.tsx';
import { recall, remember } from '../../lib/storage.ts';
import { useDesk } from '../desk.tsx';
import { keptText, lookToApply, readKept } from './kept-stage.ts';
import type { StageLook } from './kept-stage.ts';

const KEY = 'arena.console.telao';

/** How the telão looks, and how to change it; null while there is no open session. */
export function useStageLook(): { look: StageLook | null; choose: (change: Partial<StageLook>) => void } {
  const { act } = useDesk();
  const sessionId = useScreen(({ arena, role }) =>
    role === 'organizer' && arena.session?.status === 'active' ? arena.session.id : null,
  );
  const theme = useScreen(({ arena }) => arena.stage?.theme ?? null);
  const language = useScreen(({ arena }) => arena.stage?.language ?? null);

  useEffect(() => {
    if (sessionId === null || theme === null || language === null) return;
    const look = lookToApply(readKept(recall(KEY)), sessionId, { theme, language });
    if (look === null) return;
    // Kept before it is asked: should it fail, the organizer's next choice is what counts.
    remember(KEY, keptText({ look, sessionId }));
    void act(() => call('setStage', { body: { ...look, sessionId } }));
  }, [act, sessionId, theme, language]);

  const choose = useCallback(
    (change: Partial<StageLook>) => {
      if (sessionId === null || theme === null || language === null) return;
      const look = { theme, language, ...change };
      remember(KEY, keptText({ look, sessionId }));
      void act(() => call('setStage', { body: { ...change, sessionId } }));
    },
    [act, sessionId, theme, language],
  );
  const isKnown = sessionId !== null && theme !== null && language !== null;
  return { look: isKnown ? { theme, language } : null, choose };
}
