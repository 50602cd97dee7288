import { useMemo } from 'react';
import { call } from '../../lib/api/call.ts';
import { useNow, useScreen } from '../../lib/arena/react.tsx';
import type { Screen } from '../../lib/arena/store.ts';
import { useSampled } from '../../lib/arena/use-sampled.ts';
import { console as texts } from '../../i18n/console.ts';
import { useTexts } from '../../i18n/react.tsx';
import { useDesk } from '../desk.tsx';
import { Check } from '../ui/Field.tsx';
import { Panel } from '../ui/Panel.tsx';
import { EntryRow } from './EntryRow.tsx';
import './live.css';

/** Figures move with each token; an eye follows four changes a second. Milliseconds. */
const LOOK_MS = 250;
const entriesOf = (screen: Screen) => screen.arena.entries;

/** Everybody's answer to the round on stage: how far it is, how fast, how long silent. */
export function Live() {
  const t = useTexts(texts);
  const { act, offline } = useDesk();
  const entries = useSampled(entriesOf, LOOK_MS);
  const round = useScreen(({ arena }) => arena.round);
  const since = useScreen(({ arena }) => arena.liveSince ?? arena.roundSaidAt);
  const session = useScreen(({ arena }) => arena.session);
  const participants = useScreen(({ arena }) => arena.participants);
  const spotlight = useScreen(({ arena }) => arena.stage?.spotlight ?? null);
  const isLive = round?.status === 'live';
  const now = useNow(1_000, isLive);
  const removed = useMemo(() => new Set(participants.filter((one) => one.kicked).map((one) => one.id)), [participants]);
  const finished = entries.filter(({ view }) => view.status !== 'waiting' && view.status !== 'generating').length;
  if (round === null) return null;
  return (
    <Panel
      name="live"
      title={t('live')}
      scrolls
      aside={
        <>
          {entries.length === 0 ? null : (
            <span className="live-count" aria-live="polite">
              {t('finishedOf', { n: finished, of: entries.length })}
            </span>
          )}
          {isLive ? (
            <Check
              label={t('endWhenAll')}
              checked={session?.endWhenAllFinished === true}
              disabled={offline}
              onChange={(endWhenAllFinished) => void act(() => call('setOptions', { body: { endWhenAllFinished } }))}
            />
          ) : null}
        </>
      }
    >
      {entries.length === 0 ? (
        <div className="live-none">
          <h3>{t('liveNone')}</h3>
          {isLive ? <p>{t('liveNoneMore')}</p> : null}
        </div>
      ) : (
        <ul className="entry-rows">
          {entries.map((entry) => (
            <EntryRow
              key={entry.view.participantId}
              entry={entry}
              round={round}
              since={since}
              now={isLive ? now : 0}
              isSpotlit={spotlight === entry.view.participantId}
              isRemoved={removed.has(entry.view.participantId)}
            />
          ))}
        </ul>
      )}
    </Panel>
  );
}
