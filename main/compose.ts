import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { givenOrganizerKey } from './config.ts';
import type { Config } from './config.ts';
import { Doctor } from './edge/doctor/doctor.ts';
import { newestEventAt } from './edge/doctor/newest-event.ts';
import { createApp } from './edge/http/app.ts';
import type { RehearsalDesk } from './edge/http/handlers/rehearsal.ts';
import { prometheus } from './edge/http/prometheus.ts';
import { createLogger } from './edge/log/pino.ts';
import { advertise } from './edge/mdns/advertise.ts';
import type { Announcement } from './edge/mdns/advertise.ts';
import { memoryBus } from './edge/memory/bus.ts';
import { memoryEventLog } from './edge/memory/event-log.ts';
import { memoryTokenStore } from './edge/memory/token-store.ts';
import { AddressBook } from './edge/net/address-book.ts';
import { Devices } from './edge/net/devices.ts';
import { keptAddresses } from './edge/net/kept-addresses.ts';
import { hostCheck, hostnameOf, urlHost } from './edge/net/addresses.ts';
import { openDatabases } from './edge/sqlite/database.ts';
import { sqliteEventLog } from './edge/sqlite/event-log.ts';
import { sqlitePinHashes } from './edge/sqlite/pin-hashes.ts';
import { sqliteTokenStore } from './edge/sqlite/token-store.ts';
import { systemClock } from './edge/system/clock.ts';
import { systemRandom } from './edge/system/random.ts';
import { writeRuntime } from './edge/system/runtime-file.ts';
import { fileSecrets, readKeys } from './edge/system/secrets.ts';
import { createSockets } from './edge/ws/server.ts';
import { createArenaHost } from './host/arena-host.ts';
import type { ArenaHost } from './host/arena-host.ts';
import { databaseFile } from './edge/sqlite/database-file.ts';
import { listen } from './edge/net/listen.ts';
import { watchNetwork } from './edge/net/network-watch.ts';
import type { EventLog } from './ports/event-log.ts';
import type { Logger } from './ports/logger.ts';
import type { Secrets } from './ports/secrets.ts';
import type { TokenStore } from './ports/token-store.ts';
import { ArenaSwitch } from './rehearsal/arena-switch.ts';
import type { Arena } from './rehearsal/arena-switch.ts';
import { forgetfulSecrets } from './rehearsal/forgetful-secrets.ts';
import { Rehearsal } from './rehearsal/rehearsal.ts';

export interface ComposeOptions {
  readonly config: Config;
  /** Folder of the built pages. */
  readonly assets: string;
  readonly version: string;
  /** Program and arguments of the process that plays the room of a rehearsal; without, none can be held. */
  readonly cast?: readonly string[];
  /** For a rehearsal with no night around it: neither the data folder nor its database are written to. */
  readonly keepNothing?: boolean;
}

/** A running arena. */
export interface RunningHost {
  readonly host: ArenaHost;
  readonly logger: Logger;
  readonly port: number;
  readonly rehearsal: RehearsalDesk;
  /** Where this machine's own browser finds it. */
  readonly url: string;
  readonly ws: string;
  /** A new one-time link to the console. */
  consoleUrl(): string;
  /** Where the room finds it, best first. */
  lanUrls(): string[];
  /** Tells everyone, writes everything, frees the port. At most about 4 s; calling it again waits for the first. */
  stop(): Promise<void>;
}

/** Milliseconds that sockets and then requests in flight are given to end. */
const SOCKETS_MS = 1_500;
const REQUESTS_MS = 1_500;

