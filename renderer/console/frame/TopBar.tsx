import { CircleHelp } from 'lucide-react';
import { useScreen } from '../../lib/arena/react.tsx';
import { console as texts } from '../../i18n/console.ts';
import { useTexts } from '../../i18n/react.tsx';
import { PAGES } from '../route.ts';
import type { Page } from '../route.ts';
import { SessionMenu } from '../session/SessionMenu.tsx';
import { Settings } from '../settings/Settings.tsx';
import { IconButton } from '../ui/Button.tsx';
import { Problems } from './Problems.tsx';
import './top-bar.css';

export function TopBar({ page, onHelp }: { page: Page; onHelp: () => void }) {
  const t = useTexts(texts);
  return (
    <header className="top-bar">
      <SessionMenu />
      <nav className="top-bar-pages" aria-label={t('pages')}>
        {PAGES.map((name) => (
          <a key={name} href={`#/${name}`} aria-current={name === page ? 'page' : undefined}>
            {t(name)}
          </a>
        ))}
      </nav>
      <div className="top-bar-tools">
        <Connection />
        <Problems />
        <IconButton icon={CircleHelp} label={t('help')} kind="quiet" shortcut="?" onPress={onHelp} />
        <Settings />
      </div>
    </header>
  );
}

function Connection() {
  const t = useTexts(texts);
  const isConnected = useScreen((screen) => screen.connection === 'connected');
  const words = t(isConnected ? 'connected' : 'lost');
  return (
    <p className="connection" data-connected={isConnected} title={words}>
      <span className="connection-dot" aria-hidden="true" />
      <span className="connection-words">{words}</span>
    </p>
  );
}
