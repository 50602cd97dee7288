import { ArrowLeft } from 'lucide-react';
import { archive, results as texts } from '../../i18n/console-side.ts';
import { dateText } from '../../i18n/moments.ts';
import { useLanguage, useTexts } from '../../i18n/react.tsx';
import { call } from '../../lib/api/call.ts';
import { useAsked } from '../../lib/api/use-asked.ts';
import { useScreen } from '../../lib/arena/react.tsx';
import { isolated } from '../../lib/isolated.ts';
import { Button } from '../ui/Button.tsx';
import { SessionResults } from './SessionResults.tsx';

/** The results of a night that is over: nothing moves them, so they are asked for once. */
export function KeptResults({ sessionId }: { sessionId: string }) {
  const t = useTexts(texts);
  const words = useTexts(archive);
  const { tag } = useLanguage();
  const isConnected = useScreen((screen) => screen.connection === 'connected');
  const ask = () => call('getSession', { query: { sessionId } });
  const { answer, failed, again } = useAsked(ask, sessionId, null, isConnected);
  const back = (
    <a className="button" href="#/results">
      <ArrowLeft aria-hidden="true" />
      <span className="button-label">{t('toNow')}</span>
    </a>
  );
  if (answer === null) {
    return (
      <div className="results">
        <div className="results-kept">
          {failed ? (
            <p role="alert" className="results-failed">
              {t('failed')} <Button label={t('again')} onPress={again} acts />
            </p>
          ) : (
            <p role="status" className="results-note">
              {t('loading')}
            </p>
          )}
          {back}
        </div>
      </div>
    );
  }
  const title = answer.title === null ? words('untitled') : isolated(answer.title);
  const head = (
    <div className="results-kept">
      <p>{t('keptOf', { title, date: dateText(answer.createdAt, tag) })}</p>
      {back}
    </div>
  );
  return <SessionResults sessionId={sessionId} rounds={answer.rounds} head={head} />;
}
