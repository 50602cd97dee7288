import type { CSSProperties } from 'react';
import type { ScoreRow } from '../../../protocol/model.ts';
import { shared } from '../../i18n/shared.ts';
import { telao } from '../../i18n/telao.ts';
import { useLanguage, useTexts } from '../../i18n/react.tsx';
import { scoreText } from '../state/numbers.ts';
import { shareOf } from '../state/places.ts';
import { Who } from './Who.tsx';
import './place-row.css';

interface PlaceRowProps {
  readonly row: ScoreRow;
  /** Of a blind round. */
  readonly label: string | null;
  readonly isTied: boolean;
  /** Revealed a moment ago, before the eyes of the room. */
  readonly isNew?: boolean;
}

/** A place, who has it, and the score as a number and as a bar. */
export function PlaceRow({ row, label, isTied, isNew = false }: PlaceRowProps) {
  const t = useTexts(shared);
  const own = useTexts(telao);
  const { tag } = useLanguage();
  return (
    <li className="place-row" data-place={row.place ?? ''} data-new={isNew}>
      <span className="place-row-place">{t('placeShort', { n: row.place ?? 0 })}</span>
      <Who mark={label ?? row.participant_id} name={row.nickname} />
      {isTied ? <span className="place-row-tie">{own('tied')}</span> : null}
      <span className="place-row-score">{row.votes === 0 ? '–' : scoreText(row.avg_score ?? 0, tag)}</span>
      <span className="place-row-bar" style={{ '--share': shareOf(row) } as CSSProperties} />
    </li>
  );
}
