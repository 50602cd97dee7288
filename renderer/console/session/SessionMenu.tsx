import { ChevronDown } from 'lucide-react';
import { call } from '../../lib/api/call.ts';
import { useScreen } from '../../lib/arena/react.tsx';
import { console as texts } from '../../i18n/console.ts';
import { useTexts } from '../../i18n/react.tsx';
import { useDesk } from '../desk.tsx';
import { useNight } from '../night/night.ts';
import { ConfirmButton } from '../ui/ConfirmButton.tsx';
import { Menu } from '../ui/Menu.tsx';
import { createSession } from './new-session.ts';
import { NewSession } from './NewSession.tsx';
import './session.css';

/** The title of the night; behind it, how it ends and how another one begins. */
export function SessionMenu() {
  const t = useTexts(texts);
  const { act } = useDesk();
  const { showDoor } = useNight();
  const session = useScreen((screen) => screen.arena.session);
  if (session?.status !== 'active') return <h1 className="session-title">{t('title')}</h1>;
  const sessionId = session.id;
  const title = session.title ?? t('untitled');
  return (
    <div className="session-menu">
      <h1 className="visually-hidden" dir="auto">
        {title}
      </h1>
      <Menu label={title} icon={ChevronDown}>
        {(close) => (
          <div className="session-card">
            <h2 dir="auto">{title}</h2>
            <ConfirmButton
              label={t('endSession')}
              question={t('endSessionAsk')}
              confirm={t('endSessionYes')}
              kind="danger"
              acts
              onPress={() => {
                close();
                void act(() => call('endSession', { body: { sessionId } }), t('sessionDone'));
              }}
            />
            <hr />
            <h3>{t('newSessionHead')}</h3>
            <NewSession />
            <ConfirmButton
              label={t('newSession')}
              question={t('newSessionAsk')}
              confirm={t('newSessionYes')}
              kind="danger"
              acts
              onPress={() => {
                close();
                void act(createSession, t('sessionOpen')).then((done) => (done ? showDoor(true) : undefined));
              }}
            />
          </div>
        )}
      </Menu>
    </div>
  );
}
