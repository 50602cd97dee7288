import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import type { CSSProperties, ReactNode } from 'react';
import { telao } from '../../i18n/telao.ts';
import { useTexts } from '../../i18n/react.tsx';
import { readingMs, wordsIn } from '../state/pages.ts';
import type { Band } from '../state/pages.ts';
import { fitted } from './fitted.ts';
import './paged.css';

interface PagedProps {
  /** What is read: another one begins at its first page. */
  readonly text: string;
  /** Type sizes to try, largest first, in rem. Where even the last is too large, its pages turn. */
  readonly sizes: readonly number[];
  /** Told when the last page has been read; without it the first one follows. */
  readonly onRead?: () => void;
  /** A picture is looked at, however long its source. */
  readonly isDrawing?: boolean;
  readonly children: ReactNode;
}

/** A drawing is looked at for about as long as this many words are read. */
const DRAWING_WORDS = 20;

/** Something to read, as large as fits; what does not fit at once is turned page by page, in whole lines. */
export function Paged({ text, sizes, onRead, isDrawing = false, children }: PagedProps) {
  const t = useTexts(telao);
  const box = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const [pages, setPages] = useState<readonly Band[]>([]);
  const [at, setAt] = useState(0);
  const [turned, setTurned] = useState(0);
  const fit = useEffectEvent(() => {
    if (box.current === null || content.current === null) return;
    const next = fitted(box.current, content.current, sizes);
    setPages((before) => (isSame(before, next) ? before : next));
  });
  useLayoutEffect(() => {
    setAt(0);
    fit();
  }, [text]);
  useEffect(() => {
    let frame = 0;
    const again = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => fit());
    };
    const watch = new ResizeObserver(again);
    if (box.current !== null) watch.observe(box.current);
    if (content.current !== null) watch.observe(content.current);
    document.fonts.addEventListener('loadingdone', again);
    // Of pictures in it; loading does not bubble.
    const inside = content.current;
    inside?.addEventListener('load', again, { capture: true });
    return () => {
      watch.disconnect();
      document.fonts.removeEventListener('loadingdone', again);
      inside?.removeEventListener('load', again, { capture: true });
      cancelAnimationFrame(frame);
    };
  }, []);
  const count = Math.max(1, pages.length);
  const page = Math.min(at, count - 1);
  const turn = useEffectEvent(() => {
    setTurned((before) => before + 1);
    if (page + 1 < count) return setAt(page + 1);
    setAt(0);
    onRead?.();
  });
  const lasts = readingMs(isDrawing ? DRAWING_WORDS : wordsIn(text), count);
  useEffect(() => {
    const timer = setTimeout(() => turn(), lasts);
    return () => clearTimeout(timer);
  }, [text, turned, lasts]);
  const band = pages[page] ?? { top: 0, bottom: 0 };
  const height = pages.length < 2 ? '100%' : `${band.bottom - band.top}px`;
  const style = { '--top': `${-band.top}px`, '--height': height } as CSSProperties;
  return (
    <div className="paged" data-pages={count}>
      <div className="paged-box" ref={box}>
        <div className="paged-window" style={style}>
          <div className="paged-content" ref={content}>
            {children}
          </div>
        </div>
      </div>
      {count > 1 ? <Dots page={page} count={count} label={t('pageOf', { page: page + 1, pages: count })} /> : null}
    </div>
  );
}

/** More pages than this are told in numbers only. */
const MOST_DOTS = 12;

function Dots({ page, count, label }: { page: number; count: number; label: string }) {
  return (
    <p className="paged-dots">
      {count > MOST_DOTS
        ? null
        : Array.from({ length: count }, (_, at) => <i key={at} data-on={at === page} aria-hidden="true" />)}
      <span>{label}</span>
    </p>
  );
}

function isSame(before: readonly Band[], next: readonly Band[]): boolean {
  return (
    before.length === next.length &&
    before.every(({ top, bottom }, at) => top === next[at]?.top && bottom === next[at]?.bottom)
  );
}
