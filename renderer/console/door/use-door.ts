import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useScreen, useStore } from '../../lib/arena/react.tsx';
import { withTold } from './door.ts';
import { doorSourceOf } from './door-source.ts';
import type { KnownDoor } from './door-source.ts';

export interface DoorAtHand extends KnownDoor {
  /** Asks again; true where the host answered. */
  readonly refresh: () => Promise<boolean>;
}

/**
 * PIN and addresses: asked on load, when the session is another, when the line comes back, and whenever the host tells
 * its door anew. The address in use is the one it tells, at once.
 */
export function useDoor(): DoorAtHand {
  const source = doorSourceOf(useStore());
  const occasion = useScreen(({ arena, connection, role }) =>
    arena.known && connection === 'connected' && role === 'organizer'
      ? `${arena.session?.id ?? ''} ${arena.session?.status ?? ''}`
      : null,
  );
  const told = useScreen(({ arena }) => arena.door);
  useEffect(() => source.see(occasion, told), [source, occasion, told]);
  const known = useSyncExternalStore(source.subscribe, source.get, source.get);
  const door = useMemo(() => (known.door === null ? null : withTold(known.door, told)), [known.door, told]);
  return { door, failed: known.failed, refresh: () => source.refresh() };
}
