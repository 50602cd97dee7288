import { shared } from '../../i18n/shared.ts';
import { useTexts } from '../../i18n/react.tsx';
import './rehearsal-mark.css';

/** Above every scene, in a line of its own: whoever comes in late must not take it for the night. */
export function RehearsalMark() {
  const t = useTexts(shared);
  return (
    <p className="rehearsal-mark" data-rehearsal>
      <span>
        <strong>{t('rehearsal')}</strong> · {t('notKept')}
      </span>
    </p>
  );
}
