import { useRef } from 'react';
import type { KeyboardEvent } from 'react';

const SCORES = [0, 1, 2, 3, 4, 5] as const;
const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

interface ScoresProps {
  readonly label: string;
  /** Null: nothing is given yet, which looks like nothing. */
  readonly score: number | null;
  readonly disabled: boolean;
  readonly onScore: (score: number) => void;
}

/**
 * Six big targets. The arrow keys move only: a vote is a tap, Enter, Space or the digit itself, never something passed on
 * the way to it.
 */
export function Scores({ label, score, disabled, onScore }: ScoresProps) {
  const group = useRef<HTMLDivElement>(null);
  const onKey = (event: KeyboardEvent, at: number): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const step = STEPS[event.key];
    const digit = SCORES.findIndex((value) => String(value) === event.key);
    if (step === undefined && digit < 0) return;
    event.preventDefault();
    const to = step === undefined ? digit : (at + step + SCORES.length) % SCORES.length;
    group.current?.querySelectorAll('button')[to]?.focus();
    if (digit >= 0 && !disabled) onScore(digit);
  };
  return (
    <div className="scores" role="radiogroup" aria-label={label} aria-disabled={disabled} ref={group}>
      {SCORES.map((value, at) => (
        <button
          key={value}
          type="button"
          role="radio"
          className="score"
          aria-checked={score === value}
          disabled={disabled}
          tabIndex={value === (score ?? 0) ? 0 : -1}
          onClick={() => onScore(value)}
          onKeyDown={(event) => onKey(event, at)}
        >
          {value}
        </button>
      ))}
    </div>
  );
}
