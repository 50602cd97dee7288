import { X } from 'lucide-react';
import { console as texts } from '../../i18n/console.ts';
import { useTexts } from '../../i18n/react.tsx';
import { IconButton } from './Button.tsx';
import './toasts.css';

export interface Toast {
  readonly id: number;
  readonly kind: 'done' | 'refused';
  readonly text: string;
}

/** Both regions stand in the page from the start: a reader announces only what joins one it knows. */
export function Toasts({ toasts, onDismiss }: { toasts: readonly Toast[]; onDismiss: (id: number) => void }) {
  const t = useTexts(texts);
  const of = (kind: Toast['kind']) =>
    toasts
      .filter((one) => one.kind === kind)
      .map((one) => (
        <div key={one.id} className="toast" data-kind={kind}>
          <p dir="auto">{one.text}</p>
          <IconButton icon={X} label={t('dismiss')} onPress={() => onDismiss(one.id)} />
        </div>
      ));
  return (
    <div className="toasts">
      <div role="status" aria-live="polite">
        {of('done')}
      </div>
      <div role="alert">{of('refused')}</div>
    </div>
  );
}
