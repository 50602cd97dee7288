import type { ScoreRow } from '../../../protocol/model.ts';
import { consoleVote as texts } from '../../i18n/console-vote.ts';
import { useLanguage, useTexts } from '../../i18n/react.tsx';

/** Scores as a table, best first. */
export function Tally({ rows, caption }: { rows: readonly ScoreRow[]; caption?: string }) {
  const t = useTexts(texts);
  const { tag } = useLanguage();
  const mean = (value: number): string =>
    value.toLocaleString(tag, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return (
    <table className="tally">
      {caption === undefined ? null : <caption>{caption}</caption>}
      <thead>
        <tr>
          <th scope="col">{t('place')}</th>
          <th scope="col">{t('who')}</th>
          <th scope="col">{t('score')}</th>
          <th scope="col">{t('votes')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.participant_id} data-place={row.place ?? ''}>
            <td>{row.place === null ? '–' : t('placeN', { n: row.place })}</td>
            <th scope="row" dir="auto" title={row.nickname}>
              {row.nickname}
            </th>
            <td>{row.avg_score === null || row.votes === 0 ? t('noVotes') : mean(row.avg_score)}</td>
            <td>{row.votes.toLocaleString(tag)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
