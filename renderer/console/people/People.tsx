import { Flame } from 'lucide-react';
import { useDeferredValue, useId, useMemo, useState } from 'react';
import type { Screen } from '../../lib/arena/store.ts';
import { useScreen } from '../../lib/arena/react.tsx';
import { useSampled } from '../../lib/arena/use-sampled.ts';
import { people as texts } from '../../i18n/console-side.ts';
import { useLanguage, useTexts } from '../../i18n/react.tsx';
import { Button } from '../ui/Button.tsx';
import { Panel } from '../ui/Panel.tsx';
import { EmptyRoom } from './EmptyRoom.tsx';
import { figuresOf } from './figures.ts';
import { byParticipant, found, grouped, SEARCH_FROM } from './people.ts';
import { PersonRow } from './PersonRow.tsx';
import { RemovedRow } from './RemovedRow.tsx';
import { useWarmUp } from './use-warm-up.ts';
import { isWarmTime, warmWords } from './warm-up.ts';
import { WarmSummary } from './WarmSummary.tsx';
import './people.css';

/** Figures move with each token; an eye follows four changes a second. Milliseconds. */
const LOOK_MS = 250;
const entriesOf = (screen: Screen) => screen.arena.entries;

/** Everyone of the session: who they are, how they stand, and what can be done about it. */
export function People() {
  const t = useTexts(texts);
  const all = useScreen((screen) => screen.arena.participants);
  const [search, setSearch] = useState('');
  const sought = useDeferredValue(search);
  const { inside, removed } = useMemo(() => grouped(all), [all]);
  const here = inside.filter(({ connected }) => connected).length;
  const hasSearch = inside.length >= SEARCH_FROM;
  const shown = hasSearch ? found(inside, sought) : inside;
  const { warmUp, whyNot } = useWarmUp();
  const headingId = useId();

  return (
    <Panel
      name="people"
      title={t('title')}
      scrolls
      aside={
        all.length === 0 ? null : (
          <>
            <span className="people-count">{t('count', { here, n: inside.length })}</span>
            <Button
              icon={Flame}
              kind="quiet"
              acts
              label={t('warmAll')}
              hint={t('warmHint')}
              inactive={whyNot ?? (here === 0 ? t('warmNobody') : null)}
              onPress={() => warmUp()}
            />
          </>
        )
      }
    >
      {all.length === 0 ? <EmptyRoom /> : <WarmSummary all={inside} />}
      {hasSearch ? (
        <input
          className="people-search"
          type="search"
          aria-label={t('search')}
          placeholder={t('search')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      ) : null}
      {hasSearch && shown.length === 0 ? (
        <p className="people-note" role="status">
          {t('searchNone', { search: sought.trim() })}
        </p>
      ) : null}
      <Rows shown={shown} />
      {removed.length === 0 ? null : (
        <section className="people-removed" aria-labelledby={headingId}>
          <h3 id={headingId}>{t('removed', { n: removed.length })}</h3>
          <ul className="people-list">
            {removed.map((one) => (
              <RemovedRow key={one.id} id={one.id} nickname={one.nickname} model={one.model} runner={one.runner} />
            ))}
          </ul>
        </section>
      )}
    </Panel>
  );
}

function Rows({ shown }: { shown: ReturnType<typeof found> }) {
  const { tag } = useLanguage();
  const entries = useSampled(entriesOf, LOOK_MS);
  // Of a round that is over the figures are in the results.
  const isOn = useScreen(({ arena }) => arena.round?.status === 'live' || arena.round?.status === 'voting');
  const isWarm = useScreen(({ arena }) => arena.warmUps.length > 0 && isWarmTime(arena.round));
  const warmUps = useScreen(({ arena }) => arena.warmUps);
  const spotlight = useScreen((screen) => screen.arena.stage?.spotlight ?? null);
  const byId = useMemo(() => byParticipant(entries), [entries]);
  const warmById = useMemo(() => new Map(warmUps.map((one) => [one.participantId, one])), [warmUps]);
  if (shown.length === 0) return null;
  return (
    <ul className="people-list">
      {shown.map((one) => {
        const entry = byId.get(one.id);
        const figures = entry === undefined ? null : figuresOf(entry, tag);
        const result = warmById.get(one.id);
        // Who was not asked while the room votes: how the answer went says more than that.
        const warm = isWarm && (result !== undefined || !isOn) ? warmWords(result, tag) : null;
        const stand = warm ?? figures;
        return (
          <PersonRow
            key={one.id}
            person={one}
            isOn={isOn}
            isInRound={figures !== null}
            warm={warm?.grade ?? null}
            why={warm?.why ?? ''}
            state={stand?.state ?? ''}
            tone={stand?.tone ?? 'calm'}
            rate={stand?.rate ?? null}
            first={stand?.first ?? null}
            isIdentified={spotlight === one.id}
          />
        );
      })}
    </ul>
  );
}
