import { UserPlus } from 'lucide-react';
import { call } from '../../lib/api/call.ts';
import { people as texts } from '../../i18n/console-side.ts';
import { useTexts } from '../../i18n/react.tsx';
import { useDesk } from '../desk.tsx';
import { Button } from '../ui/Button.tsx';
import { isolated } from '../../lib/isolated.ts';
import { listAround } from './focus.ts';
import { Who } from './Who.tsx';

interface RemovedRowProps {
  readonly id: string;
  readonly nickname: string;
  readonly model: string;
  readonly runner: string;
}

export function RemovedRow({ id, nickname, model, runner }: RemovedRowProps) {
  const t = useTexts(texts);
  const { act } = useDesk();
  const name = isolated(nickname);
  const letBack = (): void => {
    const list = listAround(document.activeElement);
    void act(() => call('unkickParticipant', { body: { participantId: id } }), t('unkicked', { name })).then((done) =>
      done ? list?.focus() : undefined,
    );
  };
  return (
    <li className="person" data-participant={id} data-kicked="true">
      <div className="person-main">
        <Who nickname={nickname} model={model} runner={runner} />
        <Button icon={UserPlus} label={t('unkick')} hint={t('unkickName', { name })} acts onPress={letBack} />
      </div>
    </li>
  );
}
