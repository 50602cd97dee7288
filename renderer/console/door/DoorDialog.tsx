import { RotateCcw } from 'lucide-react';
import { useScreen } from '../../lib/arena/react.tsx';
import { typedAddress, voteQrText } from '../../lib/door.ts';
import { door as texts } from '../../i18n/console-side.ts';
import { useTexts } from '../../i18n/react.tsx';
import { Qr } from '../../ui/Qr.tsx';
import { useDesk } from '../desk.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { AddressChip } from './AddressChip.tsx';
import { CopyButton } from './CopyButton.tsx';
import { doorAddresses, joinAddress, namedAddress } from './door.ts';
import type { DoorFacts } from './door.ts';
import { Pin } from './Pin.tsx';
import { useDoor } from './use-door.ts';
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
        <div className="door-dialog">
          <Vote door={door} />
          <div className="door-side">
            <Join door={door} />
            <Addresses door={door} refresh={refresh} />
          </div>
        </div>
      )}
    </Dialog>
  );
}

function Vote({ door }: { door: DoorFacts }) {
  const t = useTexts(texts);
  const address = `${typedAddress(door.url)}/v`;
  return (
    <section className="door-vote">
      <h3>{t('vote')}</h3>
      <div className="door-qr">
        <Qr text={voteQrText(door.url)} label={t('voteQr', { address })} />
      </div>
      <p>{t('voteHow')}</p>
      <p className="door-big">{address}</p>
    </section>
  );
}

function Join({ door }: { door: DoorFacts }) {
  const t = useTexts(texts);
  const hasSession = useScreen((screen) => screen.arena.session?.status === 'active');
  return (
    <section className="door-join">
      <h3>{t('join')}</h3>
      <p>{t('joinHow')}</p>
      <p className="door-big">
        {joinAddress(door)} <CopyButton compact text={`${door.url}/join`} label={t('copyAddress')} />
      </p>
      <p>{t('joinPin')}</p>
      <div className="door-big">
        <Pin pin={door.pin} hasSession={hasSession} />
      </div>
    </section>
  );
}

function Addresses({ door, refresh }: { door: DoorFacts; refresh: () => Promise<boolean> }) {
  const t = useTexts(texts);
  const { say } = useDesk();
  const all = doorAddresses(door);
  const name = namedAddress(door);
  return (
    <section className="door-all">
      <h3>{t('addresses', { n: all.length })}</h3>
      <p className="door-note">{t('addressesHint')}</p>
      <div className="door-chips">
        {all.map((one) => (
          <AddressChip key={one.url} address={one} />
        ))}
        {name === null ? null : (
          <AddressChip address={{ url: `http://${name}`, typed: name, network: t('name'), onlyHere: false }} />
        )}
      </div>
      <p className="door-note">{t('sameNetwork')}</p>
      <Button
        icon={RotateCcw}
        label={t('refresh')}
        acts
        onPress={() => void refresh().then((worked) => say(t(worked ? 'refreshed' : 'unknown')))}
      />
    </section>
  );
}
