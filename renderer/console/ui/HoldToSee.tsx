import { Eye } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import './hold-to-see.css';

interface HoldToSeeProps {
  readonly label: string;
  /** Shown only for as long as it is held. */
  readonly children: ReactNode;
}

/** Held down, by a finger or by a key, it shows what the room must not see; let go, it covers it. */
export function HoldToSee({ label, children }: HoldToSeeProps) {
  const [isHeld, setHeld] = useState(false);
  const letGo = (): void => setHeld(false);
  return (
    <div className="hold-to-see" data-held={isHeld}>
      <button
        type="button"
        className="button"
        aria-pressed={isHeld}
        onPointerDown={() => setHeld(true)}
        onPointerUp={letGo}
        onPointerLeave={letGo}
        onPointerCancel={letGo}
        onBlur={letGo}
        onKeyDown={({ key }) => {
          if (key === ' ' || key === 'Enter') setHeld(true);
        }}
        onKeyUp={letGo}
        onContextMenu={(event) => event.preventDefault()}
      >
        <Eye aria-hidden="true" />
        <span className="button-label">{label}</span>
      </button>
      {isHeld ? <div className="hold-to-see-what">{children}</div> : null}
    </div>
  );
}
