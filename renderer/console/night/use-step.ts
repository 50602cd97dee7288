// The next step with its words, and what pressing it does.
import { useEffect, useState } from 'react';
import { call } from '../../lib/api/call.ts';
import { useScreen } from '../../lib/arena/react.tsx';
import { console as texts } from '../../i18n/console.ts';
import { useTexts } from '../../i18n/react.tsx';
import { useDesk } from '../desk.tsx';
import { createSession } from '../session/new-session.ts';
import { useNight } from './night.ts';
import { draftsOf, hasVotableText, haveAllFinished, isSessionOpen, nextPlace, nextStep, roundName } from './step.ts';
import type { Step } from './step.ts';

export interface StepAtHand {
  readonly step: Step;
  readonly label: string;
  /** Said beside the button, for whoever decides whether to press it. */
  readonly note: string | null;
  /** Why it cannot be taken now. */
  readonly inactive: string | null;
  /** The moment has come: everybody has finished. */
  readonly isDue: boolean;
  readonly take: () => void;
}

/** After the last place, a press too many must not send the next challenge into the applause. Milliseconds. */
const APPLAUSE_MS = 1_500;

export function useStep(): StepAtHand {
  const t = useTexts(texts);
  const { act, busy } = useDesk();
  const { write, showDoor } = useNight();
  const isOpen = useScreen(({ arena }) => isSessionOpen(arena));
  const round = useScreen(({ arena }) => arena.round);
  const rounds = useScreen(({ arena }) => arena.rounds);
  const hasText = useScreen(({ arena }) => hasVotableText(arena));
  const allFinished = useScreen(({ arena }) => haveAllFinished(arena));
  const place = useScreen(({ arena }) => nextPlace(arena));
  const isAlone = useScreen(({ arena }) => !arena.participants.some((one) => one.connected && !one.kicked));
  const draft = draftsOf(rounds)[0] ?? null;
  const step = nextStep({ isOpen, round, draft, hasText, allFinished, place });
  const isApplause = useApplause(step.kind);

  const start = (roundId: string) => act(() => call('startRound', { body: { roundId } }));
  const take = (): void => {
    if (busy) return;
    switch (step.kind) {
      case 'createSession':
        void act(createSession, t('sessionOpen')).then((done) => (done ? showDoor(true) : undefined));
        return;
      case 'createRound':
        write();
        return;
      case 'start':
        void start(step.round.id);
        return;
      case 'stop':
        void act(() => call('stopRound', { body: { roundId: step.round.id } }));
        return;
      case 'closeVoting':
      case 'startReveal':
      case 'revealNext':
        void act(() => call(step.kind, { params: { id: step.round.id } }));
        return;
      case 'next':
        if (step.draft === null) write();
        else void start(step.draft.id);
    }
  };
  const starts = step.kind === 'start' || (step.kind === 'next' && step.draft !== null);
  return {
    step,
    label: labelOf(step, t),
    note: step.kind === 'stop' && step.allFinished ? t('stopAllFinished') : starts && isAlone ? t('startAlone') : null,
    inactive: step.kind === 'stop' && !step.hasText ? t('stopNeedsText') : isApplause ? t('justRevealed') : null,
    isDue: step.kind === 'stop' && step.allFinished && step.hasText,
    take,
  };
}

type Words = ReturnType<typeof useTexts<keyof (typeof texts)['en']>>;

function labelOf(step: Step, t: Words): string {
  switch (step.kind) {
    case 'createSession':
      return t('stepCreateSession');
    case 'createRound':
      return t('stepCreateRound');
    case 'start':
      return t('stepStart', { name: roundName(step.round) });
    case 'stop':
      return t('stepStop');
    case 'closeVoting':
      return t('stepCloseVoting');
    case 'startReveal':
      return t('stepStartReveal');
    case 'revealNext':
      return t('stepRevealNext', { n: step.place });
    case 'next':
      return step.draft === null ? t('stepNext') : t('stepNextNamed', { name: roundName(step.draft) });
  }
}

/** True for a moment after the last place was revealed in front of this console. */
function useApplause(kind: Step['kind']): boolean {
  const [last, setLast] = useState(kind);
  const [isApplause, setApplause] = useState(false);
  if (last !== kind) {
    setLast(kind);
    setApplause(last === 'revealNext' && kind === 'next');
  }
  useEffect(() => {
    if (!isApplause) return undefined;
    const timer = setTimeout(() => setApplause(false), APPLAUSE_MS);
    return () => clearTimeout(timer);
  }, [isApplause]);
  return isApplause;
}
