import { useState } from 'react';
import { shared } from '../../i18n/shared.ts';
import { vote } from '../../i18n/vote.ts';
import { useLanguage, useTexts } from '../../i18n/react.tsx';
import type { Place } from '../desk/results.ts';
import { Name } from './Name.tsx';
import { ReadAnswer } from './ReadAnswer.tsx';

interface PlaceRowProps {
  readonly place: Place;
  readonly svgMode: boolean;
  /** The one the room is looking at. */
  readonly isLatest: boolean;
}

/** A place: who, what the room gave, what this phone gave, and the answer again for whoever wants it. */
export function PlaceRow({ place, svgMode, isLatest }: PlaceRowProps) {
  const t = useTexts(vote);
  const common = useTexts(shared);
  const { tag } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const { id, name, model, label, mean, mine, isOwn, text } = place;
  // Where nobody gave a score, it goes without saying that this phone did not.
  const none = mean === null ? '' : t('noScore');
  const given = isOwn ? t('ownShort') : mine === null ? none : t('yours', { n: mine });
  const digits = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  return (
    <li className="place" data-place={place.place ?? ''} data-latest={isLatest}>
      <div className="place-head">
        <span className="place-number">
          {place.place === null ? '–' : common('placeShort', { n: place.place })}
          {place.isTie ? <small>{common('tie')}</small> : null}
        </span>
        <span className="place-who">
          <Name id={label ?? id} name={name} />
          {label === null ? null : <span className="place-label">{t('answerLabel', { label })}</span>}
          <bdi className="model" title={model}>
            {model}
          </bdi>
        </span>
        <span className="place-mean">
          {mean === null ? null : mean.toLocaleString(tag, digits)}
          <small>{mean === null ? t('noVotes') : t('mean')}</small>
        </span>
      </div>
      <div className="place-foot">
        <span className="mine" data-given={mine !== null}>
          {given}
        </span>
        <button type="button" className="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t(isOpen ? 'hide' : 'readAgain')}
          <span className="visually-hidden">: {name}</span>
        </button>
      </div>
      {isOpen ? (
        <div className="reading-again">
          {text === '' ? <p>{t('hiddenAnswer')}</p> : <ReadAnswer text={text} svgMode={svgMode} who={name} />}
        </div>
      ) : null}
    </li>
  );
}
