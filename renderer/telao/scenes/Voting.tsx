import type { RoundView } from '../../../protocol/model.ts';
import { telao } from '../../i18n/telao.ts';
import { useTexts } from '../../i18n/react.tsx';
import type { ArenaState } from '../../lib/arena/state.ts';
import { Carousel } from '../parts/Carousel.tsx';
import { RoundHead } from '../parts/RoundHead.tsx';
import { VoteDoor } from '../parts/VoteDoor.tsx';
import { Voters } from '../parts/Voters.tsx';
import type { Door } from '../state/use-door.ts';
import './voting.css';

interface VotingProps {
  readonly arena: ArenaState;
  readonly round: RoundView;
  readonly door: Door;
}

/** The way to the ballot, how many have voted, and the answers to read meanwhile. */
export function Voting({ arena, round, door }: VotingProps) {
  const t = useTexts(telao);
  return (
    <section className="voting">
      <div className="voting-read">
        <RoundHead round={round} doing={t('votingOpen')} withPrompt />
        <Carousel arena={arena} round={round} />
      </div>
      <div className="voting-vote">
        <VoteDoor url={door.url} />
        <Voters count={arena.voters} />
      </div>
    </section>
  );
}
