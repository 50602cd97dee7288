import { BookOpen, ExternalLink, KeyRound, LogIn, Presentation } from 'lucide-react';
import { settings as texts } from '../../i18n/console-side.ts';
import { useTexts } from '../../i18n/react.tsx';
import { Button } from '../ui/Button.tsx';
import type { LinkKind } from './LinkDialog.tsx';

export function Links({ onLink }: { onLink: (kind: LinkKind) => void }) {
  const t = useTexts(texts);
  const pages = [
    { href: '/join', icon: LogIn, text: t('joinPage') },
    { href: '/docs', icon: BookOpen, text: t('api') },
    { href: '/redoc', icon: BookOpen, text: t('apiRedoc') },
  ];
  return (
    <section className="settings-group">
      <h2>{t('links')}</h2>
      <a className="button" href="/telao" target="_blank" rel="noopener" title={t('openTelaoHint')}>
        <ExternalLink aria-hidden="true" />
        <span className="button-label">{t('openTelao')}</span>
      </a>
      <p className="settings-note">{t('openTelaoHint')}</p>
      <Button icon={Presentation} label={t('telaoLink')} acts onPress={() => onLink('telao')} />
      <Button icon={KeyRound} label={t('consoleLink')} acts onPress={() => onLink('console')} />
      <div className="settings-pages">
        {pages.map(({ href, icon: Icon, text }) => (
          <a key={href} className="button" data-kind="quiet" href={href} target="_blank" rel="noopener">
            <Icon aria-hidden="true" />
            <span className="button-label">{text}</span>
          </a>
        ))}
      </div>
    </section>
  );
}
