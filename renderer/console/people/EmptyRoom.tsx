import { typedAddress } from '../../lib/door.ts';
import { useScreen } from '../../lib/arena/react.tsx';
import { people as texts } from '../../i18n/console-side.ts';
import { useTexts } from '../../i18n/react.tsx';
import { useDoor } from '../door/use-door.ts';
import { usePinShown } from '../door/use-pin-shown.ts';

/** How people get in, while nobody is. */
export function EmptyRoom() {
  const t = useTexts(texts);
  const isOpen = useScreen((screen) => screen.arena.session?.status === 'active');
  const { door } = useDoor();
  const { isShown } = usePinShown();
  const pin = door?.pin ?? null;
  if (!isOpen) return <p className="people-note">{t('emptySession')}</p>;
  return (
    <div className="people-empty">
      <h3>{t('emptyTitle')}</h3>
      <p>{t('emptyHow')}</p>
      <p className="people-address">{door === null ? '…' : `${typedAddress(door.url)}/join`}</p>
      {pin !== null && isShown ? (
        <p>
          {t('emptyPin')} <strong className="people-pin">{pin}</strong>.
        </p>
      ) : null}
      <p className="people-note">{t('emptyVoters')}</p>
    </div>
  );
}
