import { ArrowDown, ArrowUp, Copy, Pencil, Send, Trash2 } from 'lucide-react';
import type { RoundView } from '../../../protocol/model.ts';
import { call } from '../../lib/api/call.ts';
import { useScreen } from '../../lib/arena/react.tsx';
import { consoleScript as texts } from '../../i18n/console-script.ts';
import { useTexts } from '../../i18n/react.tsx';
import { useDesk } from '../desk.tsx';
import { useNight } from '../night/night.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { ConfirmButton } from '../ui/ConfirmButton.tsx';
import { stepped } from './order.ts';

interface RoundDetailsProps {
  readonly round: RoundView;
  readonly drafts: readonly string[];
  readonly onReorder: (ids: readonly string[], id: string) => void;
}

/** The prompt and settings of a round, and what can be done with it. */
export function RoundDetails({ round, drafts, onReorder }: RoundDetailsProps) {
  const t = useTexts(texts);
  const { act } = useDesk();
  const { write } = useNight();
  const params = { id: round.id };
  const isDraft = round.status === 'draft';
  const up = stepped(drafts, round.id, -1);
  const down = stepped(drafts, round.id, 1);
  const facts = [
    t('tokens', { n: round.maxTokens }),
    t('temperature', { n: round.temperature }),
    ...(round.seed === null ? [] : [t('seed', { n: round.seed })]),
    ...(round.finalVotes ? [t('finalVotes')] : []),
  ];
  return (
    <div className="round-details">
      <p className="round-details-prompt" dir="auto">
        {round.prompt}
      </p>
      <p className="round-details-facts">{facts.join(' · ')}</p>
      <div className="round-details-actions">
        {isDraft ? <Start round={round} /> : null}
        <Button icon={Pencil} label={t(isDraft ? 'edit' : 'rename')} onPress={() => write(round)} />
        <Button
          icon={Copy}
          label={t('duplicate')}
          acts
          onPress={() => void act(() => call('duplicateRound', { params }), t('duplicated'))}
        />
        {isDraft ? (
          <>
            <IconButton
              icon={ArrowUp}
              label={t('up')}
              acts
              inactive={up === null ? t('first') : null}
              onPress={() => (up === null ? undefined : onReorder(up, round.id))}
            />
            <IconButton
              icon={ArrowDown}
              label={t('down')}
              acts
              inactive={down === null ? t('last') : null}
              onPress={() => (down === null ? undefined : onReorder(down, round.id))}
            />
            <ConfirmButton
              icon={Trash2}
              kind="danger"
              label={t('cancel')}
              question={t('cancelAsk')}
              confirm={t('cancelYes')}
              acts
              onPress={() => void act(() => call('cancelRound', { params }), t('cancelled'))}
            />
          </>
        ) : null}
      </div>
    </div>
  );
}

/** Any draft may go before its turn; over a round that is not revealed yet it asks. */
function Start({ round }: { round: RoundView }) {
  const t = useTexts(texts);
  const { act } = useDesk();
  const status = useScreen(({ arena }) => arena.round?.status ?? null);
  const props = {
    icon: Send,
    label: t('start'),
    acts: true,
    inactive: status === 'live' ? t('startLive') : null,
    onPress: () => void act(() => call('startRound', { body: { roundId: round.id } }), t('started')),
  };
  const isUnfinished = status === 'voting' || status === 'closed' || status === 'revealing';
  return isUnfinished ? (
    <ConfirmButton {...props} question={t('startAsk')} confirm={t('startYes')} />
  ) : (
    <Button {...props} />
  );
}
