import { Eye, EyeOff, Wifi as Waves } from 'lucide-react';
import { useState } from 'react';
import type { WifiView } from '../../../protocol/model.ts';
import { call } from '../../lib/api/call.ts';
import { wifi as texts } from '../../i18n/console-door.ts';
import { useTexts } from '../../i18n/react.tsx';
import { useDesk } from '../desk.tsx';
import { Button, IconButton } from '../ui/Button.tsx';
import { ConfirmButton } from '../ui/ConfirmButton.tsx';
import { CopyButton } from './CopyButton.tsx';
import { WifiFields } from './WifiFields.tsx';
import './wifi.css';

/** The room's Wi-Fi: entered once, shown as a code wherever phones come in, forgotten on demand. */
export function Wifi({ wifi }: { wifi: WifiView | null }) {
  const t = useTexts(texts);
  const { act } = useDesk();
  const [isEditing, edit] = useState(false);
  return (
    <section className="wifi">
      <h3>{t('title')}</h3>
      {isEditing ? <WifiFields wifi={wifi} onDone={() => edit(false)} /> : null}
      {!isEditing && wifi === null ? (
        <>
          <p className="door-note">{t('none')}</p>
          <Button icon={Waves} label={t('enter')} acts onPress={() => edit(true)} />
        </>
      ) : null}
      {!isEditing && wifi !== null ? (
        <>
          <p className="wifi-name">
            <Waves aria-hidden="true" /> <bdi>{wifi.ssid}</bdi>
          </p>
          <Password wifi={wifi} />
          <div className="wifi-actions">
            <Button label={t('edit')} acts onPress={() => edit(true)} />
            <ConfirmButton
              label={t('forget')}
              question={t('forgetSure')}
              confirm={t('forget')}
              kind="danger"
              acts
              onPress={() => void act(() => call('setWifi', { body: { wifi: null } }), t('forgotten'))}
            />
          </div>
        </>
      ) : null}
    </section>
  );
}

function Password({ wifi: { password, security } }: { wifi: WifiView }) {
  const t = useTexts(texts);
  const [isShown, show] = useState(false);
  if (password === null || security === 'nopass') return <p className="door-note">{t('open')}</p>;
  return (
    <p className="wifi-password">
      <span className="door-label">{t('password')}</span>{' '}
      {isShown ? (
        <bdi className="wifi-secret">{password}</bdi>
      ) : (
        <span role="img" aria-label={t('passwordHidden')}>
          ••••••••
        </span>
      )}
      <IconButton
        icon={isShown ? EyeOff : Eye}
        kind="quiet"
        label={t(isShown ? 'passwordHide' : 'passwordShow')}
        onPress={() => show(!isShown)}
      />
      <CopyButton compact text={password} label={t('copyPassword')} />
    </p>
  );
}
