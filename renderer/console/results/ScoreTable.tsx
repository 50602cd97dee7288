import { ChevronDown } from 'lucide-react';
import { useId, useState } from 'react';
import type { RoundView } from '../../../protocol/model.ts';
import { NONE, rateText, scoreText, secondsText } from '../../i18n/moments.ts';
import { results as texts } from '../../i18n/console-side.ts';
import { useLanguage, useTexts } from '../../i18n/react.tsx';
import { shared } from '../../i18n/shared.ts';
import { isolated } from '../../lib/isolated.ts';
import { AnswerBox } from './AnswerBox.tsx';
import { MeanBar } from './MeanBar.tsx';
import { standingOf } from './rows.ts';
import type { ResultRow } from './rows.ts';

const COLUMNS = ['place', 'who', 'mean', 'votes', 'tokens', 'rate', 'first', 'answer'] as const;

/** A round by score. On a phone each row is a card that names its figures itself. */
export function ScoreTable({ rows, round }: { rows: readonly ResultRow[]; round: RoundView }) {
  const t = useTexts(texts);
  return (
    <table className="score-table">
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col" data-column={column}>
              {t(column)}
            </th>
          ))}
        </tr>
      </thead>
      {rows.map((row, at) => (
        <ScoreRows key={row.score.participant_id} row={row} number={at + 1} round={round} />
      ))}
    </table>
  );
}

function ScoreRows({ row, number, round }: { row: ResultRow; number: number; round: RoundView }) {
  const { score, isOpen, isNamed, label } = row;
  const t = useTexts(texts);
  const words = useTexts(shared);
  const { tag } = useLanguage();
  const id = useId();
  const [isReading, read] = useState(false);
  const name = isNamed ? score.nickname : (label ?? t('someone', { n: number }));
  // How fast it was tells whose machine it is.
  const rate = isNamed ? score.tps_avg : null;
  const first = isNamed ? score.latency_first_token_ms : null;
  const { place, mean } = standingOf(row, round);
  return (
    <tbody data-result={score.participant_id} data-open={isOpen}>
      <tr>
        <td data-column="place" data-place={place ?? undefined}>
          {place === null ? NONE : words('placeShort', { n: place })}
        </td>
        <th scope="row" data-column="who">
          <span className="score-name" dir="auto" title={name}>
            {name}
          </span>
          <span className="score-machine" dir="auto" title={isNamed ? `${score.model} · ${score.runner}` : undefined}>
            {isNamed ? `${score.model} · ${score.runner}` : t('blindNames')}
          </span>
          {score.hidden ? <span className="score-hidden">{t('hiddenEntry')}</span> : null}
        </th>
        <td data-column="mean" data-name={t('mean')}>
          <MeanBar mean={mean} text={scoreText(mean, tag)} />
        </td>
        <td data-column="votes" data-name={t('votes')}>
          {score.votes.toLocaleString(tag)}
        </td>
        <td data-column="tokens" data-name={t('tokens')}>
          {score.tokens.toLocaleString(tag)}
        </td>
        <td data-column="rate" data-name={t('rate')}>
          {rateText(rate, tag)}
        </td>
        <td data-column="first" data-name={t('first')}>
          {first === null ? NONE : t('firstSeconds', { n: secondsText(first, tag) })}
        </td>
        <td data-column="answer">
          <button
            type="button"
            className="button icon-button"
            data-kind="quiet"
            aria-expanded={isReading}
            aria-controls={isReading ? id : undefined}
            aria-label={t('showAnswer', { name: isolated(name) })}
            onClick={() => read(!isReading)}
          >
            <ChevronDown aria-hidden="true" />
          </button>
        </td>
      </tr>
      {isReading ? (
        <tr className="score-answer" id={id}>
          <td colSpan={COLUMNS.length}>
            <AnswerBox text={score.generated_content} svgMode={round.svgMode} name={name} />
          </td>
        </tr>
      ) : null}
    </tbody>
  );
}
