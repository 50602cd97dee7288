import { vote } from '../../i18n/vote.ts';
import { useTexts } from '../../i18n/react.tsx';
import type { Card } from '../desk/ballot.ts';
import { Check } from './Check.tsx';
import { Name } from './Name.tsx';
import { nameOf } from './words.ts';

interface GivenListProps {
  readonly cards: readonly Card[];
  readonly isBlind: boolean;
  /** Where it is given, a row leads to its answer. */
  readonly onPick?: (id: string) => void;
}

/** All the answers with what was given to each. */
export function GivenList({ cards, isBlind, onPick }: GivenListProps) {
  const t = useTexts(vote);
  return (
    <ul className="given-list">
      {cards.map((card) => {
        const inside = (
          <>
            <Name id={card.id} name={nameOf(t, card.name, isBlind)} />
            <Given card={card} />
          </>
        );
        return (
          <li key={card.id} data-given={card.id}>
            {onPick === undefined ? (
              <div className="row">{inside}</div>
            ) : (
              <button type="button" className="row" onClick={() => onPick(card.id)}>
                {inside}
              </button>
            )}
            {card.trouble === null ? null : (
              <p className="trouble">{t(card.trouble === 'other' ? 'refused' : card.trouble)}</p>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Given({ card }: { card: Card }) {
  const t = useTexts(vote);
  if (card.isOwn) return <span className="none">{t('ownShort')}</span>;
  if (card.score === null) return <span className="none">{t('noScore')}</span>;
  return (
    <span className="given" data-save={card.save}>
      <span className="visually-hidden">{t('given')}</span>
      {card.score} {card.save === 'yes' ? <Check /> : '…'}
    </span>
  );
}
