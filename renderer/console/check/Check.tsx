import { Network, RotateCcw, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { DoctorCheck } from '../../../protocol/http/doctor.ts';
import { useScreen } from '../../lib/arena/react.tsx';
import { check as texts } from '../../i18n/console-check.ts';
import { useLanguage, useTexts } from '../../i18n/react.tsx';
import { useDesk } from '../desk.tsx';
import { useNight } from '../night/night.ts';
import { LinkDialog } from '../settings/LinkDialog.tsx';
import { Button } from '../ui/Button.tsx';
import { Fix, hasFix } from './Fix.tsx';
import { LightMark } from './LightMark.tsx';
import { LightRow } from './LightRow.tsx';
import { doctorCheckIds } from '../../../protocol/doctor-checks.ts';
import { sumOf, withDevices } from './lights.ts';
import { PhoneTick } from './PhoneTick.tsx';
import { useCheck } from './use-check.ts';
import './check.css';

/** The lights before the first round: what works, which layer does not, and what to do about it. */
export function Check() {
  const t = useTexts(texts);
  const { report, devicesThen, isAsking, failed, again } = useCheck();
  const devices = useScreen(({ arena }) => arena.watchers?.devices ?? 0);
  const { showDoor } = useNight();
  const [isLinking, link] = useState(false);
  const checks = report === null ? null : withDevices(report, devicesThen, devices);
  const of = (id: DoctorCheck['id']): DoctorCheck | null => checks?.find((one) => one.id === id) ?? null;
  return (
    <div className="check-page">
      <section className="lights" aria-labelledby="check-title">
        <header className="check-head">
          <h2 id="check-title">{t('title')}</h2>
          <Standing checks={checks} at={report?.at ?? null} isAsking={isAsking} />
          <Button icon={Network} label={t('door')} hint={t('doorHint')} onPress={() => showDoor(true)} />
          <Button icon={RotateCcw} label={t('again')} acts inactive={isAsking ? t('checking') : null} onPress={again} />
        </header>
        <Trouble failed={failed && !isAsking} hasReport={report !== null} />
        <p className="light-row-detail">{t('hint')}</p>
        {isAsking ? <progress className="check-progress" aria-label={t('checking')} /> : null}
        {checks === null && !isAsking ? null : (
          <ul className="check-lights" aria-busy={isAsking}>
            {doctorCheckIds
              .filter((id) => id !== 'phone')
              .map((id) => {
                const check = of(id);
                const fix =
                  check !== null && hasFix(check) ? <Fix check={check} onTelaoLink={() => link(true)} /> : undefined;
                return <LightRow key={id} id={id} check={check} fix={fix} />;
              })}
          </ul>
        )}
      </section>
      {checks === null && !isAsking ? null : <PhoneTick check={of('phone')} />}
      <LinkDialog kind={isLinking ? 'telao' : null} onClose={() => link(false)} />
    </div>
  );
}

interface StandingProps {
  readonly checks: readonly DoctorCheck[] | null;
  readonly at: string | null;
  readonly isAsking: boolean;
}

function Standing({ checks, at, isAsking }: StandingProps) {
  const t = useTexts(texts);
  const { tag } = useLanguage();
  const sum = checks === null ? null : sumOf(checks, tag);
  return (
    <div className="check-standing" role="status">
      {sum === null ? (
        isAsking ? (
          <span>{t('checking')}</span>
        ) : null
      ) : (
        <>
          <LightMark light={sum.worst} /> <strong>{sum.worst === 'green' ? t('allGreen') : sum.text}</strong>
          {at === null ? null : (
            <span className="check-at">
              {isAsking
                ? t('checking')
                : t('checkedAt', {
                    time: new Date(at).toLocaleTimeString(tag, { hour: '2-digit', minute: '2-digit' }),
                  })}
            </span>
          )}
        </>
      )}
    </div>
  );
}

function Trouble({ failed, hasReport }: { failed: boolean; hasReport: boolean }) {
  const t = useTexts(texts);
  const { offline } = useDesk();
  if (!failed && !(offline && hasReport)) return null;
  return (
    <p className="check-trouble" role="alert">
      <TriangleAlert aria-hidden="true" /> {t(offline ? 'stale' : 'failed')}
    </p>
  );
}
