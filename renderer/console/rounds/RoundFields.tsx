import { useTexts } from '../../i18n/react.tsx';
import { consoleScript as texts } from '../../i18n/console-script.ts';
import { Check, Field } from '../ui/Field.tsx';
import type { Fault, Faults, FormField, RoundForm } from './round-form.ts';
import { inMode } from './templates.ts';
import { TemplateField } from './TemplateField.tsx';

interface RoundFieldsProps {
  readonly form: RoundForm;
  readonly change: (changes: Partial<RoundForm>) => void;
  readonly faults: Faults;
  /** The round has started: only its title can change. */
  readonly isLate: boolean;
  readonly isNew: boolean;
}

export function RoundFields({ form, change, faults, isLate, isNew }: RoundFieldsProps) {
  const t = useTexts(texts);
  const fault = (field: FormField): string | null => faultText(faults[field], t);
  const line = (field: Exclude<FormField, 'prompt'>, label: string, hint?: string) => (
    <Field label={label} fault={fault(field)} {...(hint === undefined ? {} : { hint })}>
      {(control) => (
        <input
          {...control}
          value={form[field]}
          dir={field === 'title' ? 'auto' : undefined}
          inputMode={field === 'title' ? 'text' : 'decimal'}
          autoComplete="off"
          onChange={({ target }) => change({ [field]: target.value })}
        />
      )}
    </Field>
  );
  if (isLate) {
    return (
      <>
        <p>{t('lateEdit')}</p>
        {line('title', t('title'))}
      </>
    );
  }
  const isMoreFaulty = ['maxTokens', 'temperature', 'seed'].some((field) => field in faults);
  return (
    <>
      {isNew ? <TemplateField form={form} change={change} /> : null}
      {line('title', t('title'))}
      <Field label={t('prompt')} hint={t('promptHint')} fault={fault('prompt')}>
        {(control) => (
          <textarea
            {...control}
            rows={5}
            dir="auto"
            value={form.prompt}
            onChange={({ target }) => change({ prompt: target.value })}
          />
        )}
      </Field>
      <div className="round-form-pair">
        <Field label={t('mode')}>
          {(control) => (
            <select
              {...control}
              value={form.svgMode ? 'svg' : 'text'}
              onChange={({ target }) => change(inMode(form, target.value === 'svg'))}
            >
              <option value="text">{t('modeText')}</option>
              <option value="svg">{t('modeSvg')}</option>
            </select>
          )}
        </Field>
        {line('seconds', t('deadline'))}
      </div>
      <div>
        <Check label={t('blindNames')} checked={form.blind} onChange={(blind) => change({ blind })} />
        <Check
          label={t('finalVotesField')}
          checked={form.finalVotes}
          onChange={(finalVotes) => change({ finalVotes })}
        />
      </div>
      <details className="round-form-more" open={isMoreFaulty || undefined}>
        <summary>{t('moreSettings')}</summary>
        {line('maxTokens', t('maxTokens'))}
        {line('temperature', t('temperatureField'), t('temperatureHint'))}
        {line('seed', t('seedField'), t('seedHint'))}
      </details>
    </>
  );
}

function faultText(
  fault: Fault | undefined,
  t: ReturnType<typeof useTexts<keyof (typeof texts)['en']>>,
): string | null {
  return fault === undefined ? null : t(`fault_${fault.kind}`, { min: fault.min, max: fault.max });
}
