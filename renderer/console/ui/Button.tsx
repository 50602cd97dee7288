import type { LucideIcon } from 'lucide-react';
import type { KeyboardEvent, Ref } from 'react';
import { console as texts } from '../../i18n/console.ts';
import { useTexts } from '../../i18n/react.tsx';
import { useDesk } from '../desk.tsx';
import './button.css';

export interface ButtonProps {
  readonly label: string;
  readonly onPress: () => unknown;
  readonly icon?: LucideIcon;
  readonly kind?: 'plain' | 'primary' | 'danger' | 'quiet';
  /** It asks the host for something: it rests while the line is lost. */
  readonly acts?: boolean;
  /** Why it cannot be pressed now, in words; it stays reachable so that they can be read. */
  readonly inactive?: string | null;
  /** Says more than the label, to everybody. */
  readonly hint?: string;
  /** Of a switch. */
  readonly pressed?: boolean;
  /** The key that does the same, shown beside the label. */
  readonly shortcut?: string;
  readonly data?: Readonly<Record<`data-${string}`, string>>;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function Button(props: ButtonProps) {
  const { label, icon: Icon, shortcut } = props;
  return (
    <button className="button" {...useButton(props)}>
      {Icon === undefined ? null : <Icon aria-hidden="true" />}
      <span className="button-label">{label}</span>
      {shortcut === undefined ? null : <kbd aria-hidden="true">{shortcut}</kbd>}
    </button>
  );
}

/** A picture instead of words: the label is its name and its tooltip. */
export function IconButton(props: ButtonProps & { readonly icon: LucideIcon }) {
  const { label, icon: Icon, hint } = props;
  const given = useButton({ ...props, hint: hint ?? label });
  return (
    <button className="button icon-button" aria-label={label} {...given}>
      <Icon aria-hidden="true" />
    </button>
  );
}

function useButton(props: ButtonProps) {
  const t = useTexts(texts);
  const { offline } = useDesk();
  const { onPress, kind = 'plain', acts = false, hint, pressed, shortcut, data, ref } = props;
  const inactive = acts && offline ? t('offlineAction') : (props.inactive ?? null);
  return {
    type: 'button' as const,
    'data-kind': kind,
    title: inactive ?? hint,
    'aria-disabled': inactive === null ? undefined : true,
    'aria-pressed': pressed,
    'aria-keyshortcuts': shortcut === undefined ? undefined : (KEY_NAMES[shortcut] ?? shortcut),
    onClick: () => {
      if (inactive === null) onPress();
    },
    onKeyDown: ignoreRepeats,
    ref,
    ...data,
  };
}

const KEY_NAMES: Readonly<Record<string, string>> = {
  Espaço: 'Space',
  '+': 'Plus',
  '−': 'Minus',
  'Ctrl+Z': 'Control+Z',
};

/** A key held down presses once. */
function ignoreRepeats(event: KeyboardEvent): void {
  if (event.repeat && (event.key === 'Enter' || event.key === ' ')) event.preventDefault();
}
