import { Eye, EyeOff } from 'lucide-react';
import { door as texts } from '../../i18n/console-side.ts';
import { useTexts } from '../../i18n/react.tsx';
import { IconButton } from '../ui/Button.tsx';
import { CopyButton } from './CopyButton.tsx';
import { usePinShown } from './use-pin-shown.ts';

/** The PIN, hidden or shown by a press; `isMain` is the one that scripts and tests find. */
export function Pin({
  pin,
  hasSession,
  isMain = false,
}: {
  pin: string | null;
  hasSession: boolean;
  isMain?: boolean;
}) {
  const t = useTexts(texts);
  const { isShown, show } = usePinShown();
  if (pin === null) {
    return <span className="pin-none">{t(hasSession ? 'pinGone' : 'pinNone')}</span>;
  }
  return (
    <span className="pin-field">
      <output className="pin-digits" {...(isMain ? { 'data-pin': isShown ? 'shown' : 'hidden' } : {})}>
        {isShown ? (
          pin
        ) : (
          <span role="img" aria-label={t('pinHidden')}>
            {'•'.repeat(pin.length)}
          </span>
        )}
      </output>
      <IconButton
        icon={isShown ? EyeOff : Eye}
        kind="quiet"
        label={t(isShown ? 'pinHide' : 'pinShow')}
        onPress={() => show(!isShown)}
      />
      <CopyButton compact text={pin} label={t('copyPin')} />
    </span>
  );
}
