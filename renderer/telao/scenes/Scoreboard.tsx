import type { CSSProperties } from 'react';
import type { NightRow } from '../../../protocol/model.ts';
import { shared } from '../../i18n/shared.ts';
import { telao } from '../../i18n/telao.ts';
import { useLanguage, useTexts } from '../../i18n/react.tsx';
import { PagedGrid } from '../parts/PagedGrid.tsx';
import { Who } from '../parts/Who.tsx';
import { scoreText } from '../state/numbers.ts';
import type { NightScores } from '../state/use-night-scores.ts';
import './scoreboard.css';

/** The night so far. */
export function Scoreboard({ scores, title }: { scores: NightScores | null; title: string | null }) {
  const t = useTexts(telao);
  const rows = scores?.scoreboard ?? [];
  const most = Math.max(1, ...rows.map(({ points }) => points));
  return (
    <>
      <header className="scoreboard-head">
        <p className="scoreboard-facts" dir="auto">
          {[title ?? t('brand'), ...(rows.length === 0 ? [] : [t('afterRounds', { n: scores?.rounds ?? 0 })])].join(
            ' · ',
          )}
        </p>
        <h1 className="scoreboard-title">{t('scoreboard')}</h1>
        {rows.length === 0 ? null : <p className="scoreboard-points-are">{t('pointsAre')}</p>}
      </header>
      {rows.length === 0 ? (
        <p className="scoreboard-empty">{scores === null ? '' : t('nothingRevealed')}</p>
      ) : (
        <PagedGrid items={rows} width={rows.length > 6 ? 74 : 100} height={rows.length > 6 ? 9.8 : 11} columns={2}>
          {(row) => <NightLine key={row.participant_id} row={row} most={most} />}
        </PagedGrid>
      )}
    </>
  );
}

function NightLine({ row, most }: { row: NightRow; most: number }) {
  const t = useTexts(telao);
  const common = useTexts(shared);
  const { tag } = useLanguage();
  const facts = [
    ...(row.tied ? [t('tied')] : []),
    ...(row.wins === 0 ? [] : [t('wins', { n: row.wins })]),
    ...(row.avg_score === null ? [] : [t('mean', { n: scoreText(row.avg_score, tag) })]),
    t('roundsPlayed', { n: row.rounds }),
  ];
  return (
    <li className="scoreboard-row" data-place={row.place}>
      <span className="scoreboard-place">{common('placeShort', { n: row.place })}</span>
      <div className="scoreboard-who">
        <Who mark={row.participant_id} name={row.nickname} model={row.model} />
        <span className="scoreboard-more drops">
          {facts.map((fact, at) => (
            <span key={fact}>
              {at === 0 ? '' : '· '}
              {fact}
            </span>
          ))}
        </span>
      </div>
      <span className="scoreboard-points">
        <strong>{scoreText(row.points, tag)}</strong> {t('points')}
      </span>
      <span className="scoreboard-bar" style={{ '--share': row.points / most } as CSSProperties} />
    </li>
  );
}
