import { useLayoutEffect, useRef } from 'react';
import { displayText } from '../../../protocol/text.ts';
import './answer.css';

interface LiveTextProps {
  readonly text: string;
  /** The same object for as long as the text only grows at its end. */
  readonly lineage: object;
}

/** A text that grows, its end kept in sight. Only what is new reaches the page, however long it has become. */
export function LiveText({ text, lineage }: LiveTextProps) {
  const content = useRef<HTMLDivElement>(null);
  const shown = useRef<{ lineage: object | null; length: number }>({ lineage: null, length: 0 });
  useLayoutEffect(() => {
    const element = content.current;
    if (element === null) return;
    const before = shown.current;
    const node = element.firstChild;
    const grows = before.lineage === lineage && text.length >= before.length && node instanceof Text;
    if (!grows) element.replaceChildren(document.createTextNode(displayText(text)));
    else if (text.length > before.length) node.appendData(displayText(text.slice(before.length)));
    shown.current = { lineage, length: text.length };
  }, [text, lineage]);
  return (
    <div className="live-text" dir="auto">
      <div className="plain-text" data-text ref={content} />
    </div>
  );
}
