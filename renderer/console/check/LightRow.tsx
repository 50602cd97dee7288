import type { ReactNode } from 'react';
import type { DoctorCheckId } from '../../../protocol/doctor-checks.ts';
import type { DoctorCheck } from '../../../protocol/http/doctor.ts';
import { check as texts } from '../../i18n/console-check.ts';
import { useTexts } from '../../i18n/react.tsx';
import { LightMark } from './LightMark.tsx';
import { stepsOf } from './lights.ts';

interface LightRowProps {
  readonly id: DoctorCheckId;
  /** Null while nothing is known of it yet. */
  readonly check: DoctorCheck | null;
  /** What can be done about it right here. */
  readonly fix?: ReactNode;
}

export function LightRow({ id, check, fix }: LightRowProps) {
  const t = useTexts(texts);
  const steps = stepsOf(check?.remedy ?? null);
  return (
    <li className="light-row" data-check={id} data-light={check?.light ?? 'asking'}>
      <LightMark light={check?.light ?? 'asking'} withWord />
      <p className="light-row-name">{t(id)}</p>
      <div className="light-row-words">
        {check === null ? null : (
          <>
            <h3 dir="auto">{check.title}</h3>
            <p className="light-row-detail" dir="auto">
              {check.detail}
            </p>
          </>
        )}
        {steps.length === 0 ? null : <Steps steps={steps} />}
        {fix === undefined || check === null ? null : <div className="light-row-fix">{fix}</div>}
      </div>
    </li>
  );
}

/** One step is a sentence; several are tried one after the other. */
export function Steps({ steps }: { steps: readonly string[] }) {
  const t = useTexts(texts);
  return (
    <div className="light-row-todo">
      <p className="light-row-name">{t('todo')}</p>
      {steps.length === 1 ? (
        <p dir="auto">{steps[0]}</p>
      ) : (
        <ol>
          {steps.map((step) => (
            <li key={step} dir="auto">
              {step}
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
