import { Laptop, Wifi } from 'lucide-react';
import { door as texts } from '../../i18n/console-side.ts';
import { useTexts } from '../../i18n/react.tsx';
import { CopyButton } from './CopyButton.tsx';
import type { DoorAddress } from './door.ts';

/** One address of this machine; whoever could not use it from another one is told. */
export function AddressChip({ address }: { address: DoorAddress }) {
  const t = useTexts(texts);
  const Icon = address.onlyHere ? Laptop : Wifi;
  return (
    <span className="address-chip" data-only-here={address.onlyHere} title={address.network}>
      <Icon aria-hidden="true" />
      <span className="address-chip-text">
        {address.typed}
        {address.onlyHere ? <small>{t('onlyHere')}</small> : null}
      </span>
      <CopyButton compact text={address.url} label={t('copyThis', { what: address.typed })} />
    </span>
  );
}
