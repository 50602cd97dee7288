// Sentences put together from a card's state.
import type { vote } from '../../i18n/vote.ts';
import type { Translate } from '../../i18n/translate.ts';
import type { Card } from '../desk/ballot.ts';

export type VoteTexts = Translate<keyof (typeof vote)['en']>;

/** In a blind round an answer's name is its letter. */
export function nameOf(t: VoteTexts, name: string, isBlind: boolean): string {
  return isBlind && /^[A-Z]{1,2}$/.test(name) ? t('answerLabel', { label: name }) : name;
}

/** How the save of a card stands; `failing` is why the last attempt to send failed. */
export function saveText(t: VoteTexts, card: Card, isFinal: boolean, failing: string | null): string {
  if (card.isOwn) return t('own');
  if (card.trouble !== null) {
    const why = t(card.trouble === 'other' ? 'refused' : card.trouble);
    return `${why} ${card.score === null ? t('countsNone') : t('countsNow', { n: card.score })}`;
  }
  switch (card.save) {
    case 'yes':
      return t(isFinal ? 'savedFinal' : 'saved');
    case 'sending':
      return t('sending');
    case 'waiting':
      return t(
        failing === 'STORAGE_UNAVAILABLE' ? 'waitingDisk' : failing === 'RATE_LIMITED' ? 'waitingRate' : 'waiting',
      );
    case 'no':
      return t('howTo');
  }
}
