import { Smartphone } from 'lucide-react';
import { useScreen } from '../../lib/arena/react.tsx';
import { consoleVote as texts } from '../../i18n/console-vote.ts';
import { useTexts } from '../../i18n/react.tsx';
import { HoldToSee } from '../ui/HoldToSee.tsx';
import { Tally } from './Tally.tsx';
import './vote.css';

/** How many have voted. The scores stay covered until they are held uncovered. */
export function Voting() {
  const t = useTexts(texts);
  const voters = useScreen(({ arena }) => arena.voters);
  const phones = useScreen(({ arena }) => arena.watchers?.phones ?? null);
  const isOpen = useScreen(({ arena }) => arena.round?.status === 'voting');
  const tally = useScreen(({ arena }) => arena.tally);
  return (
    <section className="voting" aria-label={t('voting')}>
      <p className="voting-count" aria-live="polite">
        <strong data-voters>{voters}</strong> <span>{t('votesIn', { n: voters })}</span>
      </p>
      {phones === null || !isOpen ? null : (
        <p className="voting-phones">
          <Smartphone aria-hidden="true" /> {t('phonesHere', { n: phones })}
        </p>
      )}
      <HoldToSee label={t('peek')}>
        <Tally rows={tally} />
      </HoldToSee>
    </section>
  );
}
