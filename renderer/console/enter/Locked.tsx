import { KeyRound } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { console as texts } from '../../i18n/console.ts';
import { useTexts } from '../../i18n/react.tsx';
import { Button } from '../ui/Button.tsx';
import type { Entrance } from './entrance.ts';
import './locked.css';

/** What whoever is not the organizer sees, and all they see. */
export function Locked({ entrance }: { entrance: Entrance }) {
  const t = useTexts(texts);
  const state = useSyncExternalStore(entrance.subscribe, entrance.get);
  return (
    <main className="locked" data-page="locked">
      <KeyRound className="locked-icon" aria-hidden="true" />
      <h1>{t('locked')}</h1>
      <div role="status">
        {state === 'refused' ? <p className="locked-why">{t('lockedCode')}</p> : null}
        {state === 'unreachable' ? <p className="locked-why">{t('lockedUnreachable')}</p> : null}
      </div>
      {state === 'unreachable' ? <Button label={t('tryAgain')} kind="primary" onPress={entrance.retry} /> : null}
      <p>{t('lockedHow')}</p>
      <p>{t('lockedAgain')}</p>
      <p>
        <a href="/">{t('toHome')}</a>
      </p>
    </main>
  );
}

/** Before the host said who this is. */
export function Entering() {
  const t = useTexts(texts);
  return (
    <main className="locked" data-page="entering" aria-busy="true">
      <h1 className="locked-quiet" role="status">
        {t('entering')}
      </h1>
    </main>
  );
}
