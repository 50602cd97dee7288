import { Eye, EyeOff, Flame, UserMinus } from 'lucide-react';
import { useRef } from 'react';
import type { ParticipantView } from '../../../protocol/model.ts';
import { call } from '../../lib/api/call.ts';
import { people as texts } from '../../i18n/console-side.ts';
import { useTexts } from '../../i18n/react.tsx';
import { useDesk } from '../desk.tsx';
import { Button } from '../ui/Button.tsx';
import { ConfirmButton } from '../ui/ConfirmButton.tsx';
import { isolated } from '../../lib/isolated.ts';
import { listAround } from './focus.ts';
import { useWarmUp } from './use-warm-up.ts';

interface PersonActionsProps {
  readonly id: string;
  readonly person: ParticipantView;
  readonly isInRound: boolean;
  readonly isIdentified: boolean;
  readonly onDone: () => void;
}

export function PersonActions({ id, person, isInRound, isIdentified, onDone }: PersonActionsProps) {
  const t = useTexts(texts);
  const { act } = useDesk();
  const { warmUp, whyNot } = useWarmUp();
  const group = useRef<HTMLDivElement>(null);
  const name = isolated(person.nickname);
  const participantId = person.id;
  const identify = (spotlight: string | null) =>
    void act(() => call('setStage', { body: { spotlight } })).then((done) => (done ? onDone() : undefined));
  const kick = (): void => {
    const list = listAround(group.current);
    void act(() => call('kickParticipant', { body: { participantId } }), t('kicked', { name })).then((done) =>
      done ? list?.focus() : undefined,
    );
  };
  return (
    <div className="person-actions" ref={group} id={id} role="group" aria-label={t('actions', { name })}>
      {isIdentified ? (
        <Button icon={EyeOff} label={t('identifyStop')} acts onPress={() => identify(null)} />
      ) : (
        <Button
          icon={Eye}
          label={t('identify')}
          hint={t('identifyHint')}
          acts
          inactive={isInRound ? null : t('identifyNone')}
          onPress={() => identify(participantId)}
        />
      )}
      <Button
        icon={Flame}
        label={t('warm')}
        hint={t('warmHint')}
        acts
        inactive={whyNot ?? (person.connected ? null : t('warmAway'))}
        onPress={() => warmUp(participantId)}
      />
      <ConfirmButton
        icon={UserMinus}
        kind="danger"
        label={t('kick')}
        confirm={t('kick')}
        question={t('kickSure', { name })}
        acts
        onPress={kick}
      />
    </div>
  );
}
