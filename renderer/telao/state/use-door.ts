import { useEffect, useState } from 'react';
import type { ContractResponse, Contracts } from '../../../protocol/http/index.ts';
import { Refused, call } from '../../lib/api/call.ts';
import { askUntilHeard } from './heard.ts';

export interface Door {
  /** Where phones and laptops find the host; null where this screen cannot know. */
  readonly url: string | null;
  /** Null where this browser may not know it. */
  readonly pin: string | null;
}

/** An address that means another machine on every machine. */
const LOOPBACK = /^(localhost|127\.|\[::1\])/i;

export function doorFrom(known: ContractResponse<Contracts['getDoor']> | null, location: Location): Door {
  const here = LOOPBACK.test(location.host) ? null : location.origin;
  return { url: known?.url ?? here, pin: known?.pin ?? null };
}

/**
 * Where the room comes in: asked when the page opens, with another session, and when the line is back. A browser without
 * the right to know shows the address it was opened by.
 */
export function useDoor(opened: Promise<void>, sessionId: string | null, isConnected: boolean): Door {
  const [door, setDoor] = useState<Door>(() => doorFrom(null, location));
  useEffect(() => {
    if (!isConnected) return undefined;
    const asking = new AbortController();
    const ask = async (): Promise<void> => {
      await opened;
      try {
        const known = await askUntilHeard((signal) => call('getDoor', { signal }), asking.signal);
        if (known !== null) setDoor(doorFrom(known, location));
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        setDoor(doorFrom(null, location));
      }
    };
    void ask();
    return () => asking.abort();
  }, [opened, sessionId, isConnected]);
  return door;
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
