import type { RoundView } from '../../../protocol/model.ts';
import { vote } from '../../i18n/vote.ts';
import { useTexts } from '../../i18n/react.tsx';
import { progressOf } from '../desk/ballot.ts';
import type { Card } from '../desk/ballot.ts';
import { useCards } from '../desk/react.tsx';
import { GivenList } from '../parts/GivenList.tsx';
import { Waiting } from './Waiting.tsx';

export function Closed({ round }: { round: RoundView }) {
  const t = useTexts(vote);
  const cards = useCards();
  return (
    <Waiting title={t('closed')} lines={[t('closedHelp')]}>
      {cards === null ? <p>{t('loading')}</p> : <WhatCounts cards={cards} isBlind={round.blind} />}
    </Waiting>
  );
}

function WhatCounts({ cards, isBlind }: { cards: readonly Card[]; isBlind: boolean }) {
  const t = useTexts(vote);
  const late = cards.filter((card) => card.trouble === 'late').length;
  const onTheWay = cards.filter((card) => card.save === 'sending' || card.save === 'waiting').length;
  const { given } = progressOf(cards);
  return (
    <>
      <div role="status">
        {late > 0 ? (
          <p className="notice" data-tone="bad">
            {t('lateVotes', { n: late })}
          </p>
        ) : null}
        {onTheWay > 0 ? (
          <p className="notice" data-tone="warn">
            {t('onTheWay', { n: onTheWay })}
          </p>
        ) : null}
        <p>{given === 0 ? t('closedNone') : t('closedGiven', { n: given })}</p>
      </div>
      <GivenList cards={cards} isBlind={isBlind} />
    </>
  );
}
