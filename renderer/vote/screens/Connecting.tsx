import { useEffect, useState } from 'react';
import { vote } from '../../i18n/vote.ts';
import { useTexts } from '../../i18n/react.tsx';
import { Waiting } from './Waiting.tsx';

/** Longer than a good network ever takes. Milliseconds. */
const LONG_MS = 5_000;

export function Connecting() {
  const t = useTexts(vote);
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), LONG_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Waiting title={t('connecting')} lines={[]}>
      <div role="status">
        {isLong ? (
          <>
            <p>{t('connectingHelp')}</p>
            <ul className="hints">
              <li>{t('connectingWifi')}</li>
              <li>{t('connectingData')}</li>
            </ul>
            <p>{t('connectingAgain')}</p>
          </>
        ) : null}
      </div>
    </Waiting>
  );
}
