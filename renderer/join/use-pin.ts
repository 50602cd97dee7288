import { useEffect, useState } from 'react';
import { call } from '../lib/api/call.ts';
import { nightOf } from '../lib/arena/night.ts';
import { useScreen } from '../lib/arena/react.tsx';
import { invitedPin } from '../lib/door.ts';

/** The PIN that this browser has without typing: of an invitation's link, or as the organizer's. Empty where it has none. */
export function useKnownPin(): string {
  const [invited, setInvited] = useState(() => invitedPin(location.hash));
  const [organizers, setOrganizers] = useState('');
  const session = useScreen(({ arena }) => (nightOf(arena) === 'noSession' ? null : (arena.session?.id ?? null)));
  useEffect(() => {
    // Another invitation opened in the same tab; a fragment of another kind takes nothing away.
    const read = (): void => setInvited((before) => invitedPin(location.hash) || before);
    window.addEventListener('hashchange', read);
    return () => window.removeEventListener('hashchange', read);
  }, []);
  // Everybody may ask for the session; only the organizer's answer has its PIN.
  useEffect(() => {
    setOrganizers('');
    if (session === null) return undefined;
    const controller = new AbortController();
    call('getSession', { signal: controller.signal }).then(
      ({ pin }) => setOrganizers(pin ?? ''),
      // It ended meanwhile, or the line is lost: then the PIN is typed.
      () => undefined,
    );
    return () => controller.abort();
  }, [session]);
  return organizers || invited;
}
