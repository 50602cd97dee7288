import type { LucideIcon } from 'lucide-react';
import { useCallback, useEffect, useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { focusForKeys } from './hand.ts';
import './button.css';
import './menu.css';

interface MenuProps {
  readonly label: string;
  readonly icon?: LucideIcon;
  /** Only the picture is shown. */
  readonly compact?: boolean;
  /** Beside the label: a count. */
  readonly badge?: ReactNode;
  readonly children: (close: () => void) => ReactNode;
}

/** A button that uncovers a card below it; Escape, or a press elsewhere, covers it again. */
export function Menu({ label, icon: Icon, compact = false, badge, children }: MenuProps) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const whole = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isOpen) return undefined;
    const button = opener.current;
    const onPointer = (event: PointerEvent): void => {
      const { target } = event;
      if (target instanceof Node && whole.current?.contains(target) !== true) setOpen(false);
    };
    // From anywhere: what had the focus inside may be gone with what it did.
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || document.querySelector('dialog[open]') !== null) return;
      setOpen(false);
      button?.focus();
    };
    document.addEventListener('pointerdown', onPointer);
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('pointerdown', onPointer);
      document.removeEventListener('keydown', onKey);
      // Focus that was inside fell to the page with the card.
      if (document.activeElement === document.body) focusForKeys(button);
    };
  }, [isOpen]);
  const close = useCallback(() => setOpen(false), []);
  return (
    <div className="menu" ref={whole}>
      <button
        type="button"
        className={compact ? 'button icon-button' : 'button'}
        data-kind="quiet"
        ref={opener}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        aria-label={compact ? label : undefined}
        title={compact ? label : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        {Icon === undefined ? null : <Icon aria-hidden="true" />}
        {compact ? null : <span className="button-label">{label}</span>}
        {badge}
      </button>
      {isOpen ? (
        <div className="menu-card" id={id} role="group" aria-label={label}>
          {children(close)}
        </div>
      ) : null}
    </div>
  );
}
