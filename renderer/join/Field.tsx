import { useEffect, useId, useRef } from 'react';

interface FieldProps {
  readonly label: string;
  readonly help: string;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly maxLength: number;
  readonly digits?: boolean;
  /** What is wrong with it, in words; the field gets the focus with it. */
  readonly fault?: string | null;
}

export function Field({ label, help, value, change, maxLength, digits = false, fault = null }: FieldProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (fault !== null) input.current?.focus();
  }, [fault]);
  return (
    <div className="join-field">
      <label htmlFor={id}>{label}</label>
      <input
        ref={input}
        id={id}
        value={value}
        maxLength={maxLength}
        dir="auto"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        inputMode={digits ? 'numeric' : 'text'}
        aria-describedby={fault === null ? `${id}-help` : `${id}-fault ${id}-help`}
        aria-invalid={fault === null ? undefined : true}
        onChange={({ target }) => change(target.value)}
      />
      {fault === null ? null : (
        <p id={`${id}-fault`} className="join-fault" role="alert" dir="auto">
          {fault}
        </p>
      )}
      <p id={`${id}-help`}>{help}</p>
    </div>
  );
}
