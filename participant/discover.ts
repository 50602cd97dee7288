/** Finds the arenas on the networks this computer is on (mDNS). */
import { openBrowseSocket } from './discovery/browse-socket.ts';
import type { BrowseSocket, OpenBrowseSocket, Response } from './discovery/browse-socket.ts';
import { ownNetworks } from './discovery/own-networks.ts';
import type { OwnNetworks } from './discovery/own-networks.ts';
import { answering } from './discovery/reach.ts';
import { sightingsIn } from './discovery/sightings.ts';
import type { Sighting } from './discovery/sightings.ts';
import { discovery } from '../protocol/discovery.ts';

export interface FoundArena {
  /** Where it is reached: `http://192.168.1.7:3000`. */
  readonly url: string;
  /** Name it holds on the network: `llm-arena.local`. */
  readonly hostname: string;
  /** Title of the night, null where it has none. */
  readonly night: string | null;
  readonly version: string;
}

export interface DiscoverOptions {
  /** How long at most. */
  readonly ms?: number;
  /** Ends it earlier, with what was found. */
  readonly signal?: AbortSignal;
  /** Called with each arena as it is found. */
  readonly found?: (arena: FoundArena) => void;
  readonly open?: OpenBrowseSocket;
  /** Asked before each look: a network may come up meanwhile. */
  readonly networks?: () => OwnNetworks;
  /** Of these addresses, in order of preference, one that serves an arena; null where none does. */
  readonly reach?: (urls: readonly string[], signal: AbortSignal) => Promise<string | null>;
}

const DEFAULT_MS = 3_000;
/** When is asked; multicast is lost on Wi-Fi. */
const ASKS_MS: readonly number[] = [0, 250, 1_100, 2_200, 4_400];
/** An arena that was seen is listened for that much longer: its other addresses may be better. */
const GATHER_MS = 150;
/** More than a room ever has; the network can say what it wants. */
const MOST = 64;

interface Candidate {
  sighting: Sighting;
  readonly addresses: Set<string>;
  arena: FoundArena | null;
}

/** Every arena found within the time, each once, as it was found. Never throws: without mDNS there are none. */
export async function discoverArenas(options: DiscoverOptions = {}): Promise<FoundArena[]> {
  const { found, reach = answering, open = openBrowseSocket, networks: lookAround = ownNetworks } = options;
  let networks = lookAround();
  const candidates = new Map<string, Candidate>();
  const over = new AbortController();
  const timers: ReturnType<typeof setTimeout>[] = [];
  const arenaAt = ({ hostname, night, version }: Sighting, url: string) => ({ url, hostname, night, version });
  const settle = async (key: string, candidate: Candidate) => {
    const urls = inUseFirst(candidate, networks);
    const reached = urls.length > 1 ? await reach(urls, over.signal) : null;
    const url = reached ?? urlsOf(candidate, networks)[0] ?? '';
    if (candidates.get(key) !== candidate || candidate.arena !== null || over.signal.aborted) return;
    candidate.arena = arenaAt(candidate.sighting, url);
    found?.(candidate.arena);
  };
  const heard = (response: Response, from: string) => {
    for (const sighting of sightingsIn(response, from)) {
      const { key } = sighting;
      if (sighting.gone) {
        candidates.delete(key);
        continue;
      }
      const known = candidates.get(key);
      const candidate = known ?? { sighting, addresses: new Set(), arena: null };
      candidate.sighting = sighting;
      for (const address of sighting.addresses) if (candidate.addresses.size < MOST) candidate.addresses.add(address);
      if (known !== undefined || candidates.size >= MOST) continue;
      candidates.set(key, candidate);
      timers.push(setTimeout(() => void settle(key, candidate), GATHER_MS));
    }
  };

  const sockets = new Map<string, readonly BrowseSocket[]>();
  const ask = () => {
    networks = lookAround();
    for (const address of networks.addresses) {
      if (!sockets.has(address)) sockets.set(address, openOn(address, open, heard));
    }
    for (const socket of [...sockets.values()].flat()) socket.ask();
  };
  for (const at of ASKS_MS) timers.push(setTimeout(ask, at));
  await ended(options.ms ?? DEFAULT_MS, options.signal, timers);
  over.abort();
  for (const timer of timers) clearTimeout(timer);
  for (const socket of [...sockets.values()].flat()) socket.close();
  return [...candidates.values()].map((one) => one.arena ?? arenaAt(one.sighting, urlsOf(one, networks)[0] ?? ''));
}

function openOn(
  address: string,
  open: OpenBrowseSocket,
  heard: (response: Response, from: string) => void,
): BrowseSocket[] {
  const sockets: BrowseSocket[] = [];
  for (const port of [0, discovery.port]) {
    try {
      sockets.push(open(address, port, heard));
    } catch {
      // The other port, another network, or the typed address.
    }
  }
  return sockets;
}

function ended(ms: number, signal: AbortSignal | undefined, timers: ReturnType<typeof setTimeout>[]): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted === true) return resolve();
    timers.push(setTimeout(resolve, ms));
    signal?.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** Nearest first. */
function urlsOf({ addresses, sighting }: Candidate, networks: OwnNetworks): string[] {
  return [...addresses]
    .sort((a, b) => networks.rank(a) - networks.rank(b))
    .map((one) => `http://${one}:${sighting.port}`);
}

/** The one on the screens of the room before all others: links then carry the address that everybody sees. */
function inUseFirst(candidate: Candidate, networks: OwnNetworks): string[] {
  const { inUse, port } = candidate.sighting;
  const urls = urlsOf(candidate, networks);
  if (inUse === null) return urls;
  const first = `http://${inUse}:${port}`;
  return [first, ...urls.filter((url) => url !== first)];
}
