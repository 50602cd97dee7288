import { useCallback } from 'react';
import { call } from '../../lib/api/call.ts';
import { useScreen } from '../../lib/arena/react.tsx';
import { people as texts } from '../../i18n/console-side.ts';
import { useTexts } from '../../i18n/react.tsx';
import { useDesk } from '../desk.tsx';

/** Asks one participant, or all who are connected, to load their model; says how many were asked. */
export function useWarmUp(): { warmUp: (participantId?: string) => void; whyNot: string | null } {
  const t = useTexts(texts);
  const { act, say } = useDesk();
  const isLive = useScreen((screen) => screen.arena.round?.status === 'live');
  const warmUp = useCallback(
    (participantId?: string) =>
      void act(async () => {
        const { sent } = await call('warmUp', { body: participantId === undefined ? {} : { participantId } });
        say(sent === 0 ? t('warmNobody') : t('warmed', { n: sent }));
      }),
    [act, say, t],
  );
  return { warmUp, whyNot: isLive ? t('warmLive') : null };
}
