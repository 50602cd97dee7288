import { RotateCcw } from 'lucide-react';
import { useScreen } from '../../lib/arena/react.tsx';
import { invitation, typedAddress } from '../../lib/door.ts';
import { addresses } from '../../i18n/console-door.ts';
import { door as texts } from '../../i18n/console-side.ts';
import { useTexts } from '../../i18n/react.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Addresses } from './Addresses.tsx';
import { CopyButton } from './CopyButton.tsx';
import type { DoorFacts } from './door.ts';
import { DoorCodes } from './DoorCodes.tsx';
import { Pin } from './Pin.tsx';
import { useDoor } from './use-door.ts';
import { Wifi } from './Wifi.tsx';
import './door.css';

/** How to vote and how to join, big enough to turn the laptop around. */
export function DoorDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useTexts(texts);
  const { door, failed, refresh } = useDoor();
  return (
    <Dialog large title={t('title')} open={open} onClose={onClose}>
      {door === null ? (
        <p role="status">
          {t(failed ? 'unknown' : 'loading')}{' '}
          {failed ? <Button icon={RotateCcw} label={t('again')} acts onPress={() => void refresh()} /> : null}
        </p>
      ) : (
        <div className="door-dialog" data-steps={door.wifi !== null}>
          <DoorCodes door={door} />
          <div className="door-side">
            <Join door={door} />
            <Wifi wifi={door.wifi} />
            <Addresses door={door} refresh={refresh} />
          </div>
        </div>
      )}
    </Dialog>
  );
}

function Join({ door }: { door: DoorFacts }) {
  const t = useTexts(texts);
  const a = useTexts(addresses);
  const hasSession = useScreen((screen) => screen.arena.session?.status === 'active');
  return (
    <section className="door-join">
      <h3>{t('join')}</h3>
      <p>{t('joinHow')}</p>
      <p className="door-big">
        {typedAddress(door.url)}
        <wbr />
        /join <CopyButton compact text={`${door.url}/join`} label={t('copyAddress')} />
      </p>
      <p>{t('joinPin')}</p>
      <div className="door-big">
        <Pin pin={door.pin} hasSession={hasSession} />
      </div>
      {door.pin === null ? null : (
        <div title={a('inviteHint')}>
          <CopyButton text={invitation(door.url, door.pin)} label={a('invite')} />
        </div>
      )}
    </section>
  );
}
