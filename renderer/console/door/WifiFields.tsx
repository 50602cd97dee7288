import { useEffect, useRef, useState } from 'react';
import { limits } from '../../../protocol/limits.ts';
import type { WifiView } from '../../../protocol/model.ts';
import { call } from '../../lib/api/call.ts';
import { wifi as texts } from '../../i18n/console-door.ts';
import { useTexts } from '../../i18n/react.tsx';
import { useDesk } from '../desk.tsx';
import { Button } from '../ui/Button.tsx';
import { Check, Field } from '../ui/Field.tsx';
import { readWifi, typedText, wifiForm } from './wifi-form.ts';
import type { WifiForm } from './wifi-form.ts';

const SECURITIES = ['WPA', 'WEP', 'nopass'] as const;

export function WifiFields({ wifi, onDone }: { wifi: WifiView | null; onDone: () => void }) {
  const t = useTexts(texts);
  const { act, busy } = useDesk();
  const [form, setForm] = useState<WifiForm>(() => wifiForm(wifi));
  const [isTried, setTried] = useState(false);
  const element = useRef<HTMLFormElement>(null);
  const { faults, wifi: read } = readWifi(form);
  const change = (changes: Partial<WifiForm>): void => setForm({ ...form, ...changes });
  const fault = (of: 'ssid' | 'password'): string | null => {
    const code = faults[of];
    return isTried && code !== undefined ? t(code) : null;
  };
  useEffect(() => element.current?.querySelector('input')?.focus(), []);

  const save = async (): Promise<void> => {
    if (busy) return;
    setTried(true);
    if (read === null) {
      requestAnimationFrame(() => element.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus());
      return;
    }
    if (await act(() => call('setWifi', { body: { wifi: read } }), t('saved'))) onDone();
  };

  return (
    <form
      className="wifi-fields"
      ref={element}
      noValidate
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field label={t('network')} hint={t('networkHint')} fault={fault('ssid')}>
        {(control) => (
          <input
            {...control}
            value={form.ssid}
            maxLength={limits.wifi.ssidChars}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            dir="auto"
            onChange={({ target }) => change({ ssid: typedText(target.value) })}
          />
        )}
      </Field>
      <Field label={t('security')}>
        {(control) => (
          <select
            {...control}
            value={form.security}
            onChange={({ target }) => change({ security: target.value as WifiForm['security'] })}
          >
            {SECURITIES.map((one) => (
              <option key={one} value={one}>
                {t(one)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {form.security === 'nopass' ? null : (
        <Field label={t('password')} hint={t('passwordHint')} keepHint fault={fault('password')}>
          {(control) => (
            <input
              {...control}
              value={form.password}
              maxLength={limits.wifi.passwordChars}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              onChange={({ target }) => change({ password: typedText(target.value) })}
            />
          )}
        </Field>
      )}
      <Check
        label={t('hidden')}
        hint={t('hiddenHint')}
        checked={form.hidden}
        onChange={(hidden) => change({ hidden })}
      />
      {/* Enter in a field saves: a form without a submit button does not hear it. */}
      <input type="submit" hidden />
      <div className="wifi-actions">
        <Button kind="primary" label={t('save')} acts onPress={() => void save()} />
        <Button label={t('cancel')} onPress={onDone} />
      </div>
    </form>
  );
}
