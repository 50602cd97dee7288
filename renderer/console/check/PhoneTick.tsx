import { Check, Smartphone } from 'lucide-react';
import type { DoctorCheck } from '../../../protocol/http/doctor.ts';
import { useScreen } from '../../lib/arena/react.tsx';
import { typedAddress, voteQrText } from '../../lib/door.ts';
import { check as texts } from '../../i18n/console-check.ts';
import { useTexts } from '../../i18n/react.tsx';
import { Qr } from '../../ui/Qr.tsx';
import { useDoor } from '../door/use-door.ts';
import { Steps } from './LightRow.tsx';
import { LightMark } from './LightMark.tsx';
import { stepsOf } from './lights.ts';
import './phone-tick.css';

/** The test that nobody can fake: a phone from outside, scanned by the organizer. It turns green when one arrives. */
export function PhoneTick({ check }: { check: DoctorCheck | null }) {
  const t = useTexts(texts);
  const { door } = useDoor();
  const devices = useScreen(({ arena }) => arena.watchers?.devices ?? 0);
  const phones = useScreen(({ arena }) => arena.watchers?.phones ?? 0);
  const light = check?.light ?? 'asking';
  const isHere = light === 'green';
  const steps = stepsOf(check?.remedy ?? null);
  const said = isHere ? t('scanArrived') : t(devices > 0 ? 'scanOther' : 'scanWaiting');
  return (
    <section className="phone-tick" data-check="phone" data-light={light} aria-labelledby="phone-tick">
      <h2 id="phone-tick">
        <Smartphone aria-hidden="true" /> {t('scan')}
      </h2>
      <div className="phone-tick-code">
        {door === null ? null : (
          <Qr text={voteQrText(door.url)} label={t('scanQr', { address: `${typedAddress(door.url)}/v` })} />
        )}
        {isHere ? (
          <span className="phone-tick-done" aria-hidden="true">
            <Check />
          </span>
        ) : null}
      </div>
      {door === null ? null : <p className="phone-tick-address">{typedAddress(door.url)}/v</p>}
      <div className="phone-tick-state" role="status">
        <p className="phone-tick-said">
          <LightMark light={light} /> <strong>{check === null ? t('asking') : said}</strong>
        </p>
        {devices === 0 ? null : <p>{t('scanDevices', { n: devices })}</p>}
        {phones === 0 ? null : <p>{t('scanPhones', { n: phones })}</p>}
      </div>
      {isHere || check === null ? null : (
        <>
          <p className="light-row-detail">{t('scanWhy')}</p>
          <details className="phone-tick-more" open={devices > 0}>
            <summary>{t('notLoading')}</summary>
            <p className="light-row-detail" dir="auto">
              {check.detail}
            </p>
            <Steps steps={steps} />
          </details>
        </>
      )}
    </section>
  );
}
