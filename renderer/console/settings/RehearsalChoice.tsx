import { rehearsal as texts } from '../../i18n/console-rehearsal.ts';
import { useTexts } from '../../i18n/react.tsx';
import { useScreen } from '../../lib/arena/react.tsx';
import { Rehearse } from '../rehearsal/Rehearse.tsx';

/** The way into a rehearsal from any page; in one, its banner is the way out. */
export function RehearsalChoice({ onStart }: { onStart: () => void }) {
  const t = useTexts(texts);
  const isRehearsal = useScreen((screen) => screen.arena.rehearsal);
  if (isRehearsal) return null;
  return (
    <section className="settings-group">
      <h2>{t('title')}</h2>
      <Rehearse onStart={onStart} />
    </section>
  );
}
