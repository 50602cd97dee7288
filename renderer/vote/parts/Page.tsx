import { useState } from 'react';
import type { ReactNode } from 'react';
import { vote } from '../../i18n/vote.ts';
import { useTexts } from '../../i18n/react.tsx';
import { useScreen } from '../../lib/arena/react.tsx';
import { RehearsalLine } from '../../ui/RehearsalLine.tsx';
import { usePhoneState } from '../desk/react.tsx';
import type { Phase } from '../desk/phase.ts';

/** What stands around every phase: the line's state, and what is wrong with the link that was opened. */
export function Page({ phase, children }: { phase: Phase; children: ReactNode }) {
  const t = useTexts(vote);
  const isLost = useScreen((screen) => screen.connection === 'lost');
  const isForeign = usePhoneState((state) => state.isForeignLink);
  const [isRead, setRead] = useState(false);
  return (
    <main data-phase={phase}>
      <div className="notices" role="status">
        {isLost ? (
          <p className="notice" id="offline" data-tone="warn">
            {t('offline')}
          </p>
        ) : null}
        <RehearsalLine name="notice" />
        {isForeign && !isRead ? (
          <p className="notice">
            {t('foreignLink')}{' '}
            <button type="button" className="quiet" onClick={() => setRead(true)}>
              {t('understood')}
            </button>
          </p>
        ) : null}
      </div>
      {children}
    </main>
  );
}
