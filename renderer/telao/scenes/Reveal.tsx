import { useState } from 'react';
import type { RoundView } from '../../../protocol/model.ts';
import { telao } from '../../i18n/telao.ts';
import { useTexts } from '../../i18n/react.tsx';
import type { ArenaState } from '../../lib/arena/state.ts';
import { JustRevealed } from '../parts/JustRevealed.tsx';
import { NobodyVoted } from '../parts/NobodyVoted.tsx';
import { PlaceRow } from '../parts/PlaceRow.tsx';
import { RoundHead } from '../parts/RoundHead.tsx';
import { labelOf, nobodyVoted } from '../state/places.ts';
import { useRoom } from '../state/use-room.ts';
import './reveal.css';

/** Height of a row, in rem. */
const ROW = 6;

/** From the last place to the first. */
export function Reveal({ arena, round }: { arena: ArenaState; round: RoundView }) {
  const t = useTexts(telao);
  const { revealed, entries, voters, total } = arena;
  const isNew = useGrew(revealed.length);
  const left = Math.max(0, total - round.revealedCount);
  return (
    <>
      <RoundHead round={round} doing={t('reveal')} withPrompt>
        <p className="reveal-left" aria-live="polite">
          {left === 0 ? t('noneLeft') : t('answersLeft', { n: left })}
        </p>
      </RoundHead>
      {nobodyVoted(voters, revealed) ? (
        <NobodyVoted revealed={revealed} entries={entries} />
      ) : (
        <Places arena={arena} svgMode={round.svgMode} isNew={isNew} />
      )}
    </>
  );
}

interface PlacesProps {
  readonly arena: ArenaState;
  readonly svgMode: boolean;
  /** The latest came before the eyes of the room. */
  readonly isNew: boolean;
}

/** The one revealed last is large, those before it stand beside it. */
function Places({ arena, svgMode, isNew }: PlacesProps) {
  const t = useTexts(telao);
  const { revealed, entries } = arena;
  const { box, room } = useRoom(20, ROW);
  const [latest] = revealed;
  const shown = revealed.length > room.rows ? revealed.slice(0, room.rows - 1) : revealed;
  return (
    <div className="reveal">
      {latest === undefined ? (
        <p className="reveal-ready">{t('getReady')}</p>
      ) : (
        <JustRevealed
          key={latest.participant_id}
          row={latest}
          label={labelOf(latest, entries)}
          isTied={latest.tied}
          svgMode={svgMode}
          isNew={isNew}
        />
      )}
      <div className="reveal-places" ref={box}>
        <ol className="reveal-list">
          {shown.map((row) => (
            <PlaceRow
              key={row.participant_id}
              row={row}
              label={labelOf(row, entries)}
              isTied={row.tied}
              isNew={isNew && row === latest}
            />
          ))}
        </ol>
        {shown.length < revealed.length ? (
          <p className="reveal-more">{t('morePlaces', { n: revealed.length - shown.length })}</p>
        ) : null}
      </div>
    </div>
  );
}

/** Whether it has grown in sight: what was there already, or is taken back, is no news. */
function useGrew(count: number): boolean {
  const [seen, setSeen] = useState({ count, grew: false });
  if (count === seen.count) return seen.grew;
  const next = { count, grew: count > seen.count };
  setSeen(next);
  return next.grew;
}
