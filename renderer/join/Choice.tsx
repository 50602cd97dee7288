interface ChoiceProps<Value extends string> {
  readonly legend: string;
  readonly name: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly chosen: Value;
  readonly choose: (value: Value) => void;
}

/** One of a few, side by side: radio buttons, so that arrow keys and screen readers know them. */
export function Choice<Value extends string>({ legend, name, options, chosen, choose }: ChoiceProps<Value>) {
  return (
    <fieldset className="join-choice">
      <legend>{legend}</legend>
      <div>
        {options.map(({ value, label }) => (
          <label key={value} data-chosen={value === chosen}>
            <input type="radio" name={name} value={value} checked={value === chosen} onChange={() => choose(value)} />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
