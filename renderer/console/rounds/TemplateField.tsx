import { consoleScript as texts } from '../../i18n/console-script.ts';
import { consoleTemplates } from '../../i18n/console-templates.ts';
import { useTexts } from '../../i18n/react.tsx';
import { Field } from '../ui/Field.tsx';
import { emptyForm } from './round-form.ts';
import type { RoundForm } from './round-form.ts';
import { DRAWING, TEMPLATES } from './templates.ts';

interface TemplateFieldProps {
  readonly form: RoundForm;
  readonly change: (changes: Partial<RoundForm>) => void;
}

/** Fills the form with a ready-made round. Offered until something else was written: it would replace that. */
export function TemplateField({ form, change }: TemplateFieldProps) {
  const t = useTexts(texts);
  const words = useTexts(consoleTemplates);
  const chosen = TEMPLATES.find(({ id }) => form.prompt === words(`${id}Prompt`));
  if (form.prompt.trim() !== '' && chosen === undefined) return null;
  return (
    <Field label={t('templates')}>
      {(control) => (
        <select
          {...control}
          value={chosen?.id ?? ''}
          onChange={({ target }) => {
            const template = TEMPLATES.find(({ id }) => id === target.value);
            const { maxTokens, seconds } = template?.svgMode === true ? DRAWING : emptyForm;
            change({
              title: template === undefined ? '' : words(template.id),
              prompt: template === undefined ? '' : words(`${template.id}Prompt`),
              svgMode: template?.svgMode ?? false,
              maxTokens,
              seconds,
            });
          }}
        >
          <option value="">{t('templateNone')}</option>
          {TEMPLATES.map(({ id }) => (
            <option key={id} value={id}>
              {words(id)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