/** The composition root: ports, host, edges, listening. Throws with a sentence for the organizer when it cannot start. */
export async function startHost(options: ComposeOptions): Promise<RunningHost> {
  const { config, version } = options;
  const logger = createLogger({ level: config.logLevel, toStderr: config.json });
  const storage = options.keepNothing === true ? inMemory(config) : onDisk(config);
  const { log, tokens, secrets } = storage;
  const { pinLength } = config;
  const random = systemRandom();
  const parts = {
    log,
    tokens,
    secrets,
    clock: systemClock(),
    random,
    logger,
    bus: memoryBus(),
    pinLength,
    version,
  };
  const host = await createArenaHost(parts);

  const server = createServer();
  let announcement: Announcement | null = null;
  let closing = false;
  const port = () => (server.address() as AddressInfo | null)?.port ?? 0;
  const url = () =>
    `http://${config.host === '0.0.0.0' || config.host === '::' ? '127.0.0.1' : urlHost(config.host)}:${port()}`;
  const consoleUrl = () => `${url()}/console#code=${host.access.issueCode()}`;
  const kept = keptAddresses(path.resolve(config.data), logger);
  const file = options.keepNothing === true ? { ...kept, write: () => undefined } : kept;
  const addresses = new AddressBook({ listening: config.host, port, file });
  const telaoUrl = () => `${addresses.roomUrl()}/telao#code=${host.access.issueCode('telao')}`;
  const announcedName = () => announcement?.name() ?? null;
  const doorChanged = () => {
    const door = { url: addresses.roomUrl(), hostname: announcedName() };
    for (const arena of arenas.all()) arena.host.viewers.setDoor(door);
  };
  const networkChanged = () => {
    announcement?.networkChanged();
    doorChanged();
  };
  const devices = new Devices({ trustProxy: config.trustProxy, changed: () => devicesChanged() });
  const devicesChanged = () => {
    for (const arena of arenas.all()) arena.host.viewers.countDevices(devices.count);
  };
  server.on('request', (request) => devices.note(request));
  server.on('upgrade', (request) => devices.note(request));
  const doctor = new Doctor({
    addresses,
    devices,
    listening: config.host,
    port,
    asked: config.port ?? null,
    mdns: {
      enabled: config.mdns,
      wanted: config.mdnsHostname,
      name: announcedName,
      selfQuery: (ms) => announcement?.selfQuery(ms) ?? Promise.resolve([]),
    },
    folder: options.keepNothing === true ? null : path.dirname(databaseFile(config)),
    clock: parts.clock,
    newestAt: () => storage.newestAt(),
  });
  let stopWatching = () => {};
  let forgetRuntime = () => {};
  const isKnownHost = hostCheck({ names: [config.mdnsHostname, ...config.allowedHosts], listening: config.host });
  // Also by the name that was really won, which another may take over at any time.
  const isOwnHost = (header: string | undefined) =>
    isKnownHost(header) || (header !== undefined && hostnameOf(header) === (announcedName() ?? ''));
  const { corsOrigin } = config;
  // Figures are the process's: a rehearsal's app counts on.
  const metrics = prometheus(
    () => arenas.current.host,
    () => arenas.current.sockets.count(),
  );
  const arenaOf = (one: ArenaHost): Arena => {
    const { trustProxy } = config;
    const common = { host: one, logger, corsOrigin, isOwnHost, trustProxy };
    const sockets = createSockets({
      ...common,
      maxPayload: config.wsMaxPayload,
      compression: config.wsCompression,
    });
    const app = createApp({
      ...common,
      pino: logger,
      assets: options.assets,
      clients: path.resolve(config.data, 'clients'),
      version,
      rateLimit: { max: config.rateLimitMax, windowMs: config.rateLimitWindow },
      sockets: () => sockets.count(),
      metrics,
      edge: {
        addresses,
        port,
        announcedName,
        consoleUrl,
        telaoUrl,
        doorChanged,
        doctor,
        isClosing: () => closing,
        rehearsal,
      },
    });
    return { host: one, sockets, handle: app };
  };
  const rehearsal: Rehearsal = new Rehearsal({
    ...{ arenaOf, secrets, random, logger, version, pinLength, url },
    arenas: () => arenas,
    entered: () => {
      doorChanged();
      devicesChanged();
    },
    cast: options.cast ?? null,
  });
  const arenas = new ArenaSwitch(arenaOf(host));

  server.on('request', (request, response) => arenas.current.handle(request, response));
  server.on('upgrade', (request, socket, head) => arenas.current.sockets.upgrade(request, socket, head));

  const stop = async () => {
    closing = true;
    stopWatching();
    forgetRuntime();
    const farewell = announcement?.stop().catch(() => undefined);
    const freed = new Promise<void>((resolve) => server.close(() => resolve()));
    await Promise.all([rehearsal.end(), arenas.night.sockets.close(SOCKETS_MS)]);
    await settle(server, freed);
    await farewell;
    await host.stop();
    storage.close();
  };

  try {
    await openFirstSession(host, config);
    await listen(server, config, logger);
  } catch (error) {
    // The pulse of the sockets would keep the process alive.
    await arenas.night.sockets.close(0);
    await host.stop();
    storage.close();
    throw error;
  }
  if (config.mdns) {
    announcement = advertise({
      hostname: config.mdnsHostname,
      listening: config.host,
      port: port(),
      version,
      clock: parts.clock,
      logger,
      changed: doorChanged,
    });
    announcement.setNight(host.state()?.title ?? null);
    parts.bus.subscribe((commit) => announcement?.setNight(commit.after?.title ?? null));
  }
  if (options.keepNothing !== true) forgetRuntime = writeRuntime(path.resolve(config.data), url());
  stopWatching = watchNetwork({ changed: networkChanged });
  doorChanged();
  logger.info({ port: port(), version }, 'The arena is open');
  let stopping: Promise<void> | null = null;
  return {
    host,
    logger,
    rehearsal,
    port: port(),
    url: url(),
    ws: `${url().replace('http', 'ws')}/ws`,
    consoleUrl,
    lanUrls: () => addresses.lanUrls(),
    stop: () => (stopping ??= stop()),
  };
}

interface Storage {
  readonly log: EventLog;
  readonly tokens: TokenStore;
  readonly secrets: Secrets;
  /** When the newest event of all sessions happened; null for none. */
  newestAt(): number | null;
  close(): void;
}

function onDisk(config: Config): Storage {
  const databases = openDatabases(databaseFile(config));
  const hashes = sqlitePinHashes(databases.durable);
  return {
    log: sqliteEventLog(databases.durable),
    tokens: sqliteTokenStore(databases.stream),
    secrets: fileSecrets({ folder: path.resolve(config.data), organizerKey: givenOrganizerKey(config), hashes }),
    newestAt: () => newestEventAt(databases.durable),
    close: () => databases.close(),
  };
}

/** Reads the keys of the data folder where they are, and writes nothing there. */
function inMemory(config: Config): Storage {
  const keys = readKeys(path.resolve(config.data));
  return {
    log: memoryEventLog(),
    tokens: memoryTokenStore(),
    secrets: forgetfulSecrets({ ...keys, organizerKey: givenOrganizerKey(config) ?? keys.organizerKey }),
    newestAt: () => null,
    close: () => undefined,
  };
}

/** Lets requests in flight finish, then cuts what is left. */
async function settle(server: Server, freed: Promise<void>): Promise<void> {
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), REQUESTS_MS);
  await freed;
  clearTimeout(cut);
}

/** `--pin` opens a session with it, unless the night already goes on. */
async function openFirstSession(host: ArenaHost, config: Config): Promise<void> {
  const state = host.state();
  if (config.pin === undefined || (state !== null && state.endedAt === null)) return;
  const { outcome } = await host.sessions.create({ pin: config.pin });
  if (!outcome.ok) throw new Error(`The session could not be opened: ${outcome.refusal.code}`);
}
