import type { RoundView } from '../../../protocol/model.ts';
import { telao } from '../../i18n/telao.ts';
import { useTexts } from '../../i18n/react.tsx';
import type { ArenaState } from '../../lib/arena/state.ts';
import { Carousel } from '../parts/Carousel.tsx';
import { RoundHead } from '../parts/RoundHead.tsx';
import { VoteDoor } from '../parts/VoteDoor.tsx';
import { Voters } from '../parts/Voters.tsx';
import type { Door } from '../state/use-door.ts';
import './reading.css';

interface ReadingProps {
  readonly arena: ArenaState;
  readonly round: RoundView;
  readonly door: Door;
}

/** The answers over the whole screen; while votes are taken, the way to the ballot stays in the corner. */
export function Reading({ arena, round, door }: ReadingProps) {
  const t = useTexts(telao);
  return (
    <>
      <RoundHead round={round} doing={t('readAlong')} withPrompt>
        {round.status === 'voting' ? (
          <div className="reading-vote">
            <Voters count={arena.voters} isSmall />
            <VoteDoor url={door.url} isSmall />
          </div>
        ) : null}
      </RoundHead>
      <Carousel arena={arena} round={round} />
    </>
  );
}
