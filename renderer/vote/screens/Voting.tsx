import { useState } from 'react';
import type { RoundView } from '../../../protocol/model.ts';
import { shared } from '../../i18n/shared.ts';
import { vote } from '../../i18n/vote.ts';
import { useTexts } from '../../i18n/react.tsx';
import { nextFrom, progressOf } from '../desk/ballot.ts';
import type { Card } from '../desk/ballot.ts';
import { useCards, usePhoneState } from '../desk/react.tsx';
import { BallotCard } from '../parts/BallotCard.tsx';
import { Choices } from '../parts/Choices.tsx';
import { Dots } from '../parts/Dots.tsx';
import { GivenList } from '../parts/GivenList.tsx';
import { useInSteps } from '../parts/use-in-steps.ts';
import { usePager } from '../parts/use-pager.ts';
import { Waiting } from './Waiting.tsx';

/** The page after the last answer. No entry is called like this: ids hold no line break. */
const LIST = '\n';

export function Voting({ round }: { round: RoundView }) {
  const t = useTexts(vote);
  const cards = useCards();
  if (cards === null) return <Waiting title={t('voting')} lines={[t('loading')]} />;
  if (cards.length === 0) return <Waiting title={t('voting')} lines={[t('nothingToVote')]} />;
  return <Ballot key={round.id} cards={cards} round={round} />;
}

function Ballot({ cards, round }: { cards: readonly Card[]; round: RoundView }) {
  const t = useTexts(vote);
  const svgMode = usePhoneState((state) => state.reading?.svgMode ?? round.svgMode);
  const [first] = useState(() => cards.find((card) => !card.isOwn && card.score === null)?.id ?? LIST);
  const ids = [...cards.map((card) => card.id), LIST];
  const { track, current, go } = usePager(ids, first);
  const at = ids.indexOf(current);
  const drawn = useInSteps(2, cards.length);
  const { left } = progressOf(cards);
  return (
    <>
      <Top round={round} cards={cards} current={current} onList={() => go(LIST)} />
      <div className="track" ref={track}>
        {cards.map((card, place) => {
          const next = nextFrom(cards, card.id);
          return (
            <BallotCard
              key={card.id}
              card={card}
              roundId={round.id}
              isBlind={round.blind}
              isFinalRound={round.finalVotes}
              svgMode={svgMode}
              isDrawn={place < drawn || Math.abs(place - at) <= 1}
              onPrevious={place === 0 ? null : () => go(ids[place - 1] ?? LIST)}
              onNext={() => go(next ?? LIST)}
              isLast={next === null}
            />
          );
        })}
        <section className="overview" tabIndex={-1} aria-labelledby="overview-title" data-page="list">
          <h2 id="overview-title">{t('overview')}</h2>
          <p role="status">
            {left > 0 ? t('overviewLeft', { n: left }) : t(round.finalVotes ? 'overviewDoneFinal' : 'overviewDone')}
          </p>
          <GivenList cards={cards} isBlind={round.blind} onPick={go} />
          <Choices />
        </section>
      </div>
    </>
  );
}

interface TopProps {
  readonly round: RoundView;
  readonly cards: readonly Card[];
  readonly current: string;
  readonly onList: () => void;
}

/** Where one is: the round and what it asked, how far, and the way to the list. */
function Top({ round, cards, current, onList }: TopProps) {
  const t = useTexts(vote);
  const common = useTexts(shared);
  const [isOpen, setOpen] = useState(false);
  const { left } = progressOf(cards);
  const at = cards.findIndex((card) => card.id === current);
  const title = round.title ?? common('round', { n: round.index });
  return (
    <header className="top">
      <h1 className="visually-hidden">
        {t('voting')} · {title}
      </h1>
      <div className="top-row">
        <button
          type="button"
          className="quiet title fold"
          title={title}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          <bdi>{title}</bdi>
          <span className="visually-hidden">: {t('challenge')}</span>
        </button>
        <span className="progress">
          {at < 0 ? '' : `${t('progress', { at: at + 1, total: cards.length })} · `}
          {left > 0 ? t('left', { n: left }) : t('allGiven')}
        </span>
        <button type="button" className="quiet to-list" onClick={onList}>
          {t('toList')}
        </button>
      </div>
      <Dots cards={cards} current={current} />
      {isOpen ? (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- arrow keys scroll what has the focus
        <p className="prompt" dir="auto" tabIndex={0}>
          {round.prompt}
        </p>
      ) : null}
      {round.finalVotes ? <p className="notice">{t('finalNotice')}</p> : null}
    </header>
  );
}
