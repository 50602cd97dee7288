import { useTexts } from '../i18n/react.tsx';
import { home } from '../i18n/home.ts';
import { nightOf } from '../lib/arena/night.ts';
import { useScreen } from '../lib/arena/react.tsx';

/** The night in one line. */
export function NightLine() {
  const t = useTexts(home);
  const night = useScreen(({ arena }) => nightOf(arena));
  const number = useScreen(({ arena }) => arena.round?.index ?? 0);
  const isLost = useScreen(({ connection }) => connection === 'lost');
  const said = isLost ? 'lineLost' : (night ?? 'asking');
  return (
    <p className="home-night" data-night={isLost ? 'lost' : (night ?? 'asking')} role="status">
      <span className="home-light" aria-hidden="true" />
      {t(said, { n: number })}
    </p>
  );
}
