import { shared } from '../i18n/shared.ts';
import { useTexts } from '../i18n/react.tsx';
import { useScreen } from '../lib/arena/react.tsx';

/** Nothing outside of a rehearsal. */
export function RehearsalLine({ name }: { name: string }) {
  const t = useTexts(shared);
  const isRehearsal = useScreen(({ arena }) => arena.rehearsal);
  if (!isRehearsal) return null;
  return (
    <p className={name} data-rehearsal>
      {`${t('rehearsal')}: ${t('notKept')}`}
    </p>
  );
}
