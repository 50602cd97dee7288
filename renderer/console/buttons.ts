import { el } from '../lib/dom.ts';

export interface ButtonOptions {
  readonly label: string;
  /** Asked for by a second click where something is lost. */
  readonly confirm?: string;
  readonly kind?: 'primary' | 'plain' | 'danger';
  readonly press: () => Promise<unknown>;
}

/** How long a button waits for its second click. Milliseconds. */
const CONFIRM_MS = 4_000;

/** A button that does its work once at a time. */
export function button({ label, confirm, kind = 'plain', press }: ButtonOptions): HTMLButtonElement {
  const element = el('button', { type: 'button', class: kind }, label);
  let armed: number | undefined;
  let isBusy = false;
  element.addEventListener('click', () => {
    if (isBusy) return;
    const isSure = confirm === undefined || armed !== undefined;
    clearTimeout(armed);
    armed = undefined;
    if (!isSure) {
      element.textContent = confirm;
      armed = setTimeout(() => {
        armed = undefined;
        element.textContent = label;
      }, CONFIRM_MS);
      return;
    }
    element.textContent = label;
    isBusy = true;
    void press().finally(() => {
      isBusy = false;
    });
  });
  return element;
}

const drawn = new WeakMap<HTMLElement, string>();

/** Replaces what a panel holds only when what it shows differs; whoever was working in it by keyboard stays there. */
export function redraw(panel: HTMLElement, key: unknown, children: () => readonly (Node | string)[]): void {
  const shows = JSON.stringify(key);
  if (drawn.get(panel) === shows) return;
  drawn.set(panel, shows);
  const hadFocus = panel.contains(document.activeElement);
  panel.replaceChildren(...children());
  if (hadFocus) panel.querySelector<HTMLElement>('button.primary, button, input')?.focus();
}
