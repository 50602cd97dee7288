import type { IncomingMessage } from 'node:http';
import { OwnAddresses, plainAddress } from './addresses.ts';

/** Devices told apart at most: a hall has fewer, and a flood of made-up addresses costs no more. */
const KEPT = 4_096;
/** Addresses of this machine by which somebody came, at most. */
const WAYS = 64;
/** The way of those for whom a proxy asks: which address they know us by is its secret. */
const BY_PROXY = 'proxy';

/**
 * Which devices other than this machine have reached the host, and by which of its addresses. The
 * only honest test of firewalls and access points: somebody from outside has arrived.
 */
export class Devices {
  readonly #trustProxy: boolean;
  readonly #changed: (count: number) => void;
  readonly #now: () => number;
  readonly #own = new OwnAddresses();
  readonly #known = new Set<string>();
  /** When the latest came, by the address of ours that it asked. */
  readonly #ways = new Map<string, number>();

  constructor(parts: { trustProxy: boolean; changed: (count: number) => void; now?: () => number }) {
    this.#trustProxy = parts.trustProxy;
    this.#changed = parts.changed;
    this.#now = parts.now ?? Date.now;
  }

  get count(): number {
    return this.#known.size;
  }

  /** A request has come, whatever it asks for. */
  note(request: IncomingMessage): void {
    const asked = remoteAddress(request, this.#trustProxy);
    const from = plainAddress(asked);
    if (from === 'unknown' || (!this.#known.has(from) && this.#isOwn(from))) return;
    const direct = asked === request.socket.remoteAddress;
    this.#arrived(direct ? plainAddress(request.socket.localAddress) : BY_PROXY);
    if (this.#known.has(from) || this.#known.size >= KEPT) return;
    this.#known.add(from);
    this.#changed(this.#known.size);
  }

  /** When the latest arrived by `address`; else another address by which somebody did. */
  arrivals(address: string | null): { arrivedAt: number | null; arrivedBy: string | null } {
    const times = [address, BY_PROXY].flatMap((way) => this.#ways.get(way ?? '') ?? []);
    const arrivedAt = times.length === 0 ? null : Math.max(...times);
    const other = [...this.#ways].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? null;
    return { arrivedAt, arrivedBy: arrivedAt === null ? other : null };
  }

  /** Looks again before it calls anybody foreign: the laptop may have got that address this second. */
  #isOwn(address: string): boolean {
    return isLoopback(address) || this.#own.has(address) || this.#own.has(address, 0);
  }

  #arrived(by: string): void {
    if (this.#ways.size < WAYS || this.#ways.has(by)) this.#ways.set(by, this.#now());
  }
}

function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.');
}

/** The first of X-Forwarded-For is the client, where a proxy in front is believed. */
export function remoteAddress(request: IncomingMessage, trustProxy: boolean): string | undefined {
  const forwarded = trustProxy
    ? String(request.headers['x-forwarded-for'] ?? '')
        .split(',')[0]
        ?.trim()
    : '';
  return forwarded || request.socket.remoteAddress;
}
