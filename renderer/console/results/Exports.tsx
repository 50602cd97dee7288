import { Download } from 'lucide-react';
import { results as texts } from '../../i18n/console-side.ts';
import { useTexts } from '../../i18n/react.tsx';
import { EXPORT_KINDS, exportAddress } from './exports.ts';
import '../ui/button.css';
import './exports.css';

/** Downloads of a session: the open one, or the one named. Plain links, which the browser saves by itself. */
export function Exports({ sessionId, of }: { sessionId?: string; of?: string }) {
  const t = useTexts(texts);
  return (
    <div className="exports" role="group" aria-label={of === undefined ? t('exports') : t('exportsOf', { title: of })}>
      {EXPORT_KINDS.map((kind) => (
        <a key={kind} className="button" href={exportAddress(kind, sessionId)} download>
          <Download aria-hidden="true" />
          <span className="button-label">{t(kind)}</span>
        </a>
      ))}
    </div>
  );
}
