import { useEffect } from 'react';
import { useScreen } from '../../lib/arena/react.tsx';
import { CheckLine } from '../check/CheckLine.tsx';
import { useDesk } from '../desk.tsx';
import { Live } from '../live/Live.tsx';
import { People } from '../people/People.tsx';
import { Script } from '../rounds/Script.tsx';
import { NewSession } from '../session/NewSession.tsx';
import { Rehearse } from '../rehearsal/Rehearse.tsx';
import { Controls } from '../stage/Controls.tsx';
import { Miniature } from '../stage/Miniature.tsx';
import { OpenTelao } from '../stage/OpenTelao.tsx';
import { Sees } from '../stage/Sees.tsx';
import { watchHands } from '../ui/hand.ts';
import { Reveal } from '../vote/Reveal.tsx';
import { Voting } from '../vote/Voting.tsx';
import { NoSession } from './NoSession.tsx';
import { Primary } from './Primary.tsx';
import { RoundNow } from './RoundNow.tsx';
import { isSessionOpen } from './step.ts';
import { STEP_MS, useActions } from './use-actions.ts';
import { useKeys } from './use-keys.ts';
import { useStep } from './use-step.ts';
import { useWide } from './use-wide.ts';
import './night.css';

/** The desk: who is here, what the room sees, what comes next, and the script. */
export function Night() {
  const { offline } = useDesk();
  const isOpen = useScreen(({ arena }) => isSessionOpen(arena));
  const status = useScreen(({ arena }) => arena.round?.status ?? null);
  const isWide = useWide();
  const isVote = status === 'voting' || status === 'closed';
  const step = useStep();
  const actions = useActions();
  // Without the line they do nothing, as the buttons do.
  const online = (act: () => unknown) => () => {
    if (!offline) act();
  };
  useKeys({
    step: online(() => (step.inactive === null ? step.take() : undefined)),
    pause: online(actions.pause),
    more: online(() => actions.extend(STEP_MS)),
    less: online(() => actions.extend(-STEP_MS)),
    undo: online(actions.undo),
    black: online(actions.toggleBlack),
    hold: online(actions.toggleHold),
    scoreboard: online(actions.toggleScoreboard),
  });
  useEffect(watchHands, []);
  // With nothing below it, the miniature takes the room.
  const isLarge = isOpen && (status === null || status === 'cancelled' || status === 'draft');
  return (
    <div className="night">
      <People />
      <div className="night-centre">
        <div className="night-sees">
          <Sees />
          <OpenTelao />
        </div>
        <div className="night-stage" data-large={isLarge}>
          <Miniature />
          <div className="night-beside">
            {isOpen ? (
              <>
                <RoundNow actions={actions} />
                {isWide && isVote ? <Voting /> : null}
              </>
            ) : (
              <>
                <NoSession />
                <NewSession />
              </>
            )}
          </div>
        </div>
        <Primary step={step} />
        {isOpen ? <Controls actions={actions} /> : null}
        <CheckLine />
        {isOpen ? <Below status={status} hasVoting={!isWide} /> : <Rehearse />}
      </div>
      <Script />
    </div>
  );
}

/** What the round is at decides what is worth the room below. */
function Below({ status, hasVoting }: { status: string | null; hasVoting: boolean }) {
  switch (status) {
    case 'live':
      return <Live />;
    case 'voting':
    case 'closed':
      if (!hasVoting) return <Live />;
      return (
        <div className="night-below">
          <Voting />
          <Live />
        </div>
      );
    case 'revealing':
    case 'revealed':
      return <Reveal />;
    default:
      return null;
  }
}
