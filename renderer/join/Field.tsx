import { useId } from 'react';

interface FieldProps {
  readonly label: string;
  readonly help: string;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly maxLength: number;
  readonly digits?: boolean;
}

export function Field({ label, help, value, change, maxLength, digits = false }: FieldProps) {
  const id = useId();
  return (
    <div className="join-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        value={value}
        maxLength={maxLength}
        dir="auto"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        inputMode={digits ? 'numeric' : 'text'}
        aria-describedby={`${id}-help`}
        onChange={({ target }) => change(target.value)}
      />
      <p id={`${id}-help`}>{help}</p>
    </div>
  );
}
