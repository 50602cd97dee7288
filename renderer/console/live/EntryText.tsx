import { useEffect, useRef } from 'react';
import type { ScreenEntry } from '../../lib/arena/entries.ts';
import { console as texts } from '../../i18n/console.ts';
import { useTexts } from '../../i18n/react.tsx';
import { shared } from '../../i18n/shared.ts';
import { Answer } from '../../ui/answer/Answer.tsx';
import { LiveText } from '../../ui/answer/LiveText.tsx';

/** The whole answer: its end while it grows, all of it once it is closed. Opened below the edge, it comes into sight. */
export function EntryText({ entry, svgMode }: { entry: ScreenEntry; svgMode: boolean }) {
  const t = useTexts(texts);
  const s = useTexts(shared);
  const { view, text, lineage } = entry;
  const box = useRef<HTMLDivElement>(null);
  const isOpen = view.status === 'waiting' || view.status === 'generating';
  const shape = text === '' ? 'none' : isOpen ? 'growing' : 'whole';
  // Again as its box takes another height, and at no other time: it must not fight who scrolls.
  // Nothing is given back: newer browsers answer a scroll with a promise, which is no clean-up.
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' });
  }, [shape]);
  return (
    <div className="entry-text-box" ref={box}>
      {shape === 'none' ? (
        <p className="entry-text-none">{t('emptyAnswer')}</p>
      ) : shape === 'growing' ? (
        <div className="entry-text" data-growing="true">
          <LiveText text={text} lineage={lineage} />
        </div>
      ) : (
        <div className="entry-text">
          <Answer text={text} svgMode={svgMode} drawingBy={s('drawingBy', { who: view.nickname })} />
        </div>
      )}
    </div>
  );
}
