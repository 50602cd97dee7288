import type { CSSProperties } from 'react';
import type { RoundView } from '../../../protocol/model.ts';
import { shared } from '../../i18n/shared.ts';
import { useTexts } from '../../i18n/react.tsx';
import { useNow } from '../../lib/arena/react.tsx';
import { clockText, timeLeft } from '../../lib/arena/rounds.ts';
import './countdown.css';

/** From here on the clock is said to be late. Milliseconds. */
const LATE_MS = 10_000;

interface CountdownProps {
  readonly round: RoundView;
  /** By this screen's clock: when the round's time left was said. */
  readonly saidAt: number;
}

/** Time left as a number and as a ring that empties. */
export function Countdown({ round, saidAt }: CountdownProps) {
  const t = useTexts(shared);
  const isPaused = round.pausedAt !== null;
  const runs = round.status === 'live' && round.remainingMs !== null && !isPaused;
  const now = useNow(200, runs);
  // What was said after this clock last moved counts from then.
  const left = timeLeft(round, saidAt, Math.max(now, saidAt));
  if (left === null) return null;
  const share = Math.min(1, left / Math.max(1, round.deadlineMs));
  const state = isPaused ? 'paused' : left <= LATE_MS ? 'late' : 'runs';
  return (
    <div className="countdown" role="timer" aria-label={t('timeLeft')} data-clock={state}>
      <svg className="countdown-ring" viewBox="0 0 36 36" aria-hidden="true">
        <circle cx="18" cy="18" r="15" />
        <circle cx="18" cy="18" r="15" pathLength="1" style={{ '--share': share } as CSSProperties} />
      </svg>
      <span className="countdown-said">
        <span className="countdown-number">{clockText(left)}</span>
        {isPaused ? <span className="countdown-paused">{t('paused')}</span> : null}
      </span>
    </div>
  );
}
