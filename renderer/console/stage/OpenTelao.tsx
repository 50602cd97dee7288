import { ExternalLink } from 'lucide-react';
import { useScreen } from '../../lib/arena/react.tsx';
import { settings as texts } from '../../i18n/console-side.ts';
import { useTexts } from '../../i18n/react.tsx';
import './open-telao.css';

/** While nobody sees the telão: the way to it, beside what it would show. */
export function OpenTelao() {
  const t = useTexts(texts);
  const isMissing = useScreen(({ arena }) => arena.watchers?.telaos === 0);
  if (!isMissing) return null;
  return (
    <a
      className="button open-telao"
      data-kind="quiet"
      href="/telao"
      target="_blank"
      rel="noopener"
      title={t('openTelaoHint')}
    >
      <ExternalLink aria-hidden="true" />
      <span className="button-label">{t('openTelao')}</span>
    </a>
  );
}
