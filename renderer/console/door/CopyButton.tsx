import { Check, Copy } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { door as texts } from '../../i18n/console-side.ts';
import { useTexts } from '../../i18n/react.tsx';
import { Button, IconButton } from '../ui/Button.tsx';
import { focusForKeys } from '../ui/hand.ts';
import { copyText } from '../../lib/copy.ts';
import './copy-button.css';

/** How long it says that it worked. Milliseconds. */
const SAID_MS = 2_500;

interface CopyButtonProps {
  readonly text: string;
  /** What it copies, in words. */
  readonly label: string;
  /** Only the picture is shown. */
  readonly compact?: boolean;
}

/** Copies; where the browser does not let it, shows the text selected and says which keys do. */
export function CopyButton({ text, label, compact = false }: CopyButtonProps) {
  const t = useTexts(texts);
  const [came, setCame] = useState<'none' | 'copied' | 'by hand'>('none');
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (came !== 'copied') return undefined;
    const timer = setTimeout(() => setCame('none'), SAID_MS);
    return () => clearTimeout(timer);
  }, [came]);
  const press = async (): Promise<void> => {
    const beside = place.current;
    if (beside === null) return;
    const opener = document.activeElement;
    const worked = await copyText(text, beside);
    if (worked && opener instanceof HTMLElement) focusForKeys(opener);
    setCame(worked ? 'copied' : 'by hand');
  };
  const shared = { icon: came === 'copied' ? Check : Copy, onPress: () => void press(), kind: 'quiet' } as const;
  return (
    <span className="copy" ref={place}>
      {compact ? (
        <IconButton {...shared} label={label} />
      ) : (
        <Button {...shared} label={came === 'copied' ? t('copied') : label} />
      )}
      <span className="visually-hidden" role="status">
        {came === 'copied' ? t('copied') : ''}
      </span>
      {came === 'by hand' ? <ByHand text={text} /> : null}
    </span>
  );
}

function ByHand({ text }: { text: string }) {
  const t = useTexts(texts);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  return (
    <span className="copy-by-hand" role="alert">
      <input ref={field} readOnly value={text} aria-label={t('copyByHand')} />
      <span>{t('copyByHand')}</span>
    </span>
  );
}
