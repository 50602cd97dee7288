import { useEffect, useRef } from 'react';
import { console as texts } from '../../i18n/console.ts';
import { useTexts } from '../../i18n/react.tsx';
import './miniature.css';

/** What the telão is drawn at before it is made small, so that it looks as it does in the room. */
const WIDTH = 1280;

/** The telão itself, live, as the room sees it; it takes neither clicks nor focus. */
export function Miniature() {
  const t = useTexts(texts);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const fit = new ResizeObserver(() => {
      element.style.setProperty('--scale', String(element.clientWidth / WIDTH));
    });
    fit.observe(element);
    return () => fit.disconnect();
  }, []);
  return (
    <div className="miniature" ref={box}>
      <iframe src="/telao?preview" title={t('preview')} tabIndex={-1} inert />
    </div>
  );
}
