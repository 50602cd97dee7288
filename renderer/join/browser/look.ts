// Looks for model servers on this computer: all places at once, each told as soon as it is known.
import type { FoundServer } from './identify.ts';
import type { Place } from './addresses.ts';
import type { Presence } from './probe.ts';
import type { Reach } from './reach.ts';

export interface Seen {
  readonly place: Place;
  /** Null while it is being tried. */
  readonly presence: Presence | null;
  /** What it said of itself; null where it is no model server we know. Undefined until it has been asked. */
  readonly server?: FoundServer | null;
}

export interface Look {
  readonly reach: Reach;
  readonly seen: readonly Seen[];
  /** Nothing has come back at all: the browser is most likely asking its person. */
  readonly waits: boolean;
  readonly done: boolean;
}

export interface Eyes {
  readonly reach: () => Promise<Reach>;
  readonly presence: (url: string, signal: AbortSignal) => Promise<Presence>;
  /** Null where what answers is no model server we know. */
  readonly identify: (place: Place, signal: AbortSignal) => Promise<FoundServer | null>;
}

/** On loopback even Windows says within two seconds that nobody listens: longer means a question, or a server that hangs. */
const PATIENCE_MS = 4_000;
/** As long as somebody may read the browser's question. */
const ASKING_MS = 120_000;

/** Calls `changed` with all that is known each time something is; the last one is `done`. Quiet once aborted. */
export async function lookAround(
  places: readonly Place[],
  eyes: Eyes,
  signal: AbortSignal,
  changed: (look: Look) => void,
): Promise<void> {
  const seen: Seen[] = places.map((place) => ({ place, presence: null }));
  let reach = await eyes.reach();
  let waits = false;
  const tell = (done: boolean): void => {
    if (!signal.aborted) changed({ reach, seen: [...seen], waits, done });
  };
  tell(false);
  const limit = new AbortController();
  const giveUp = (): void => limit.abort();
  signal.addEventListener('abort', giveUp, { once: true });
  const asking = setTimeout(giveUp, ASKING_MS);
  const patience = setTimeout(() => {
    if (seen.some(({ presence }) => presence !== null)) return giveUp();
    waits = true;
    tell(false);
  }, PATIENCE_MS);
  const set = (at: number, one: Seen): void => {
    waits = false;
    seen[at] = one;
    tell(false);
  };
  await Promise.all(
    places.map(async (place, at) => {
      const presence = await eyes.presence(place.url, limit.signal);
      set(at, { place, presence });
      if (presence === 'readable') set(at, { place, presence, server: await eyes.identify(place, signal) });
    }),
  );
  clearTimeout(asking);
  clearTimeout(patience);
  signal.removeEventListener('abort', giveUp);
  // The question, if there was one, has been answered.
  reach = await eyes.reach();
  waits = false;
  tell(true);
}
