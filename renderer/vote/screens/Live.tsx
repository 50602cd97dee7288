import type { RoundView } from '../../../protocol/model.ts';
import { shared } from '../../i18n/shared.ts';
import { vote } from '../../i18n/vote.ts';
import { useTexts } from '../../i18n/react.tsx';
import { useNow, useScreen } from '../../lib/arena/react.tsx';
import { clockText, timeLeft } from '../../lib/arena/rounds.ts';
import { Waiting } from './Waiting.tsx';

export function Live({ round }: { round: RoundView }) {
  const t = useTexts(vote);
  const common = useTexts(shared);
  return (
    <Waiting title={t('live')} lines={[t('liveHelp')]}>
      <Clock round={round} />
      <div className="challenge">
        <h2>
          <bdi>{round.title ?? common('round', { n: round.index })}</bdi>
        </h2>
        <p className="prompt" dir="auto">
          {round.prompt}
        </p>
      </div>
    </Waiting>
  );
}

function Clock({ round }: { round: RoundView }) {
  const common = useTexts(shared);
  const saidAt = useScreen((screen) => screen.arena.roundSaidAt);
  const isPaused = round.pausedAt !== null;
  const left = timeLeft(round, saidAt, useNow(500, !isPaused));
  if (left === null) return null;
  return (
    <p className="clock" role="timer" aria-label={common('timeLeft')}>
      {clockText(left)}
      {isPaused ? ` · ${common('paused')}` : ''}
    </p>
  );
}
