import { useScreen } from '../../lib/arena/react.tsx';
import { useDesk } from '../desk.tsx';
import type { KeyAction } from '../keys.ts';
import { Live } from '../live/Live.tsx';
import { People } from '../people/People.tsx';
import { Script } from '../rounds/Script.tsx';
import { NewSession } from '../session/NewSession.tsx';
import { Controls } from '../stage/Controls.tsx';
import { Miniature } from '../stage/Miniature.tsx';
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
import './night.css';

/** The desk: who is here, what the room sees, what comes next, and the script. */
export function Night({ onHelp }: { onHelp: () => void }) {
  const { offline } = useDesk();
  const { showDoor } = useNight();
  const isOpen = useScreen(({ arena }) => isSessionOpen(arena));
  const status = useScreen(({ arena }) => arena.round?.status ?? null);
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
        <Sees />
        <div className="night-stage" data-large={isLarge}>
          <Miniature />
          <div className="night-beside">
            {isOpen ? (
              <RoundNow actions={actions} />
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
        {isOpen ? <Below status={status} /> : null}
      </div>
      <Script />
    </div>
  );
}

/** What the round is at decides what is worth the room below. */
function Below({ status }: { status: string | null }) {
  switch (status) {
    case 'live':
      return <Live />;
    case 'voting':
    case 'closed':
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
