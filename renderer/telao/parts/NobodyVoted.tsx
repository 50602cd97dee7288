import type { ScoreRow } from '../../../protocol/model.ts';
import type { ScreenEntry } from '../../lib/arena/entries.ts';
import { telao } from '../../i18n/telao.ts';
import { useTexts } from '../../i18n/react.tsx';
import { labelOf } from '../state/places.ts';
import { PagedGrid } from './PagedGrid.tsx';
import { Who } from './Who.tsx';
import './nobody-voted.css';

interface NobodyVotedProps {
  /** Who is known to have answered. */
  readonly revealed: readonly ScoreRow[];
  readonly entries: readonly ScreenEntry[];
}

/** A round without votes has no places: it says so, and who took part. */
export function NobodyVoted({ revealed, entries }: NobodyVotedProps) {
  const t = useTexts(telao);
  return (
    <div className="nobody-voted">
      <p className="nobody-voted-says">{t('nobodyVoted')}</p>
      {revealed.length === 0 ? null : (
        <div className="nobody-voted-who" data-rows={revealed.length > 8 ? 4 : revealed.length > 3 ? 2 : 1}>
          <PagedGrid items={revealed} width={38} height={5.6}>
            {(row) => {
              const label = labelOf(row, entries);
              return (
                <li key={row.participant_id} className="nobody-voted-one">
                  <Who mark={label ?? row.participant_id} name={row.nickname} model={row.model} />
                </li>
              );
            }}
          </PagedGrid>
        </div>
      )}
    </div>
  );
}
