import { useState } from 'react';
import { limits } from '../../../protocol/limits.ts';
import { console as texts } from '../../i18n/console.ts';
import { useTexts } from '../../i18n/react.tsx';
import { Field } from '../ui/Field.tsx';
import { planDigits, plannedDigits, plannedTitle, planTitle } from './new-session.ts';
import './session.css';

const DIGITS = Array.from({ length: limits.pin.max - limits.pin.min + 1 }, (_, at) => limits.pin.min + at);

/** What is decided about a session before it opens; kept at each stroke, the big button reads it. */
export function NewSession() {
  const t = useTexts(texts);
  const [title, setTitle] = useState(plannedTitle);
  const [digits, setDigits] = useState(plannedDigits);
  return (
    <div className="new-session">
      <Field label={t('sessionTitle')} hint={t('sessionTitleHint')}>
        {(control) => (
          <input
            {...control}
            value={title}
            maxLength={limits.titleChars}
            autoComplete="off"
            dir="auto"
            onChange={({ target }) => {
              setTitle(target.value);
              planTitle(target.value);
            }}
          />
        )}
      </Field>
      <Field label={t('pinLength')}>
        {(control) => (
          <select
            {...control}
            value={digits}
            onChange={({ target }) => {
              setDigits(Number(target.value));
              planDigits(Number(target.value));
            }}
          >
            {DIGITS.map((n) => (
              <option key={n} value={n}>
                {n}
              </option>
            ))}
          </select>
        )}
      </Field>
    </div>
  );
}
