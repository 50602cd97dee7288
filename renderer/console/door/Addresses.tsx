import { RotateCcw, TriangleAlert, WandSparkles } from 'lucide-react';
import { call } from '../../lib/api/call.ts';
import { useAsked } from '../../lib/api/use-asked.ts';
import { useScreen } from '../../lib/arena/react.tsx';
import { addresses as texts } from '../../i18n/console-door.ts';
import { door as doorTexts } from '../../i18n/console-side.ts';
import { useTexts } from '../../i18n/react.tsx';
import { useDesk } from '../desk.tsx';
import { Button } from '../ui/Button.tsx';
import { AddressChip } from './AddressChip.tsx';
import { CopyButton } from './CopyButton.tsx';
import { doorAddresses, namedAddress } from './door.ts';
import type { DoorFacts } from './door.ts';
import './addresses.css';

const WARN = { vpn: 'warn_vpn', virtual: 'warn_virtual', loopback: 'warn_loopback' } as const;

/** Every address, best first; which of them the room uses is the host's choice or the organizer's. */
export function Addresses({ door, refresh }: { door: DoorFacts; refresh: () => Promise<boolean> }) {
  const t = useTexts(texts);
  const d = useTexts(doorTexts);
  const { act, say, offline } = useDesk();
  const told = useScreen(({ arena }) => arena.door);
  const { answer, failed, again } = useAsked(() => call('getAddresses'), 'addresses', told, !offline);
  // The list of the door is there from the start; only the choice has to be asked for.
  const all = doorAddresses({ url: door.url, addresses: answer?.addresses ?? door.addresses });
  const choice = answer?.choice ?? null;
  const used = all.find(({ inUse }) => inUse);
  const choose = (address: string | null): void => {
    void act(() => call('chooseAddress', { body: { address } })).then((done) => (done ? again() : undefined));
  };
  const warn = used !== undefined && used.kind in WARN ? WARN[used.kind as keyof typeof WARN] : null;
  const standing = (): string => {
    if (choice === null) return t('isAuto');
    return all.some(({ address }) => address === choice) ? t('isChosen') : t('isGone', { address: choice });
  };
  return (
    <section className="addresses">
      <h3>{t('title')}</h3>
      <p className="door-note" role="status">
        {standing()}
      </p>
      {warn === null ? null : (
        <p className="addresses-warn">
          <TriangleAlert aria-hidden="true" />
          {t(warn)}
        </p>
      )}
      <div className="addresses-chips" role="group" aria-label={t('title')}>
        <Button
          icon={WandSparkles}
          label={t('auto')}
          hint={t('autoHint')}
          pressed={choice === null}
          acts
          onPress={() => (choice === null ? undefined : choose(null))}
        />
        {all.map((one) => (
          <AddressChip
            key={one.url}
            address={one}
            isChosen={one.address === choice}
            onUse={() => (offline ? undefined : choose(one.address))}
          />
        ))}
      </div>
      {failed ? <p className="door-note">{t('failed')}</p> : null}
      <Named door={door} />
      <p className="door-note">
        {t('hint')} {d('sameNetwork')}
      </p>
      <Button
        icon={RotateCcw}
        kind="quiet"
        label={d('refresh')}
        acts
        onPress={() => {
          again();
          void refresh().then((worked) => say(d(worked ? 'refreshed' : 'unknown')));
        }}
      />
    </section>
  );
}

/** The nicety: a name to say aloud. */
function Named({ door }: { door: DoorFacts }) {
  const t = useTexts(texts);
  const d = useTexts(doorTexts);
  const name = namedAddress(door);
  if (name === null) return <p className="door-note">{t('nameNone')}</p>;
  return (
    <div className="addresses-name">
      <p>
        {t('name')}: <strong>{name}</strong>{' '}
        <CopyButton compact text={`http://${name}`} label={d('copyThis', { what: name })} />
      </p>
      <p className="door-note">{t('nameNote')}</p>
    </div>
  );
}
