import { useMemo, useState } from 'react';
import { shared } from '../../i18n/shared.ts';
import { vote } from '../../i18n/vote.ts';
import { useTexts } from '../../i18n/react.tsx';
import { AnswerView } from '../../ui/answer/Answer.tsx';
import { readAnswer } from '../../ui/answer/read.ts';

/** An answer in full, and as the model wrote it where that is something else. */
export function ReadAnswer({ text, svgMode, who }: { text: string; svgMode: boolean; who: string }) {
  const t = useTexts(vote);
  const common = useTexts(shared);
  const [isOriginal, setOriginal] = useState(false);
  const answer = useMemo(() => readAnswer(text, { svgMode }), [text, svgMode]);
  return (
    <>
      <AnswerView answer={answer} original={isOriginal} drawingBy={common('drawingBy', { who })} />
      {answer.kind === 'plain' ? null : (
        <button
          type="button"
          className="quiet original"
          aria-pressed={isOriginal}
          onClick={() => setOriginal(!isOriginal)}
        >
          {t('original')}
        </button>
      )}
    </>
  );
}
