import { useId } from 'react';
import type { ReactNode } from 'react';
import './field.css';

/** What the control inside must carry, so that its label, hint and fault are read with it. */
export interface ControlProps {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

interface FieldProps {
  readonly label: string;
  readonly hint?: string;
  /** What is wrong with what was typed, in words. */
  readonly fault?: string | null;
  /** The hint says what matters beyond the fault: it stays beside it. */
  readonly keepHint?: boolean;
  readonly children: (control: ControlProps) => ReactNode;
}

/** A labelled control: `<Field label="…">{(control) => <input {...control} />}</Field>`. */
export function Field({ label, hint, fault = null, keepHint = false, children }: FieldProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const note = fault ?? hint;
  return (
    <div className="field" data-faulty={fault !== null}>
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        'aria-describedby': note === undefined ? undefined : noteId,
        'aria-invalid': fault === null ? undefined : true,
      })}
      {note === undefined ? null : (
        <p className="field-note" id={noteId}>
          {note}
          {keepHint && fault !== null ? <span className="field-hint">{hint}</span> : null}
        </p>
      )}
    </div>
  );
}

interface CheckProps {
  readonly label: string;
  readonly hint?: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
}

/** A yes or no. */
export function Check({ label, hint, checked, onChange, disabled = false }: CheckProps) {
  const id = useId();
  return (
    <label className="check">
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        aria-describedby={hint === undefined ? undefined : id}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>
        {label}
        {hint === undefined ? null : (
          <span className="field-note" id={id}>
            {hint}
          </span>
        )}
      </span>
    </label>
  );
}
