import type { RoundView, ScoreRow } from '../../../protocol/model.ts';
import { shared } from '../../i18n/shared.ts';
import { telao } from '../../i18n/telao.ts';
import { useLanguage, useTexts } from '../../i18n/react.tsx';
import type { ArenaState } from '../../lib/arena/state.ts';
import { NobodyVoted } from '../parts/NobodyVoted.tsx';
import { PagedGrid } from '../parts/PagedGrid.tsx';
import { RoundHead } from '../parts/RoundHead.tsx';
import { Who } from '../parts/Who.tsx';
import { scoreText } from '../state/numbers.ts';
import { labelOf, nobodyVoted, podiumOf } from '../state/places.ts';
import './podium.css';

/** So many others stand below the podium; more need a column beside it. */
const MOST_BELOW = 8;

/** Who won, who came close, and everybody else. */
export function Podium({ arena, round }: { arena: ArenaState; round: RoundView }) {
  const t = useTexts(telao);
  return (
    <>
      <RoundHead round={round} doing={t('podium')} withPrompt />
      {nobodyVoted(arena.voters, arena.revealed) ? (
        <NobodyVoted revealed={arena.revealed} entries={arena.entries} />
      ) : (
        <Places arena={arena} />
      )}
    </>
  );
}

function Places({ arena }: { arena: ArenaState }) {
  const t = useTexts(telao);
  const { steps, others } = podiumOf(arena.revealed);
  const markOf = (row: ScoreRow): string => labelOf(row, arena.entries) ?? row.participant_id;
  const where = others.length === 0 ? 'none' : others.length <= MOST_BELOW ? 'below' : 'beside';
  return (
    <div className="podium" data-others={where} data-wide={others.length > 17}>
      <ol className="podium-steps">
        {steps.map(({ place, rows, more }) => (
          <Step key={place} place={place} rows={rows} more={more} markOf={markOf} />
        ))}
      </ol>
      {others.length === 0 ? null : (
        <section className="podium-others">
          <h2 className="podium-also">{t('others')}</h2>
          <PagedGrid items={others} width={30} height={3.9} columns={where === 'below' ? 4 : 2}>
            {(row) => <Other key={row.participant_id} row={row} mark={markOf(row)} />}
          </PagedGrid>
        </section>
      )}
    </div>
  );
}

interface StepProps {
  readonly place: number;
  readonly rows: readonly ScoreRow[];
  readonly more: number;
  readonly markOf: (row: ScoreRow) => string;
}

function Step({ place, rows, more, markOf }: StepProps) {
  const t = useTexts(telao);
  const common = useTexts(shared);
  const isTied = rows.some((row) => row.tied);
  return (
    <li
      className="podium-step"
      data-step={place}
      data-many={rows.length + more > 1}
      data-lines={rows.length + (more > 0 ? 1 : 0)}
    >
      <ul className="podium-names">
        {rows.map((row) => (
          <li key={row.participant_id} className="podium-name" data-place={place}>
            <Who mark={markOf(row)} name={row.nickname} />
            <bdi className="podium-model" title={row.model}>
              {row.model}
            </bdi>
            <Score row={row} />
          </li>
        ))}
        {more > 0 ? <li className="podium-more">{t('andMore', { n: more })}</li> : null}
      </ul>
      <p className="podium-block">
        <span className="podium-number">{common('placeShort', { n: place })}</span>
        {isTied ? <span className="podium-tie">{t('tied')}</span> : null}
      </p>
    </li>
  );
}

function Score({ row }: { row: ScoreRow }) {
  const t = useTexts(telao);
  const common = useTexts(shared);
  const { tag } = useLanguage();
  if (row.votes === 0) return <span className="podium-score">{t('noVotes')}</span>;
  return (
    <span className="podium-score">
      <strong>{scoreText(row.avg_score ?? 0, tag)}</strong> · {common('votes', { n: row.votes })}
    </span>
  );
}

function Other({ row, mark }: { row: ScoreRow; mark: string }) {
  const common = useTexts(shared);
  const { tag } = useLanguage();
  return (
    <li className="podium-other" data-place={row.place ?? ''}>
      <span className="podium-other-place">{common('placeShort', { n: row.place ?? 0 })}</span>
      <Who mark={mark} name={row.nickname} />
      <span className="podium-other-score">{row.votes === 0 ? '–' : scoreText(row.avg_score ?? 0, tag)}</span>
    </li>
  );
}
