import { Cable, Container, Laptop, Network, ShieldCheck, Wifi } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { door as texts } from '../../i18n/console-side.ts';
import { addresses } from '../../i18n/console-door.ts';
import { useTexts } from '../../i18n/react.tsx';
import { CopyButton } from './CopyButton.tsx';
import type { DoorAddress, NetworkKind } from './door.ts';

const ICONS: Readonly<Record<NetworkKind, LucideIcon>> = {
  wifi: Wifi,
  ethernet: Cable,
  vpn: ShieldCheck,
  virtual: Container,
  other: Network,
  loopback: Laptop,
};

interface AddressChipProps {
  readonly address: DoorAddress;
  /** Chooses it for the room; without it the chip only tells and copies. */
  readonly onUse?: () => void;
  /** The organizer's choice, whether it is in use or not. */
  readonly isChosen?: boolean;
}

/** One address of this machine: its network, whether the room uses it, and whether anybody else could. */
export function AddressChip({ address, onUse, isChosen = false }: AddressChipProps) {
  const t = useTexts(texts);
  const a = useTexts(addresses);
  const { typed, kind, network, inUse, onlyHere } = address;
  const Icon = ICONS[kind];
  const words = (
    <>
      <Icon aria-hidden="true" />
      <span className="address-chip-text">
        <span>{typed}</span>
        <small>
          {a(`kind_${kind}`)}
          {onUse === undefined || onlyHere || network === a(`kind_${kind}`) ? null : (
            <>
              {' · '}
              <bdi>{network}</bdi>
            </>
          )}
        </small>
      </span>
      {inUse ? <span className="address-chip-use">{a(isChosen ? 'chosen' : 'inUse')}</span> : null}
    </>
  );
  return (
    <span className="address-chip" data-only-here={onlyHere} data-in-use={inUse} data-kind={kind}>
      {onUse === undefined ? (
        <span className="address-chip-words" title={network}>
          {words}
        </span>
      ) : (
        <button
          type="button"
          className="address-chip-words"
          aria-pressed={isChosen}
          aria-disabled={onlyHere ? true : undefined}
          title={onlyHere ? a('onlyHere') : a('use', { address: typed })}
          onClick={() => {
            if (!onlyHere && !isChosen) onUse();
          }}
        >
          {words}
        </button>
      )}
      <CopyButton compact text={address.url} label={t('copyThis', { what: typed })} />
    </span>
  );
}
