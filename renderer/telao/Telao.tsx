import { useLayoutEffect, useState } from 'react';
import { FixedLanguage, useTexts } from '../i18n/react.tsx';
import { telao } from '../i18n/telao.ts';
import { useScreen } from '../lib/arena/react.tsx';
import { showTheme } from '../ui/theme.ts';
import { RehearsalMark } from './parts/RehearsalMark.tsx';
import { SceneView } from './SceneView.tsx';
import { lookOf } from './state/look.ts';
import { useDoor } from './state/use-door.ts';
import { scoresKey, useNightScores } from './state/use-night-scores.ts';
import { useShown } from './state/use-shown.ts';

/** The screen of the room. `opened` is settled once a code in its address is redeemed. */
export function Telao({ opened }: { opened: Promise<void> }) {
  const { scene, arena } = useShown();
  const isConnected = useScreen(({ connection }) => connection === 'connected');
  const isLost = useScreen(({ connection }) => connection === 'lost');
  // As it is told, not as the scene last changed: an address that has moved is of no use to anybody.
  const told = useScreen((screen) => screen.arena.door);
  const door = useDoor(opened, arena.session?.id ?? null, told, isConnected);
  const scores = useNightScores(scene === 'scoreboard' ? scoresKey(arena) : null, isConnected);
  const [search] = useState(() => location.search);
  const { language, theme, isPreview } = lookOf(search, arena.stage);
  useLayoutEffect(() => {
    document.documentElement.lang = language;
    showTheme(theme);
    document.body.toggleAttribute('data-preview', isPreview);
  }, [language, theme, isPreview]);
  return (
    <FixedLanguage tag={language}>
      <main className="telao" data-scene={scene}>
        {arena.rehearsal ? <RehearsalMark /> : null}
        <SceneView
          scene={scene}
          arena={arena}
          door={door}
          scores={scores?.sessionId === arena.session?.id ? scores : null}
        />
      </main>
      <Offline isLost={isLost} />
    </FixedLanguage>
  );
}

/** The room is not bothered with the network: a dot for who knows, the rest is on the console. */
function Offline({ isLost }: { isLost: boolean }) {
  const t = useTexts(telao);
  return <div id="offline" role="img" aria-label={t('offline')} hidden={!isLost} />;
}
