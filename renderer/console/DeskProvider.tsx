import { useCallback, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { Refused } from '../lib/api/call.ts';
import { useScreen } from '../lib/arena/react.tsx';
import { console as texts } from '../i18n/console.ts';
import { useLanguage, useTexts } from '../i18n/react.tsx';
import { refusalText } from '../i18n/refusals.ts';
import { DeskContext } from './desk.tsx';
import { Toasts } from './ui/Toasts.tsx';
import type { Toast } from './ui/Toasts.tsx';

/** How long words stay: what was refused takes longer to read. Milliseconds. */
const DONE_MS = 4_000;
const REFUSED_MS = 12_000;
const SHOWN = 3;

export function DeskProvider({ children }: { children: ReactNode }) {
  const { tag } = useLanguage();
  const t = useTexts(texts);
  const offline = useScreen((screen) => screen.connection !== 'connected');
  const [underWay, setUnderWay] = useState(0);
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const latest = useRef(0);

  const dismiss = useCallback((id: number) => setToasts((all) => all.filter((one) => one.id !== id)), []);
  const show = useCallback(
    (kind: Toast['kind'], text: string) => {
      const id = (latest.current += 1);
      // The same words again are the same news, said anew.
      setToasts((all) => [...all.filter((one) => one.text !== text), { id, kind, text }].slice(-SHOWN));
      setTimeout(() => dismiss(id), kind === 'refused' ? REFUSED_MS : DONE_MS);
    },
    [dismiss],
  );

  const act = useCallback(
    async (work: () => Promise<unknown>, done?: string) => {
      setUnderWay((count) => count + 1);
      try {
        await work();
        setToasts((all) => all.filter((one) => one.kind !== 'refused'));
        if (done !== undefined) show('done', done);
        return true;
      } catch (error) {
        const why = error instanceof Refused ? (refusalText(error.code, tag) ?? error.message) : String(error);
        show('refused', t('refused', { why: why === '' ? t('noAnswerFromHost') : why }));
        return false;
      } finally {
        setUnderWay((count) => count - 1);
      }
    },
    [show, t, tag],
  );
  const say = useCallback((text: string) => show('done', text), [show]);
  const busy = underWay > 0;
  const desk = useMemo(() => ({ act, say, busy, offline }), [act, say, busy, offline]);
  return (
    <DeskContext value={desk}>
      {children}
      <Toasts toasts={toasts} onDismiss={dismiss} />
    </DeskContext>
  );
}
