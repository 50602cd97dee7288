import { ChevronDown, ChevronUp, GripVertical } from 'lucide-react';
import { useId } from 'react';
import type { RoundStatus, RoundView } from '../../../protocol/model.ts';
import { consoleScript as texts } from '../../i18n/console-script.ts';
import { useTexts } from '../../i18n/react.tsx';
import { roundName } from '../night/step.ts';
import { Chip } from '../ui/Chip.tsx';
import type { Tone } from '../ui/Chip.tsx';
import { RoundDetails } from './RoundDetails.tsx';
import type { Drag } from './use-drag.ts';

interface RoundRowProps {
  readonly round: RoundView;
  readonly isOnStage: boolean;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  /** Ids of the drafts, in order. */
  readonly drafts: readonly string[];
  readonly onReorder: (ids: readonly string[], id: string) => void;
  readonly drag: Drag;
}

const TONES: Readonly<Record<RoundStatus, Tone>> = {
  draft: 'calm',
  live: 'busy',
  voting: 'busy',
  closed: 'warn',
  revealing: 'warn',
  revealed: 'good',
  cancelled: 'bad',
};

/** A round in one line; pressed, it opens to what can be done with it. */
export function RoundRow({ round, isOnStage, isOpen, onOpen, drafts, onReorder, drag }: RoundRowProps) {
  const t = useTexts(texts);
  const id = useId();
  const name = roundName(round);
  const isDraft = round.status === 'draft';
  return (
    <li
      className="round-row"
      data-round={round.id}
      data-status={round.status}
      aria-current={isOnStage ? 'step' : undefined}
      {...drag.rowProps(round.id)}
    >
      <div className="round-row-line">
        {isDraft ? (
          <span className="round-row-grip" title={t('drag')} aria-hidden="true">
            <GripVertical />
          </span>
        ) : null}
        <button
          type="button"
          className="round-row-open"
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          onClick={onOpen}
        >
          <span className="visually-hidden">{t('round')} </span>
          <span className="round-row-number">{round.index}</span>{' '}
          <span className="round-row-name" dir="auto">
            {name}
          </span>
          {isOpen ? <ChevronUp aria-hidden="true" /> : <ChevronDown aria-hidden="true" />}
        </button>
      </div>
      <p className="round-row-facts">
        <Chip tone={TONES[round.status]}>{t(`status_${round.status}`)}</Chip>
        {round.svgMode ? <Chip>{t('svg')}</Chip> : null}
        {round.blind ? <Chip>{t('blind')}</Chip> : null}
        <span>{t('seconds', { n: round.deadlineMs / 1_000 })}</span>
      </p>
      {isOpen ? (
        <div id={id}>
          <RoundDetails round={round} drafts={drafts} onReorder={onReorder} />
        </div>
      ) : null}
    </li>
  );
}
