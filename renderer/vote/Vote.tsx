import { useEffect } from 'react';
import { vote } from '../i18n/vote.ts';
import { useTexts } from '../i18n/react.tsx';
import { useScreen } from '../lib/arena/react.tsx';
import { phaseOf } from './desk/phase.ts';
import type { Phase } from './desk/phase.ts';
import { Page } from './parts/Page.tsx';
import { useAttention } from './parts/use-attention.ts';
import { Closed } from './screens/Closed.tsx';
import { Connecting } from './screens/Connecting.tsx';
import { Live } from './screens/Live.tsx';
import { Lobby } from './screens/Lobby.tsx';
import { Reveal } from './screens/Reveal.tsx';
import { Voting } from './screens/Voting.tsx';
import { Waiting } from './screens/Waiting.tsx';

/** The phone: follows the room by itself. */
export function Vote() {
  const t = useTexts(vote);
  const phase = useScreen((screen) => phaseOf(screen.arena));
  useAttention(phase);
  const headline = t(phase);
  useEffect(() => {
    document.title = `${headline} · ${t('title')}`;
  }, [headline, t]);
  return (
    <Page phase={phase}>
      <p className="visually-hidden" role="status">
        {headline}
      </p>
      <Screen phase={phase} />
    </Page>
  );
}

function Screen({ phase }: { phase: Phase }) {
  const t = useTexts(vote);
  const round = useScreen((screen) => screen.arena.round);
  if (phase === 'connecting') return <Connecting />;
  if (phase === 'noSession' || phase === 'ended') return <Waiting title={t(phase)} lines={[t(`${phase}Help`)]} />;
  if (phase === 'lobby' || round === null) return <Lobby />;
  if (phase === 'cancelled') return <Waiting title={t('cancelled')} lines={[t('cancelledHelp')]} />;
  if (phase === 'live') return <Live round={round} />;
  if (phase === 'voting') return <Voting round={round} />;
  if (phase === 'closed') return <Closed round={round} />;
  return <Reveal round={round} />;
}
