import { useMemo } from 'react';
import type { RoundView } from '../../../protocol/model.ts';
import { shared } from '../../i18n/shared.ts';
import { vote } from '../../i18n/vote.ts';
import { useTexts } from '../../i18n/react.tsx';
import { useScreen } from '../../lib/arena/react.tsx';
import { agreement, placesOf } from '../desk/results.ts';
import { usePhoneState } from '../desk/react.tsx';
import { Choices } from '../parts/Choices.tsx';
import { PlaceRow } from '../parts/PlaceRow.tsx';

const nothing: ReadonlyMap<string, number> = new Map();

/** Places as they come, and at the end the whole result. */
export function Reveal({ round }: { round: RoundView }) {
  const t = useTexts(vote);
  const common = useTexts(shared);
  const rows = useScreen((screen) => screen.arena.revealed);
  const total = useScreen((screen) => screen.arena.total);
  const voters = useScreen((screen) => screen.arena.voters);
  const reading = usePhoneState((state) => state.reading);
  const own = usePhoneState((state) => state.own);
  const mine = reading?.roundId === round.id ? reading.mine : nothing;
  const places = useMemo(() => placesOf(rows, mine, own, voters), [rows, mine, own, voters]);
  const isOver = round.status === 'revealed';
  const left = Math.max(0, total - places.length);
  const { given, agreed } = agreement(places);
  return (
    <>
      <section className="results">
        <h1>{t(isOver ? 'revealed' : 'reveal')}</h1>
        <p className="round-name">
          <bdi>{round.title ?? common('round', { n: round.index })}</bdi>
        </p>
        {voters > 0 ? null : <p className="notice">{t('nobodyVoted')}</p>}
        <p role="status">{isOver ? '' : places.length === 0 ? t('revealSoon') : t('toReveal', { n: left })}</p>
        {isOver && given > 0 ? (
          <p className="notice">
            <strong>{t('yourVsRoom')}</strong> · {t('agreed', { n: agreed, total: given })}
          </p>
        ) : null}
        <ol className="places">
          {places.map((place, at) => (
            <PlaceRow key={place.id} place={place} svgMode={round.svgMode} isLatest={!isOver && at === 0} />
          ))}
        </ol>
      </section>
      <Choices />
    </>
  );
}
