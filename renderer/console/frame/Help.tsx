import { console as texts } from '../../i18n/console.ts';
import { useTexts } from '../../i18n/react.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import './help.css';

const KEYS = [
  ['keySpace', 'keyStep'],
  ['P', 'keyPause'],
  ['+', 'keyMore'],
  ['−', 'keyLess'],
  ['Ctrl+Z', 'keyUndo'],
  ['B', 'keyBlack'],
  ['W', 'keyHold'],
  ['S', 'keyScoreboard'],
  ['Q', 'keyDoor'],
  ['?', 'keyHelp'],
] as const;

export function Help({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useTexts(texts);
  return (
    <Dialog title={t('helpKeys')} open={open} onClose={onClose}>
      <dl className="help-keys">
        {KEYS.map(([key, what]) => (
          <div key={what}>
            <dt>
              <kbd className="key">{key === 'keySpace' ? t(key) : key}</kbd>
            </dt>
            <dd>{t(what)}</dd>
          </div>
        ))}
      </dl>
      <p className="help-note">{t('helpNone')}</p>
      <p className="help-note">{t('helpTelao')}</p>
    </Dialog>
  );
}
