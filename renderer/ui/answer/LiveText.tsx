import { useLayoutEffect, useRef } from 'react';
import { displayText } from '../../../protocol/text.ts';
import { canBegin, inPieces } from './pieces.ts';
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
    const grows = before.lineage === lineage && text.length >= before.length;
    if (!grows) element.replaceChildren();
    append(element, displayText(grows ? text.slice(before.length) : text));
    shown.current = { lineage, length: text.length };
  }, [text, lineage]);
  return (
    <div className="live-text" dir="auto">
      <div className="plain-text" data-text ref={content} />
    </div>
  );
}

/** Code units of a node after which a line goes on in another one: what is shaped anew at each token stays short. */
const LONGEST_NODE = 500;

/** A block a line: the browser shapes and lays out anew only the end of the one that grows. */
function append(element: HTMLElement, more: string): void {
  for (const part of more.match(/[^\n]*\n|[^\n]+/g) ?? []) {
    const end = element.lastElementChild?.lastChild;
    if (!(end instanceof Text) || end.data.endsWith('\n')) {
      const line = document.createElement('div');
      line.append(...inPieces(part));
      element.append(line);
    } else if (end.length < LONGEST_NODE || !canBegin(part) || end.data.endsWith('\u200d')) end.appendData(part);
    else end.after(...inPieces(part));
  }
}
