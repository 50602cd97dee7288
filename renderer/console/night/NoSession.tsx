import { useScreen } from '../../lib/arena/react.tsx';
import { console as texts } from '../../i18n/console.ts';
import { useTexts } from '../../i18n/react.tsx';

export function NoSession() {
  const t = useTexts(texts);
  const session = useScreen((screen) => screen.arena.session);
  return (
    <div className="no-session">
      <h2>{t('noSession')}</h2>
      {session === null ? null : <p dir="auto">{t('sessionEnded', { title: session.title ?? t('untitled') })}</p>}
      <p>{t('noSessionMore')}</p>
    </div>
  );
}
