import { useEffect, useMemo, useState } from 'react';
import type { ContractResponse, Contracts } from '../../../protocol/http/index.ts';
import type { WifiView } from '../../../protocol/model.ts';
import { Refused, call } from '../../lib/api/call.ts';
import type { RoomDoor } from '../../lib/arena/state.ts';
import { askUntilHeard } from './heard.ts';

export interface Door {
  /** Where phones and laptops find the host; null where this screen cannot know. */
  readonly url: string | null;
  /** Null where this browser may not know it. */
  readonly pin: string | null;
  /** The room's network, where the organizer entered it and this browser may know it. */
  readonly wifi: WifiView | null;
}

type Known = ContractResponse<Contracts['getDoor']>;

/** An address that means another machine on every machine. */
const LOOPBACK = /^(localhost|127\.|\[::1\])/i;

/** `told` is what the host pushes to every screen; what needs a right is in `known`. */
export function doorFrom(told: RoomDoor | null, known: Known | null, location: Location): Door {
  const here = LOOPBACK.test(location.host) ? null : location.origin;
  const said = told?.url ?? known?.url ?? null;
  // A host without a network names itself; a page that was opened from elsewhere knows better.
  const isOnlyThere = said !== null && LOOPBACK.test(new URL(said).host);
  const url = isOnlyThere ? (here ?? said) : (said ?? here);
  return { url, pin: known?.pin ?? null, wifi: known?.wifi ?? null };
}

/**
 * Where the room comes in: the address as it is pushed, and what needs a right asked for when the page opens, with
 * another session, when the line is back, and when the door is told anew.
 */
export function useDoor(
  opened: Promise<void>,
  sessionId: string | null,
  told: RoomDoor | null,
  isConnected: boolean,
): Door {
  const [known, setKnown] = useState<Known | null>(null);
  useEffect(() => {
    if (!isConnected) return undefined;
    const asking = new AbortController();
    const ask = async (): Promise<void> => {
      await opened;
      try {
        const answer = await askUntilHeard((signal) => call('getDoor', { signal }), asking.signal);
        if (answer !== null) setKnown(answer);
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        setKnown(null);
      }
    };
    void ask();
    return () => asking.abort();
  }, [opened, sessionId, told, isConnected]);
  return useMemo(() => doorFrom(told, known, location), [told, known]);
}

/** Trades the code of a one-time link for the right to show the PIN, and takes it out of the address in any case. */
export async function redeemCode(): Promise<void> {
  const code = new URLSearchParams(location.hash.slice(1)).get('code');
  if (code === null) return;
  history.replaceState(null, '', location.pathname + location.search);
  try {
    await call('exchangeCode', { body: { code } });
  } catch (error) {
    // A link used before: its browser may hold the right already, and the door tells.
    if (!(error instanceof Refused)) throw error;
  }
}
