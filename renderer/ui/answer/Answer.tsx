import { Component, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { Markdown } from './markdown.tsx';
import { inPieces } from './pieces.ts';
import { readAnswer } from './read.ts';
import type { Answer as ReadableAnswer } from './read.ts';
import { safeSvg } from './svg.ts';
import './answer.css';

interface AnswerProps {
  /** The model's text, as the host keeps it. */
  readonly text: string;
  readonly svgMode: boolean;
  /** Letter by letter as it came, whatever it holds. */
  readonly original?: boolean;
  /** Said of a drawing to whoever cannot see it. */
  readonly drawingBy: string;
}

/** An answer at rest. Whatever it holds, it stays inside its box and runs nothing. */
export function Answer({ text, svgMode, original = false, drawingBy }: AnswerProps) {
  const answer = useMemo(() => readAnswer(text, { svgMode }), [text, svgMode]);
  return <AnswerView answer={answer} original={original} drawingBy={drawingBy} />;
}

interface AnswerViewProps extends Pick<AnswerProps, 'original' | 'drawingBy'> {
  readonly answer: ReadableAnswer;
}

/** The same, where the answer was read already. */
export function AnswerView({ answer, original = false, drawingBy }: AnswerViewProps) {
  const plain = <PlainText text={answer.text} />;
  return (
    <div className="answer" dir="auto" data-answer={original ? 'plain' : answer.kind}>
      <AsText key={answer.text} otherwise={plain}>
        {original || answer.kind === 'plain' ? (
          plain
        ) : answer.kind === 'markdown' ? (
          <Markdown tokens={answer.tokens} />
        ) : (
          <Drawing source={answer.source} alt={drawingBy} otherwise={plain} />
        )}
      </AsText>
    </div>
  );
}

export function PlainText({ text }: { text: string }) {
  const pieces = useMemo(() => inPieces(text), [text]);
  return (
    <div className="plain-text" data-text>
      {pieces}
    </div>
  );
}

/** A drawing that cannot be shown gives way to its source: a ballot without a card would be worse. */
function Drawing({ source, alt, otherwise }: { source: string; alt: string; otherwise: ReactNode }) {
  const url = useSvgUrl(source);
  const [failed, setFailed] = useState<string | null>(null);
  if (url === null || failed === url) return otherwise;
  return url === '' ? null : <img className="drawing" src={url} alt={alt} onError={() => setFailed(url)} />;
}

/** Empty until it is made, null where there is nothing to draw. */
function useSvgUrl(source: string): string | null {
  const [url, setUrl] = useState<string | null>('');
  useEffect(() => {
    const clean = safeSvg(source);
    if (clean === null) {
      setUrl(null);
      return undefined;
    }
    const made = URL.createObjectURL(new Blob([clean], { type: 'image/svg+xml' }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [source]);
  return url;
}

/** If drawing one answer throws, that answer is shown as text and the others notice nothing. */
class AsText extends Component<{ children: ReactNode; otherwise: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.otherwise : this.props.children;
  }
}
