import { useEffect, useRef, useState } from 'react';
import type { RoundSettings, RoundView } from '../../../protocol/model.ts';
import { call } from '../../lib/api/call.ts';
import { consoleScript as texts } from '../../i18n/console-script.ts';
import { useTexts } from '../../i18n/react.tsx';
import { useDesk } from '../desk.tsx';
import { useNight } from '../night/night.ts';
import { Button } from '../ui/Button.tsx';
import { ConfirmButton } from '../ui/ConfirmButton.tsx';
import { Panel } from '../ui/Panel.tsx';
import { keepForm, keptForm } from './kept-form.ts';
import { emptyForm, formOf, isSameForm, parseForm } from './round-form.ts';
import type { RoundForm as Form } from './round-form.ts';
import { RoundFields } from './RoundFields.tsx';
import './round-form.css';

/** Writes a round, or changes one. What is typed is kept at each stroke until the host has it. */
export function RoundForm({ round }: { round: RoundView | null }) {
  const t = useTexts(texts);
  const { act, busy } = useDesk();
  const { stopWriting, calls } = useNight();
  const before = round === null ? emptyForm : formOf(round);
  const [form, setForm] = useState<Form>(() => keptForm() ?? before);
  const [isTried, setTried] = useState(false);
  const element = useRef<HTMLFormElement>(null);
  const isLate = round !== null && round.status !== 'draft';
  // Of a round that has started only the title is looked at: the rest is not in the form any more.
  const { faults, settings } = parseForm(isLate ? { ...formOf(round), title: form.title } : form);
  const faultCount = Object.keys(faults).length;

  // What comes next is to write: the caret waits where the writing goes, and in sight.
  useEffect(() => {
    const first = element.current?.querySelector<HTMLElement>(isLate ? 'input' : 'textarea');
    first?.focus({ preventScroll: true });
    const isBelow = matchMedia('(width < 760px)').matches;
    element.current?.scrollIntoView({ block: isBelow ? 'start' : 'nearest' });
  }, [isLate, calls]);

  const change = (changes: Partial<Form>): void => {
    const next = { ...form, ...changes };
    setForm(next);
    keepForm(next);
  };
  const save = async (): Promise<void> => {
    if (busy) return;
    setTried(true);
    if (settings === null) {
      // After the faults are in the page.
      requestAnimationFrame(() => element.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus());
      return;
    }
    const saved = await act(() => send(round, settings, isLate), t(round === null ? 'created' : 'saved'));
    if (saved) stopWriting();
  };

  const title = round === null ? t('newRound') : t(isLate ? 'renameRound' : 'editRound', { n: round.index });
  return (
    <Panel name="script" title={title} scrolls>
      <form
        className="round-form"
        ref={element}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <RoundFields
          form={form}
          change={change}
          faults={isTried ? faults : {}}
          isLate={isLate}
          isNew={round === null}
        />
        <p className="round-form-faults" role="status">
          {isTried && faultCount > 0 ? t('faults', { n: faultCount }) : ''}
        </p>
        <div className="round-form-actions">
          <Button kind="primary" label={t(round === null ? 'create' : 'save')} acts onPress={() => void save()} />
          {isSameForm(form, before) ? (
            <Button label={t('discard')} onPress={stopWriting} />
          ) : (
            <ConfirmButton
              label={t('discard')}
              question={t('discardAsk')}
              confirm={t('discardYes')}
              onPress={stopWriting}
            />
          )}
        </div>
        <p className="field-note">{t('kept')}</p>
      </form>
    </Panel>
  );
}

function send(round: RoundView | null, settings: RoundSettings, isLate: boolean): Promise<unknown> {
  if (round === null) return call('createRound', { body: settings });
  const body = isLate ? { title: settings.title } : settings;
  return call('updateRound', { params: { id: round.id }, body });
}
