import { randomBytes } from 'node:crypto';
import { hostname as systemHostname } from 'node:os';
import type { Clock } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import { openLink } from './link.ts';
import type { OpenLink } from './link.ts';
import { labelOf, nthLabel } from './names.ts';
import { ownAddresses, usableNetworks } from './networks.ts';
import type { Network } from './networks.ts';
import { hostOf } from './records.ts';
import type { Announced } from './records.ts';
import { Responder } from './responder.ts';
import { askForAddresses } from './self-query.ts';

export interface Announcement {
  /** The name really won: `llm-arena-2.local`; null while it is asked for, and where mDNS does not work. */
  name(): string | null;
  /** Title of the night, for those who browse. */
  setNight(title: string | null): void;
  /** The address in use, which clients prefer. */
  setUrl(url: string): void;
  /** Addresses came or went: announces on new networks, forgets vanished ones, keeps the name on the others. */
  networkChanged(): void;
  /** Addresses that asking the network for our own name brings within `ms`. */
  selfQuery(ms: number): Promise<string[]>;
  /** Takes back what was announced; at most about 300 ms. */
  stop(): Promise<void>;
}

export interface AdvertiseOptions {
  /** The name to try first; a number follows it where somebody else holds it. */
  readonly hostname: string;
  /** The address the host listens on. */
  readonly listening: string;
  readonly port: number;
  readonly version: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The name was won, lost or changed. */
  readonly changed: () => void;
  readonly open?: OpenLink;
  readonly networks?: (listening: string) => Network[];
  readonly chance?: () => number;
}

/** How long a goodbye may take to leave. Milliseconds. */
const FAREWELL_MS = 300;
/** RFC 6762 §8.1: after so many names in a row were taken, a pause between them; after so many, none is sought. */
const HURRIED = 15;
const SLOW_MS = 5_000;
const MOST = 60;

/**
 * Announces the arena on each IPv4 network of this machine, a responder an interface. Whatever fails here only costs the
 * name, never the night.
 */
export function advertise(options: AdvertiseOptions): Announcement {
  const { clock, logger, port, version } = options;
  const open = options.open ?? openLink;
  const networks = () => (options.networks ?? usableNetworks)(options.listening);
  const chance = options.chance ?? Math.random;
  const id = randomBytes(6).toString('hex');
  const responders = new Map<string, Responder>();
  const own = new Set<string>();
  const warned = new Set<string>();
  let night: string | null = null;
  let url: string | null = null;
  let nth = 1;
  let won: string | null = null;
  let stopped = false;
  let pause: (() => void) | null = null;

  const arena = (): Announced => ({ label: nthLabel(options.hostname, nth), port, version, id, night, url });
  const warn = (name: string, error: Error) => {
    const { code, message } = error as NodeJS.ErrnoException;
    const key = `${name} ${code ?? message}`;
    if (warned.has(key)) return;
    warned.add(key);
    logger.warn({ interface: name, reason: message }, 'mDNS does not work here; use the address instead');
  };

  /** The computer's own name is its system's to answer for. */
  const skipSystemName = () => {
    if (nthLabel(options.hostname, nth) === labelOf(systemHostname())) nth += 1;
  };

  const settle = () => {
    const all = [...responders.values()];
    if (all.length === 0) return say(null);
    if (!all.every((one) => one.isFree)) return;
    say(hostOf(arena()));
    for (const one of all) one.announce();
  };
  const say = (name: string | null) => {
    if (name === won) return;
    won = name;
    if (name !== null) logger.info({ hostname: name, tried: nth }, 'The arena is announced on the network');
    options.changed();
  };

  const nextName = () => {
    if (stopped || pause !== null) return;
    const lost = arena();
    for (const one of responders.values()) one.withdraw(lost, () => undefined);
    nth += 1;
    skipSystemName();
    say(null);
    if (nth > MOST) {
      logger.warn({ hostname: options.hostname }, 'Somebody on the network claims every name; use the address instead');
      return drop([...responders.keys()]);
    }
    const ask = () => {
      pause = null;
      for (const one of responders.values()) one.probe();
    };
    if (nth <= HURRIED) return ask();
    for (const one of responders.values()) one.rest();
    pause = clock.after(SLOW_MS, ask);
  };

  const drop = (names: readonly string[]) => {
    for (const name of names) {
      responders.get(name)?.close();
      responders.delete(name);
    }
  };

  const add = (network: Network) => {
    const { name } = network;
    let dead = false;
    let made: Responder | null = null;
    const mine = () => made !== null && responders.get(name) === made;
    const failed = (error: Error, fatal: boolean) => {
      if (stopped) return;
      warn(name, error);
      if (!fatal) return;
      dead = true;
      if (!mine()) return;
      drop([name]);
      if (won === null || responders.size === 0) settle();
    };
    const responder = new Responder({
      network,
      clock,
      open,
      chance,
      arena,
      isOwnAddress: (address) => own.has(address),
      concerns: (one, from) =>
        one.covers(from) || ![...responders.values()].some((other) => other.network.covers(from)),
      free: () => {
        if (!mine()) return;
        // The others have announced already; only this one is new, or had to ask again.
        if (won === null) settle();
        else responder.announce();
      },
      taken: () => {
        if (mine()) nextName();
      },
      failed,
    });
    made = responder;
    if (dead) return responder.close();
    responders.set(name, responder);
    if (pause === null) responder.probe();
  };

  const networkChanged = () => {
    if (stopped) return;
    for (const address of ownAddresses()) own.add(address);
    const now = new Map(networks().map((one) => [one.name, one]));
    for (const one of now.values()) for (const address of one.addresses) own.add(address);
    const isGone = (name: string, one: Responder) => !now.get(name)?.addresses.includes(one.address);
    drop([...responders].filter(([name, one]) => isGone(name, one)).map(([name]) => name));
    if (responders.size === 0) {
      // Nobody knows this arena on any network that is left: the first name may be free here.
      pause?.();
      pause = null;
      nth = 1;
      skipSystemName();
      say(null);
    }
    for (const network of now.values()) {
      const known = responders.get(network.name);
      if (known !== undefined) known.moved(network);
      else guarded(network);
    }
    if (won === null) settle();
  };
  const guarded = (network: Network) => {
    try {
      add(network);
    } catch (error) {
      warn(network.name, error instanceof Error ? error : new Error(String(error)));
    }
  };

  networkChanged();

  return {
    name: () => won,
    setNight: (title) => {
      if (title === night) return;
      night = title;
      for (const one of responders.values()) one.refresh();
    },
    setUrl: (now) => {
      if (now === url) return;
      url = now;
      for (const one of responders.values()) one.refresh();
    },
    networkChanged,
    selfQuery: (ms) => {
      const addresses = [...responders.values()].map((one) => one.address);
      return won === null ? Promise.resolve([]) : askForAddresses({ name: won, addresses, ms, open, clock });
    },
    stop: async () => {
      if (stopped) return;
      stopped = true;
      pause?.();
      const told = [...responders.values()].map(
        (one) => new Promise<void>((resolve) => one.withdraw(arena(), resolve)),
      );
      await new Promise<void>((resolve) => {
        const cut = clock.after(FAREWELL_MS, resolve);
        void Promise.all(told).then(() => {
          cut();
          resolve();
        });
      });
      drop([...responders.keys()]);
    },
  };
}
