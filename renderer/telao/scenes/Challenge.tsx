import type { RoundView } from '../../../protocol/model.ts';
import { telao } from '../../i18n/telao.ts';
import { useTexts } from '../../i18n/react.tsx';
import { useNow } from '../../lib/arena/react.tsx';
import type { ArenaState } from '../../lib/arena/state.ts';
import { Countdown } from '../parts/Countdown.tsx';
import { Paged } from '../parts/Paged.tsx';
import { PagedGrid } from '../parts/PagedGrid.tsx';
import { RoundHead } from '../parts/RoundHead.tsx';
import { StateChip } from '../parts/StateChip.tsx';
import { Author } from '../parts/Who.tsx';
import { keyOf, shownEntries } from '../state/entries.ts';
import { disconnectedIds } from '../state/presence.ts';
import './challenge.css';

const SIZES = [13, 11, 9, 7.6, 6.4, 5.4, 4.5];

/** What is asked, in large type, and who is thinking about it. */
export function Challenge({ arena, round }: { arena: ArenaState; round: RoundView }) {
  const t = useTexts(telao);
  const now = useNow(500);
  const entries = shownEntries(arena);
  const away = disconnectedIds(arena.participants);
  const rows = entries.length > 8 ? 3 : entries.length > 3 ? 2 : 1;
  return (
    <>
      <RoundHead round={round}>
        <Countdown round={round} saidAt={arena.roundSaidAt} />
      </RoundHead>
      <Paged text={round.prompt} sizes={SIZES}>
        <p className="challenge-prompt" dir="auto">
          {round.prompt}
        </p>
      </Paged>
      <div className="challenge-who" data-rows={rows}>
        <h2 className="visually-hidden">{t('think')}</h2>
        <PagedGrid items={entries} width={40} height={5.6}>
          {(entry) => (
            <li key={keyOf(entry)} className="challenge-one">
              <Author entry={entry} />
              <StateChip entry={entry} isConnected={!away.has(entry.view.participantId)} now={now} isShort />
            </li>
          )}
        </PagedGrid>
      </div>
    </>
  );
}
