import { BookOpen, BookX, Eye, EyeOff, Lightbulb, LightbulbOff } from 'lucide-react';
import { memo, useState } from 'react';
import type { RoundView } from '../../../protocol/model.ts';
import { call } from '../../lib/api/call.ts';
import type { ScreenEntry } from '../../lib/arena/entries.ts';
import { console as texts } from '../../i18n/console.ts';
import { failureText, stateText } from '../../i18n/entry-states.ts';
import { useLanguage, useTexts } from '../../i18n/react.tsx';
import { EntryMark } from '../../ui/EntryMark.tsx';
import { isolated } from '../../lib/isolated.ts';
import { useDesk } from '../desk.tsx';
import { Chip } from '../ui/Chip.tsx';
import type { Tone } from '../ui/Chip.tsx';
import { IconButton } from '../ui/Button.tsx';
import { EntryFigures } from './EntryFigures.tsx';
import { EntryText } from './EntryText.tsx';

interface EntryRowProps {
  readonly entry: ScreenEntry;
  readonly round: RoundView;
  readonly since: number;
  readonly now: number;
  readonly isSpotlit: boolean;
  readonly isRemoved: boolean;
}

const TONES: Readonly<Record<ScreenEntry['view']['status'], Tone>> = {
  waiting: 'calm',
  generating: 'busy',
  complete: 'good',
  partial: 'warn',
  failed: 'bad',
};

/** One answer, and what can be done about it. */
export const EntryRow = memo(function EntryRow(props: EntryRowProps) {
  const { entry, round, since, now, isSpotlit, isRemoved } = props;
  const { view } = entry;
  const t = useTexts(texts);
  const { tag } = useLanguage();
  const { act } = useDesk();
  const [isRead, setRead] = useState(false);
  const { participantId, label, nickname } = view;
  const why = failureText(view);
  const who = isolated(nickname);
  const target = { roundId: round.id, participantId };
  return (
    <li className="entry-row" data-entry={participantId} data-hidden={view.hidden}>
      <div className="entry-row-line">
        <EntryMark name={label ?? participantId} />
        <div className="entry-row-who">
          <span className="entry-row-name" dir="auto" title={nickname}>
            {label === null ? null : <b>{label} · </b>}
            {nickname}
          </span>
          <span className="entry-row-state">
            <Chip tone={TONES[view.status]}>{stateText(view, tag)}</Chip>
            {view.hidden ? <Chip tone="warn">{t('hidden')}</Chip> : null}
            {isRemoved ? <Chip tone="bad">{t('removed')}</Chip> : null}
          </span>
        </div>
        <EntryFigures entry={entry} maxTokens={round.maxTokens} since={since} now={now} />
        <div className="entry-row-actions">
          <IconButton
            icon={isRead ? BookX : BookOpen}
            kind="quiet"
            label={t(isRead ? 'unread' : 'read', { who })}
            pressed={isRead}
            onPress={() => setRead(!isRead)}
          />
          <IconButton
            icon={isSpotlit ? LightbulbOff : Lightbulb}
            kind="quiet"
            acts
            label={t(isSpotlit ? 'unspotlight' : 'spotlight', { who })}
            pressed={isSpotlit}
            onPress={() => void act(() => call('setStage', { body: { spotlight: isSpotlit ? null : participantId } }))}
          />
          <IconButton
            icon={view.hidden ? Eye : EyeOff}
            kind="quiet"
            acts
            label={t(view.hidden ? 'show' : 'hide', { who })}
            pressed={view.hidden}
            onPress={() => void act(() => call(view.hidden ? 'showEntry' : 'hideEntry', { body: target }))}
          />
        </div>
      </div>
      {why === '' ? null : (
        <p className="entry-row-why" dir="auto">
          {why}
        </p>
      )}
      {isRead ? <EntryText entry={entry} svgMode={round.svgMode} /> : null}
    </li>
  );
});
