import { useState } from 'react';
import { results as texts } from '../../i18n/console-side.ts';
import { useTexts } from '../../i18n/react.tsx';
import { shared } from '../../i18n/shared.ts';
import { Answer } from '../../ui/answer/Answer.tsx';
import { isolated } from '../../lib/isolated.ts';
import { Check } from '../ui/Field.tsx';

/** A whole answer, as it reads or letter by letter. */
export function AnswerBox({ text, svgMode, name }: { text: string; svgMode: boolean; name: string }) {
  const t = useTexts(texts);
  const words = useTexts(shared);
  const [isOriginal, setOriginal] = useState(false);
  if (text === '') return <p className="results-note">{t('noAnswer')}</p>;
  return (
    <section className="answer-box" aria-label={t('answerOf', { name: isolated(name) })}>
      <Check label={t('original')} checked={isOriginal} onChange={setOriginal} />
      <div className="answer-box-text">
        <Answer
          text={text}
          svgMode={svgMode}
          original={isOriginal}
          drawingBy={words('drawingBy', { who: isolated(name) })}
        />
      </div>
    </section>
  );
}
