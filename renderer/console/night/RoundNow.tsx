import { useNow, useScreen } from '../../lib/arena/react.tsx';
import { clockText, timeLeft } from '../../lib/arena/rounds.ts';
import { console as texts } from '../../i18n/console.ts';
import { useTexts } from '../../i18n/react.tsx';
import { shared } from '../../i18n/shared.ts';
import { Button } from '../ui/Button.tsx';
import { ConfirmButton } from '../ui/ConfirmButton.tsx';
import { roundName } from './step.ts';
import { STEP_MS } from './use-actions.ts';
import type { Actions } from './use-actions.ts';
import './round-now.css';

/** The round on stage: its name, its clock, and what can be done to it beside the next step. */
export function RoundNow({ actions }: { actions: Actions }) {
  const t = useTexts(texts);
  const s = useTexts(shared);
  const round = useScreen(({ arena }) => arena.round);
  if (round === null || round.status === 'cancelled') return null;
  const { status } = round;
  const undo = { acts: true, shortcut: 'Ctrl+Z', onPress: actions.undo };
  return (
    <div className="round-now" data-status={status}>
      <h2 className="round-now-name" title={round.prompt}>
        <span className="round-now-number">
          {s('round', { n: round.index })}
          {round.blind ? ` · ${s('blind')}` : ''}
        </span>{' '}
        <bdi>{roundName(round, 120)}</bdi>
      </h2>
      {status === 'live' ? <Running actions={actions} /> : null}
      {status === 'closed' ? <Button {...undo} label={t('reopen')} /> : null}
      {status === 'revealing' || status === 'revealed' ? (
        <Button {...undo} label={t(round.revealedCount === 0 ? 'leaveReveal' : 'revealBack')} />
      ) : null}
    </div>
  );
}

function Running({ actions }: { actions: Actions }) {
  const t = useTexts(texts);
  const round = useScreen(({ arena }) => arena.round);
  const saidAt = useScreen(({ arena }) => arena.roundSaidAt);
  const isPaused = typeof round?.pausedAt === 'string';
  const now = useNow(200, !isPaused);
  const left = timeLeft(round, saidAt, now) ?? 0;
  return (
    <>
      <p
        className="round-now-clock"
        role="timer"
        aria-label={t('timeLeft')}
        data-low={left < STEP_MS}
        data-paused={isPaused}
      >
        {clockText(left)}
        {isPaused ? <span>{t('paused')}</span> : null}
      </p>
      <div className="round-now-actions">
        <Button label={t(isPaused ? 'resume' : 'pause')} shortcut="P" acts onPress={actions.pause} />
        <ConfirmButton
          label={t('cancel')}
          hint={t('cancelRound')}
          question={t('cancelRoundAsk')}
          confirm={t('cancelRoundYes')}
          kind="danger"
          acts
          onPress={actions.cancel}
        />
        <Button label={t('more')} hint={t('moreHint')} shortcut="+" acts onPress={() => actions.extend(STEP_MS)} />
        <Button
          label={t('less')}
          hint={t('lessHint')}
          shortcut="−"
          acts
          inactive={left <= STEP_MS ? t('tooShort') : null}
          onPress={() => actions.extend(-STEP_MS)}
        />
      </div>
    </>
  );
}
