import type { ScoreRow } from '../../../protocol/model.ts';
import { shared } from '../../i18n/shared.ts';
import { telao } from '../../i18n/telao.ts';
import { useLanguage, useTexts } from '../../i18n/react.tsx';
import { Answer, PlainText } from '../../ui/answer/Answer.tsx';
import { rateText, scoreText, secondsText } from '../state/numbers.ts';
import { Alone } from './Alone.tsx';
import { Paged } from './Paged.tsx';
import { Who } from './Who.tsx';
import './just-revealed.css';

interface JustRevealedProps {
  readonly row: ScoreRow;
  /** Of a blind round: here the mask falls. */
  readonly label: string | null;
  /** Somebody else, revealed or to come, has the same place. */
  readonly isTied: boolean;
  readonly svgMode: boolean;
  /** Before the eyes of the room. */
  readonly isNew: boolean;
}

const SIZES = [5.6, 4.6];

/** The place of the moment: whose it is, what it scored, and the answer. */
export function JustRevealed({ row, label, isTied, svgMode, isNew }: JustRevealedProps) {
  const t = useTexts(telao);
  const common = useTexts(shared);
  const { tag } = useLanguage();
  const text = row.generated_content;
  const figures = [
    row.model,
    row.tps_avg === null ? '' : common('rate', { n: rateText(row.tps_avg, tag) }),
    row.latency_first_token_ms === null
      ? ''
      : common('firstToken', { n: secondsText(row.latency_first_token_ms, tag) }),
  ].filter((figure) => figure !== '');
  return (
    <section className="just-revealed" data-new={isNew}>
      <header className="just-revealed-head">
        <div className="just-revealed-who">
          <p className="just-revealed-place">
            {common('place', { n: row.place ?? 0 })}
            {isTied ? <span className="just-revealed-tie"> · {t('tied')}</span> : null}
          </p>
          {label === null ? null : <p className="just-revealed-was">{t('was', { label })}</p>}
          <h2 className="just-revealed-name">
            <Who mark={label ?? row.participant_id} name={row.nickname} />
          </h2>
          <p className="just-revealed-figures">
            {figures.map((figure) => (
              <bdi key={figure}>{figure}</bdi>
            ))}
          </p>
        </div>
        <div className="just-revealed-score">
          {row.votes === 0 ? (
            <p className="just-revealed-votes">{t('noVotes')}</p>
          ) : (
            <>
              <p className="just-revealed-mean">{scoreText(row.avg_score ?? 0, tag)}</p>
              <p className="just-revealed-votes">
                {t('outOf')} · {common('votes', { n: row.votes })}
              </p>
            </>
          )}
        </div>
      </header>
      <Paged text={text} sizes={SIZES} isDrawing={svgMode}>
        <Alone otherwise={<PlainText text={text} />}>
          <Answer text={text} svgMode={svgMode} drawingBy={common('drawingBy', { who: row.nickname })} />
        </Alone>
      </Paged>
    </section>
  );
}
