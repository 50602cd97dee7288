import type { Card } from '../desk/ballot.ts';

/** A mark for each answer: given, not given, one's own, and where one is. The words beside it say the same. */
export function Dots({ cards, current }: { cards: readonly Card[]; current: string | null }) {
  return (
    <span className="dots" aria-hidden="true">
      {cards.map((card) => (
        <span
          key={card.id}
          data-state={card.isOwn ? 'own' : card.score === null ? 'empty' : 'given'}
          data-current={card.id === current}
        />
      ))}
    </span>
  );
}
