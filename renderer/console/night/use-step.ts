// The next step with its words, and what pressing it does.
import { useEffect, useState } from 'react';
import { call } from '../../lib/api/call.ts';
import { useScreen } from '../../lib/arena/react.tsx';
import { console as texts } from '../../i18n/console.ts';
import { useTexts } from '../../i18n/react.tsx';
import { useDesk } from '../desk.tsx';
import { createSession } from '../session/new-session.ts';
import { useNight } from './night.ts';
import {
  draftsOf,
  hasVotableText,
  haveAllFinished,
  isOtherOfPlace,
  isSessionOpen,
  nextPlace,
  nextStep,
  roundName,
} from './step.ts';
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
/** Longer than a double press, and than it takes to see that the round has ended by itself. Milliseconds. */
const CHANGED_MS = 700;

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
  const isOther = useScreen(({ arena }) => isOtherOfPlace(arena));
  const hasVotes = useScreen(({ arena }) => arena.voters > 0);
  const isAlone = useScreen(({ arena }) => !arena.participants.some((one) => one.connected && !one.kicked));
  const draft = draftsOf(rounds)[0] ?? null;
  const step = nextStep({ isOpen, round, draft, hasText, allFinished, hasVotes, place, isOther });
  const rest = useRest(step.kind, `${round?.id} ${round?.revealedCount}`);

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
        void act(() => call(step.kind, { params: { id: step.round.id } }));
        return;
      case 'revealNext': {
        const { id, revealedCount } = step.round;
        void act(() => call('revealNext', { params: { id }, body: { revealedCount } }));
        return;
      }
      case 'next':
        if (step.draft === null) write();
        else void start(step.draft.id);
    }
  };
  return {
    step,
    label: labelOf(step, t),
    note: noteOf(step, isAlone, t),
    inactive: inactiveNow(step, rest, t),
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
      if (step.place === null) return t('stepRevealAnswer');
      return t(step.isOther ? 'stepRevealOther' : 'stepRevealNext', { n: step.place });
    case 'next':
      return step.draft === null ? t('stepNext') : t('stepNextNamed', { name: roundName(step.draft) });
  }
}

function inactiveNow(step: Step, rest: Rest, t: Words): string | null {
  if (step.kind === 'stop' && !step.hasText) return t('stopNeedsText');
  if (rest === 'none') return null;
  return t(rest === 'applause' ? 'justRevealed' : 'justChanged');
}

function noteOf(step: Step, isAlone: boolean, t: Words): string | null {
  switch (step.kind) {
    case 'stop':
      return t(step.allFinished ? 'stopAllFinished' : 'stopOpensVoting');
    case 'startReveal':
      return step.hasVotes ? null : t('revealNoVotes');
    case 'start':
      return isAlone ? t('startAlone') : null;
    case 'next':
      return isAlone && step.draft !== null ? t('startAlone') : null;
    default:
      return null;
  }
}

type Rest = 'none' | 'changed' | 'applause';

/** For a moment after the step has changed, whoever changed it, the button takes no press that was meant for the one before. */
function useRest(kind: Step['kind'], at: string): Rest {
  const [last, setLast] = useState({ kind, at });
  const [rest, setRest] = useState<Rest>('none');
  if (last.kind !== kind || last.at !== at) {
    setLast({ kind, at });
    setRest(last.kind === 'revealNext' && kind === 'next' ? 'applause' : 'changed');
  }
  useEffect(() => {
    if (rest === 'none') return undefined;
    const timer = setTimeout(() => setRest('none'), rest === 'applause' ? APPLAUSE_MS : CHANGED_MS);
    return () => clearTimeout(timer);
  }, [rest, at, kind]);
  return rest;
}
