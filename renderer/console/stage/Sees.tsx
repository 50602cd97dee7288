import { Eye, Pin } from 'lucide-react';
import { useScreen } from '../../lib/arena/react.tsx';
import { console as texts } from '../../i18n/console.ts';
import { useTexts } from '../../i18n/react.tsx';
import { isolated } from '../../lib/isolated.ts';
import { WINNER_MS, sceneFor } from '../../lib/arena/scene.ts';
import { useWithin } from '../../lib/arena/use-within.ts';
import './sees.css';

const WITH_ENTRIES = new Set(['live', 'voting', 'closed', 'reading']);

/** What the room sees now, in words: a miniature alone does not say it to everybody. */
export function Sees() {
  const t = useTexts(texts);
  const session = useScreen(({ arena }) => arena.session);
  const round = useScreen(({ arena }) => arena.round);
  const stage = useScreen(({ arena }) => arena.stage);
  const alone = useScreen(
    ({ arena }) =>
      arena.entries.find(({ view }) => view.participantId === arena.stage?.spotlight)?.view.nickname ?? null,
  );
  const isAnswered = useScreen(({ arena }) => arena.entries.some(({ text, view }) => text !== '' && !view.hidden));
  const isWinnerNew = useWithin(
    useScreen(({ arena }) => arena.revealedSince),
    WINNER_MS,
  );
  const seen = sceneFor({ session, round, stage, isAnswered, isWinnerNew });
  const isAlone = alone !== null && WITH_ENTRIES.has(seen);
  return (
    <p className="sees" role="status" data-sees={seen}>
      <Eye aria-hidden="true" />
      <span>
        {t('seesNow')}{' '}
        <strong dir="auto">{isAlone ? t('seesOnly', { who: isolated(alone) }) : t(`sees_${seen}`)}</strong>
        {seen === 'message' ? <q dir="auto">{stage?.message}</q> : null}
      </span>
      {stage?.pin === true ? (
        <span className="sees-pinned">
          <Pin aria-hidden="true" /> {t('seesPinned')}
        </span>
      ) : null}
    </p>
  );
}
