import { QrCode, RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import { useScreen } from '../../lib/arena/react.tsx';
import { typedAddress } from '../../lib/door.ts';
import { door as texts } from '../../i18n/console-side.ts';
import { useTexts } from '../../i18n/react.tsx';
import { Button } from '../ui/Button.tsx';
import { AddressChip } from './AddressChip.tsx';
import { CopyButton } from './CopyButton.tsx';
import { doorAddresses, namedAddress } from './door.ts';
import type { DoorFacts } from './door.ts';
import { Pin } from './Pin.tsx';
import { useDoor } from './use-door.ts';
import './door.css';

/** Further addresses in the bar, which stays one line; all of them are in the dialog. */
const IN_BAR = 1;

/** The foot of every page: how people get in. */
export function Door({ onOpen }: { onOpen: () => void }) {
  const t = useTexts(texts);
  const { door, failed, refresh } = useDoor();
  return (
    <section className="door" aria-label={t('title')}>
      {door === null ? (
        <p className="door-none" role="status">
          {t(failed ? 'unknown' : 'loading')}
          {failed ? <Button icon={RotateCcw} label={t('again')} acts onPress={() => void refresh()} /> : null}
        </p>
      ) : (
        <Facts door={door} />
      )}
      <div className="door-open">
        <Button icon={QrCode} label={t('open')} hint={t('openHint')} shortcut="Q" onPress={onOpen} />
      </div>
    </section>
  );
}

function Facts({ door }: { door: DoorFacts }) {
  const t = useTexts(texts);
  const hasSession = useScreen((screen) => screen.arena.session?.status === 'active');
  const name = namedAddress(door);
  const others = doorAddresses(door).filter(({ url }) => url !== door.url);
  return (
    <div className="door-facts">
      <Fact label={t('pin')}>
        <Pin pin={door.pin} hasSession={hasSession} isMain />
      </Fact>
      <Fact label={t('address')}>
        <span className="door-address">{typedAddress(door.url)}</span>
        <CopyButton compact text={door.url} label={t('copyAddress')} />
      </Fact>
      {name === null ? null : (
        <Fact label={t('name')} isExtra>
          <span className="door-address">{name}</span>
          <CopyButton compact text={`http://${name}`} label={t('copyThis', { what: name })} />
        </Fact>
      )}
      {others.length === 0 ? null : (
        <div className="door-others">
          {others.slice(0, IN_BAR).map((one) => (
            <AddressChip key={one.url} address={one} />
          ))}
          {others.length > IN_BAR ? <span className="door-more">+{others.length - IN_BAR}</span> : null}
        </div>
      )}
    </div>
  );
}

function Fact({ label, isExtra = false, children }: { label: string; isExtra?: boolean; children: ReactNode }) {
  return (
    <div className="door-fact" data-extra={isExtra}>
      <span className="door-label">{label}</span>
      {children}
    </div>
  );
}
