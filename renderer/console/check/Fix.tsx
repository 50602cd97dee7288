import { ExternalLink, Flame, Network, Presentation } from 'lucide-react';
import type { DoctorCheck } from '../../../protocol/http/doctor.ts';
import { useScreen } from '../../lib/arena/react.tsx';
import { check as texts } from '../../i18n/console-check.ts';
import { useTexts } from '../../i18n/react.tsx';
import { useNight } from '../night/night.ts';
import { useWarmUp } from '../people/use-warm-up.ts';
import { Button } from '../ui/Button.tsx';

/** Whether this console can do something about it. */
export function hasFix({ id, light }: DoctorCheck): boolean {
  return light !== 'green' && light !== 'off' && ['address', 'self', 'telao', 'participants'].includes(id);
}

export function Fix({ check: { id }, onTelaoLink }: { check: DoctorCheck; onTelaoLink: () => void }) {
  const t = useTexts(texts);
  const { showDoor } = useNight();
  const { warmUp, whyNot } = useWarmUp();
  const isAnybodyHere = useScreen(({ arena }) => arena.participants.some((one) => one.connected && !one.kicked));
  if (id === 'telao') {
    return (
      <>
        <a className="button" href="/telao" target="_blank" rel="noopener">
          <ExternalLink aria-hidden="true" />
          <span className="button-label">{t('openTelao')}</span>
        </a>
        <Button icon={Presentation} label={t('linkTelao')} acts onPress={onTelaoLink} />
      </>
    );
  }
  if (id === 'participants') {
    if (!isAnybodyHere) return null;
    return <Button icon={Flame} label={t('warmAll')} acts inactive={whyNot} onPress={() => warmUp()} />;
  }
  return <Button icon={Network} label={t('chooseAddress')} onPress={() => showDoor(true)} />;
}
