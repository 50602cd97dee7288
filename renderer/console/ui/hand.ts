// Which hand acted last. What the mouse pressed must not keep the keys of the night: Space would press it again.

type Hand = 'pointer' | 'keys';

let last: Hand = 'keys';

const CONTROLS =
  'button, a[href], summary, [role="button"], [role="tab"], [role="option"], ' +
  'input:is([type="checkbox"], [type="radio"], [type="button"])';

/** Follows the hands, and lets go of a control that the pointer pressed. Returns how to stop. */
export function watchHands(): () => void {
  const onPointer = (): void => {
    last = 'pointer';
  };
  const onKey = (): void => {
    last = 'keys';
  };
  const onClick = (event: MouseEvent): void => {
    if (event.detail > 0 || last === 'pointer') letGo(CONTROLS);
  };
  // A list of choices is held until one is chosen; in a form it stays, as the next field is reached from it.
  const onChange = (): void => {
    if (last === 'pointer') letGo('select:not(form *)');
  };
  document.addEventListener('pointerdown', onPointer, true);
  document.addEventListener('keydown', onKey, true);
  document.addEventListener('click', onClick);
  document.addEventListener('change', onChange);
  return () => {
    last = 'keys';
    document.removeEventListener('pointerdown', onPointer, true);
    document.removeEventListener('keydown', onKey, true);
    document.removeEventListener('click', onClick);
    document.removeEventListener('change', onChange);
  };
}

/** Where the keyboard goes on; for who uses the pointer the focus stays where it is. */
export function focusForKeys(element: HTMLElement | null): void {
  if (last === 'keys') element?.focus();
}

/** Inside a dialog nothing of the night is pressed, and the focus has to stay there. */
function letGo(what: string): void {
  const held = document.activeElement;
  if (held instanceof HTMLElement && held.matches(what) && held.closest('dialog') === null) held.blur();
}
