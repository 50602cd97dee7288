import { useEffect, useSyncExternalStore } from 'react';
import { useScreen, useStore } from '../../lib/arena/react.tsx';
import { doorSourceOf } from './door-source.ts';
import type { KnownDoor } from './door-source.ts';

export interface DoorAtHand extends KnownDoor {
  /** Asks again; true where the host answered. */
  readonly refresh: () => Promise<boolean>;
}

/** PIN and addresses: asked on load, when the session is another, and when the line comes back. */
export function useDoor(): DoorAtHand {
  const source = doorSourceOf(useStore());
  const occasion = useScreen(({ arena, connection, role }) =>
    arena.known && connection === 'connected' && role === 'organizer'
      ? `${arena.session?.id ?? ''} ${arena.session?.status ?? ''}`
      : null,
  );
  useEffect(() => source.see(occasion), [source, occasion]);
  const known = useSyncExternalStore(source.subscribe, source.get, source.get);
  return { ...known, refresh: () => source.refresh() };
}
