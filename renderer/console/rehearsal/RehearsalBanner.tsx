import { Clapperboard } from 'lucide-react';
import { rehearsal as texts } from '../../i18n/console-rehearsal.ts';
import { useTexts } from '../../i18n/react.tsx';
import { call } from '../../lib/api/call.ts';
import { useScreen } from '../../lib/arena/react.tsx';
import { useDesk } from '../desk.tsx';
import { Button } from '../ui/Button.tsx';
import './rehearsal.css';

/** Stands on every page of a rehearsal, with the way out. */
export function RehearsalBanner() {
  const t = useTexts(texts);
  const { act } = useDesk();
  const isRehearsal = useScreen((screen) => screen.arena.rehearsal);
  return (
    <div className="rehearsal-banner" role="status" data-rehearsal={isRehearsal}>
      {isRehearsal ? (
        <div className="rehearsal-banner-line">
          <p>
            <Clapperboard aria-hidden="true" />
            <strong>{t('banner')}</strong>
          </p>
          <Button label={t('end')} acts onPress={() => act(() => call('endRehearsal'), t('ended'))} />
        </div>
      ) : null}
    </div>
  );
}
