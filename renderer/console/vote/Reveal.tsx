import { useScreen } from '../../lib/arena/react.tsx';
import { consoleVote as texts } from '../../i18n/console-vote.ts';
import { useTexts } from '../../i18n/react.tsx';
import { isolated } from '../../lib/isolated.ts';
import { HoldToSee } from '../ui/HoldToSee.tsx';
import { Panel } from '../ui/Panel.tsx';
import { Tally } from './Tally.tsx';
import './vote.css';

/** The places that the room has seen, and the one it sees next for whoever holds the button. */
export function Reveal() {
  const t = useTexts(texts);
  const count = useScreen(({ arena }) => arena.round?.revealedCount ?? 0);
  const total = useScreen(({ arena }) => arena.total);
  const revealed = useScreen(({ arena }) => arena.revealed);
  const next = useScreen(({ arena }) => arena.tally[arena.total - (arena.round?.revealedCount ?? 0) - 1] ?? null);
  return (
    <Panel
      name="reveal"
      title={t('reveal')}
      scrolls
      aside={
        <>
          <span className="reveal-count" aria-live="polite">
            {t('revealedOf', { n: count, of: total })}
          </span>
          {next === null || count >= total ? null : (
            <HoldToSee label={t('peekNext')}>
              <p className="reveal-next" dir="auto">
                {t('nextIs', { who: isolated(next.nickname), n: next.place ?? total - count })}
              </p>
            </HoldToSee>
          )}
        </>
      }
    >
      {revealed.length === 0 ? <p className="reveal-none">{t('nothingRevealed')}</p> : <Tally rows={revealed} />}
    </Panel>
  );
}
