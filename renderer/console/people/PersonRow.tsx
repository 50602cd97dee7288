import { Ellipsis, Eye } from 'lucide-react';
import { memo, useId, useState } from 'react';
import type { ParticipantView } from '../../../protocol/model.ts';
import { people as texts } from '../../i18n/console-side.ts';
import { useTexts } from '../../i18n/react.tsx';
import { EntryMark } from '../../ui/EntryMark.tsx';
import { Chip } from '../ui/Chip.tsx';
import type { Tone } from '../ui/Chip.tsx';
import { Away } from './Away.tsx';
import { isolated } from '../../lib/isolated.ts';
import { PersonActions } from './PersonActions.tsx';
import type { WarmGrade } from './warm-up.ts';
import { Who } from './Who.tsx';

interface PersonRowProps {
  readonly person: ParticipantView;
  /** A round is live or voting: how this person stands in it is worth a look. */
  readonly isOn: boolean;
  /** This person has an answer in the round on stage. */
  readonly isInRound: boolean;
  /** Between rounds: what a warm-up found; null where there was none. */
  readonly warm: WarmGrade | null;
  /** Why the warm-up failed; empty where it did not. */
  readonly why: string;
  /** Of the round, or of the warm-up. */
  readonly state: string;
  readonly tone: Tone;
  readonly rate: string | null;
  readonly first: string | null;
  readonly isIdentified: boolean;
}

/** One participant. Drawn again only when its own words change: a hundred of them stand in the list. */
export const PersonRow = memo(function PersonRow(props: PersonRowProps) {
  const { person, isOn, isInRound, warm, why, state, tone, rate, first, isIdentified } = props;
  const t = useTexts(texts);
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  // Who is gone was not left out: there was nobody to ask.
  const isWarm = warm !== null && (person.connected || warm !== 'none');
  return (
    <li
      className="person"
      data-participant={person.id}
      data-connected={person.connected}
      data-warm={isWarm ? warm : undefined}
    >
      <div className="person-main">
        <EntryMark name={person.id} />
        <Who nickname={person.nickname} model={person.model} runner={person.runner} />
        <div className="person-stand">
          {person.connected ? null : <Away since={person.lastSeen} />}
          {isIdentified ? (
            <Chip tone="busy">
              <Eye aria-hidden="true" />
              {t('identified')}
            </Chip>
          ) : null}
          {(isOn && isInRound) || isWarm ? <Chip tone={tone}>{state}</Chip> : null}
          {isOn && !isInRound ? <span className="person-figure">{t('notIn')}</span> : null}
          {(isOn || isWarm) && rate !== null ? <span className="person-figure">{t('rate', { n: rate })}</span> : null}
          {(isOn || isWarm) && first !== null ? (
            <span className="person-figure">{t('firstToken', { n: first })}</span>
          ) : null}
        </div>
        {why === '' ? null : (
          <p className="person-why" dir="auto">
            {why}
          </p>
        )}
        <button
          type="button"
          className="button icon-button person-more"
          data-kind="quiet"
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          aria-label={t('actions', { name: isolated(person.nickname) })}
          onClick={() => setOpen(!isOpen)}
        >
          <Ellipsis aria-hidden="true" />
        </button>
      </div>
      {isOpen ? (
        <PersonActions
          id={id}
          person={person}
          isInRound={isInRound}
          isIdentified={isIdentified}
          onDone={() => setOpen(false)}
        />
      ) : null}
    </li>
  );
});
