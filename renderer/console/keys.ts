// Keys of the console. None of them destroys anything; typing in a field and pressing what has the focus come first.

export type KeyAction = 'step' | 'pause' | 'more' | 'less' | 'undo' | 'black' | 'hold' | 'scoreboard' | 'door' | 'help';

/** A key as pressed, and what has the focus. */
export interface Press {
  readonly key: string;
  readonly command: boolean;
  readonly alt: boolean;
  readonly repeat: boolean;
  /** Text is being typed, or a value chosen. */
  readonly inField: boolean;
  /** The focus is on something that Space or Enter presses. */
  readonly onControl: boolean;
  /** A dialog is open. */
  readonly inDialog: boolean;
}

const PLAIN: Readonly<Record<string, KeyAction>> = {
  ' ': 'step',
  p: 'pause',
  '+': 'more',
  '=': 'more',
  '-': 'less',
  '−': 'less',
  b: 'black',
  w: 'hold',
  s: 'scoreboard',
  q: 'door',
  '?': 'help',
};

export function actionOf(press: Press): KeyAction | null {
  const { key, command, alt, repeat, inField, onControl, inDialog } = press;
  if (repeat || alt || inField || inDialog) return null;
  if (command) return key.toLowerCase() === 'z' ? 'undo' : null;
  const action = PLAIN[key.toLowerCase()] ?? null;
  return action === 'step' && onControl ? null : action;
}

const FIELDS = 'input:not([type="checkbox"], [type="radio"], [type="button"]), textarea, select, [contenteditable]';
const CONTROLS = 'button, a[href], summary, input, [role="button"], [role="tab"], [role="option"]';

export function pressFrom(event: KeyboardEvent): Press {
  const target = event.target instanceof Element ? event.target : null;
  return {
    key: event.key,
    command: (event.ctrlKey || event.metaKey) && !event.shiftKey,
    alt: event.altKey,
    repeat: event.repeat,
    inField: target !== null && target.closest(FIELDS) !== null,
    onControl: target !== null && target.closest(CONTROLS) !== null,
    inDialog: document.querySelector('dialog[open]') !== null,
  };
}
