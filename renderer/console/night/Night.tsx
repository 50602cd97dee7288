import { useScreen } from '../../lib/arena/react.tsx';
import { CheckLine } from '../check/CheckLine.tsx';
import { useDesk } from '../desk.tsx';
import type { KeyAction } from '../keys.ts';
import { Live } from '../live/Live.tsx';
import { People } from '../people/People.tsx';
import { Script } from '../rounds/Script.tsx';
import { NewSession } from '../session/NewSession.tsx';
import { Rehearse } from '../rehearsal/Rehearse.tsx';
import { Controls } from '../stage/Controls.tsx';
import { Miniature } from '../stage/Miniature.tsx';
import { OpenTelao } from '../stage/OpenTelao.tsx';
import { Sees } from '../stage/Sees.tsx';
import { Reveal } from '../vote/Reveal.tsx';
import { Voting } from '../vote/Voting.tsx';
import { useNight } from './night.ts';
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
export function Night({ onHelp }: { onHelp: () => void }) {
  const { offline } = useDesk();
  const { showDoor } = useNight();
  const isOpen = useScreen(({ arena }) => isSessionOpen(arena));
  const status = useScreen(({ arena }) => arena.round?.status ?? null);
  const isWide = useWide();
  const isVote = status === 'voting' || status === 'closed';
  const step = useStep();
  const actions = useActions();
  useKeys((action: KeyAction) => {
    if (action === 'help') onHelp();
    else if (action === 'door') showDoor(true);
    else if (offline) return;
    else if (action === 'step') {
      if (step.inactive === null) step.take();
    } else if (action === 'pause') actions.pause();
    else if (action === 'more') actions.extend(STEP_MS);
    else if (action === 'less') actions.extend(-STEP_MS);
    else if (action === 'undo') actions.undo();
    else if (action === 'black') actions.toggleBlack();
    else if (action === 'hold') actions.toggleHold();
    else actions.toggleScoreboard();
  });
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
