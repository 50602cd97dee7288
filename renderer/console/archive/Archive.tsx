import { call } from '../../lib/api/call.ts';
import { useAsked } from '../../lib/api/use-asked.ts';
import { useScreen } from '../../lib/arena/react.tsx';
import { archive as texts } from '../../i18n/console-side.ts';
import { useTexts } from '../../i18n/react.tsx';
import { Button } from '../ui/Button.tsx';
import { Panel } from '../ui/Panel.tsx';
import { SessionRow } from './SessionRow.tsx';
import './archive.css';

/** Every session this computer keeps, newest first. */
export function Archive() {
  const t = useTexts(texts);
  const isConnected = useScreen(({ connection, role }) => connection === 'connected' && role === 'organizer');
  const version = useScreen(({ arena }) => `${arena.session?.id ?? ''} ${arena.session?.status ?? ''}`);
  const { answer, failed, again } = useAsked(() => call('listSessions'), 'sessions', version, isConnected);
  return (
    <div className="archive-page">
      <Panel title={t('title')} name="archive">
        <p className="archive-note">{t('hint')}</p>
        {failed ? (
          <p role="alert" className="archive-failed">
            {t('failed')} <Button label={t('again')} onPress={again} acts />
          </p>
        ) : null}
        {answer === null ? (
          failed ? null : (
            <p role="status" className="archive-note">
              {t('loading')}
            </p>
          )
        ) : answer.sessions.length === 0 ? (
          <p className="archive-note">{t('none')}</p>
        ) : (
          <ul className="archive-list">
            {answer.sessions.map((session) => (
              <SessionRow key={session.id} session={session} />
            ))}
          </ul>
        )}
      </Panel>
    </div>
  );
}
