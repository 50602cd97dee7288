import { console as texts } from '../../i18n/console.ts';
import { useTexts } from '../../i18n/react.tsx';
import { useDesk } from '../desk.tsx';
import type { StepAtHand } from './use-step.ts';
import './primary.css';

/** The one big button: whatever the night needs next. Space presses it from anywhere. */
export function Primary({ step: { step, label, note, inactive, isDue, take } }: { step: StepAtHand }) {
  const t = useTexts(texts);
  const { offline, busy } = useDesk();
  const why = offline && step.kind !== 'createRound' ? t('offlineAction') : inactive;
  return (
    <div className="primary">
      <button
        type="button"
        className="primary-button"
        data-step={step.kind}
        data-due={isDue}
        aria-disabled={why === null ? undefined : true}
        aria-busy={busy}
        aria-describedby="primary-note"
        aria-keyshortcuts="Space"
        onClick={() => {
          if (why === null) take();
        }}
        onKeyDown={(event) => {
          if (event.repeat) event.preventDefault();
        }}
      >
        <span className="primary-label" dir="auto">
          {label}
        </span>
        <kbd className="key" aria-hidden="true">
          {t('keySpace')}
        </kbd>
      </button>
      <p id="primary-note" className="primary-note" aria-live="polite">
        {why ?? note}
      </p>
    </div>
  );
}
