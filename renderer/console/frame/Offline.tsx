import { Unplug } from 'lucide-react';
import { console as texts } from '../../i18n/console.ts';
import { useTexts } from '../../i18n/react.tsx';
import { useDesk } from '../desk.tsx';

/** Said as soon as the line is lost, and for as long. */
export function Offline() {
  const t = useTexts(texts);
  const { offline } = useDesk();
  return (
    <div className="offline" role="status" data-offline={offline}>
      {offline ? (
        <p>
          <Unplug aria-hidden="true" />
          <strong>{t('offlineBanner')}</strong> <span>{t('offlineKept')}</span>
        </p>
      ) : null}
    </div>
  );
}
