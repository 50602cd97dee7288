import { useState } from 'react';
import { vote } from '../../i18n/vote.ts';
import { useTexts } from '../../i18n/react.tsx';
import type { Card } from '../desk/ballot.ts';
import { usePhone, usePhoneState } from '../desk/react.tsx';
import { Check } from './Check.tsx';
import { Name } from './Name.tsx';
import { ReadAnswer } from './ReadAnswer.tsx';
import { Scores } from './Scores.tsx';
import { nameOf, saveText } from './words.ts';

interface BallotCardProps {
  readonly card: Card;
  readonly roundId: string;
  readonly isBlind: boolean;
  readonly isFinalRound: boolean;
  readonly svgMode: boolean;
  /** Its answer is drawn; the others follow. */
  readonly isDrawn: boolean;
  readonly onPrevious: (() => void) | null;
  readonly onNext: () => void;
  /** What comes next is the list. */
  readonly isLast: boolean;
}

/** One answer, and the scores that belong to it and to no other. */
export function BallotCard(props: BallotCardProps) {
  const { card, roundId, isBlind, isFinalRound, svgMode, isDrawn, onPrevious, onNext, isLast } = props;
  const t = useTexts(vote);
  const phone = usePhone();
  const failing = usePhoneState((state) => state.failing);
  const [draft, setDraft] = useState<number | null>(null);
  const who = nameOf(t, card.name, isBlind);
  const isLocked = card.isOwn || card.isFinal;
  const asks = isFinalRound && !isLocked && draft !== null;
  const give = (score: number): void => (isFinalRound ? setDraft(score) : phone.vote(roundId, card.id, score));
  const confirm = (): void => {
    if (draft !== null) phone.vote(roundId, card.id, draft);
    setDraft(null);
  };
  const status = asks ? t('confirmAsk', { n: draft }) : saveText(t, card, isFinalRound, failing);
  return (
    <article
      className="card"
      data-entry={card.id}
      data-saved={card.save}
      data-own={card.isOwn}
      aria-label={who}
      tabIndex={-1}
    >
      <h2 className="who">
        <Name id={card.id} name={who} />
        {card.isOwn ? <span className="tag">{t('ownShort')}</span> : null}
      </h2>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- arrow keys scroll what has the focus */}
      <div className="reading" tabIndex={0} role="group" aria-label={who}>
        {isDrawn ? <ReadAnswer text={card.text} svgMode={svgMode} who={who} /> : null}
      </div>
      <div className="giving">
        <p className="save" role="status" data-save={card.save} data-trouble={card.trouble !== null}>
          {card.save === 'yes' && card.trouble === null && !asks ? <Check /> : null}
          {status}
        </p>
        <Scores label={t('scoreFor', { who })} score={asks ? draft : card.score} disabled={isLocked} onScore={give} />
        {asks ? (
          <div className="steps">
            <button type="button" onClick={() => setDraft(null)}>
              {t('cancel')}
            </button>
            <button type="button" className="primary" onClick={confirm}>
              {t('confirm', { n: draft })}
            </button>
          </div>
        ) : (
          <div className="steps">
            <button type="button" className="back" disabled={onPrevious === null} onClick={() => onPrevious?.()}>
              {t('previous')}
            </button>
            <button type="button" className={card.score === null ? 'forward' : 'forward primary'} onClick={onNext}>
              {isLast ? t('toList') : t('next')}
            </button>
          </div>
        )}
      </div>
    </article>
  );
}
