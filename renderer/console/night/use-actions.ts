// What can be done beside the next step, by a button or by its key: the same rules for both.
import { call } from '../../lib/api/call.ts';
import { timeLeft } from '../../lib/arena/rounds.ts';
import { useScreen, useStore } from '../../lib/arena/react.tsx';
import { console as texts } from '../../i18n/console.ts';
import { useTexts } from '../../i18n/react.tsx';
import { useDesk } from '../desk.tsx';
import { isSessionOpen } from './step.ts';

/** Milliseconds that one press gives or takes. */
export const STEP_MS = 10_000;

export interface Actions {
  readonly pause: () => void;
  readonly extend: (ms: number) => void;
  readonly cancel: () => void;
  readonly undo: () => void;
  readonly toggleBlack: () => void;
  readonly toggleHold: () => void;
  readonly toggleScoreboard: () => void;
}

export function useActions(): Actions {
  const t = useTexts(texts);
  const store = useStore();
  const { act, busy } = useDesk();
  const round = useScreen(({ arena }) => arena.round);
  const stage = useScreen(({ arena }) => arena.stage);
  const isOpen = useScreen(({ arena }) => isSessionOpen(arena));
  const params = { id: round?.id ?? '' };
  const isLive = round?.status === 'live';
  const setStage = (body: Parameters<typeof call<'setStage'>>[1]): void => {
    if (isOpen) void act(() => call('setStage', body));
  };
  return {
    pause: () => {
      if (isLive) void act(() => call(round.pausedAt === null ? 'pauseRound' : 'resumeRound', { params }));
    },
    extend: (ms) => {
      if (!isLive) return;
      const { roundSaidAt } = store.get().arena;
      const left = timeLeft(round, roundSaidAt, performance.now()) ?? 0;
      // Taking more than is left would end the round, and that is the big button's business.
      if (left + ms > 0) void act(() => call('extendRound', { params, body: { ms } }));
    },
    cancel: () => void act(() => call('cancelRound', { params }), t('cancelled')),
    undo: () => {
      if (busy) return;
      if (round?.status === 'closed') void act(() => call('reopenVoting', { params }), t('reopened'));
      const isReveal = round?.status === 'revealing' || round?.status === 'revealed';
      if (isReveal) void act(() => call('revealBack', { params, body: { revealedCount: round.revealedCount } }));
    },
    toggleBlack: () => setStage({ body: { black: stage?.black !== true } }),
    toggleHold: () => setStage({ body: { hold: stage?.hold !== true } }),
    toggleScoreboard: () => setStage({ body: { scene: stage?.scene === 'scoreboard' ? 'auto' : 'scoreboard' } }),
  };
}
