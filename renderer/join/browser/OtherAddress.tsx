import { useState } from 'react';
import { useTexts } from '../../i18n/react.tsx';
import { joinBrowser } from '../../i18n/join-browser.ts';
import { Field } from '../Field.tsx';

interface OtherAddressProps {
  readonly refused: 'notAnAddress' | 'elsewhere' | 'noPort' | null;
  readonly isBusy: boolean;
  readonly lookAt: (typed: string) => void;
}

/** For servers that do not use their usual port. */
export function OtherAddress({ refused, isBusy, lookAt }: OtherAddressProps) {
  const t = useTexts(joinBrowser);
  const [typed, type] = useState('');
  return (
    <details className="browser-more">
      <summary>{t('other')}</summary>
      <form
        className="browser-other"
        onSubmit={(event) => {
          event.preventDefault();
          lookAt(typed);
        }}
      >
        <Field label={t('other')} help={t('otherHelp')} value={typed} change={type} maxLength={300} />
        <button type="submit" className="browser-button" disabled={isBusy || typed.trim() === ''}>
          {t('otherLook')}
        </button>
        <p role="status" className="browser-note">
          {refused === null ? '' : t(refused)}
        </p>
      </form>
    </details>
  );
}
