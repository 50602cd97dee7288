import type { ReactNode } from 'react';
import './chip.css';

export type Tone = 'calm' | 'busy' | 'good' | 'warn' | 'bad';

/** How something stands, in a word; the colour only repeats it. */
export function Chip({ tone = 'calm', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className="tone-chip" data-tone={tone}>
      {children}
    </span>
  );
}
