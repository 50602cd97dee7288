import type { RoundView } from '../../../protocol/model.ts';
import { telao } from '../../i18n/telao.ts';
import { useTexts } from '../../i18n/react.tsx';
import type { ArenaState } from '../../lib/arena/state.ts';
import { PagedGrid } from '../parts/PagedGrid.tsx';
import { RoundHead } from '../parts/RoundHead.tsx';
import { Voters } from '../parts/Voters.tsx';
import { Author } from '../parts/Who.tsx';
import { keyOf, readableEntries } from '../state/entries.ts';
import './closed.css';

/** The votes are in, and nobody knows yet. */
export function Closed({ arena, round }: { arena: ArenaState; round: RoundView }) {
  const t = useTexts(telao);
  const entries = readableEntries({ entries: arena.entries, stage: null });
  return (
    <>
      <RoundHead round={round} withPrompt />
      <div className="closed">
        <h2 className="closed-says">{t('votingClosed')}</h2>
        {arena.voters === 0 ? <p className="closed-nobody">{t('nobodyVoted')}</p> : <Voters count={arena.voters} />}
        <p className="closed-soon">{t('soonReveal')}</p>
      </div>
      <div className="closed-who" data-rows={entries.length > 4 ? 3 : 1}>
        <PagedGrid items={entries} width={38} height={5.6}>
          {(entry) => (
            <li key={keyOf(entry)} className="closed-one">
              <Author entry={entry} />
            </li>
          )}
        </PagedGrid>
      </div>
    </>
  );
}
