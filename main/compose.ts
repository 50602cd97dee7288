import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { ConfigError } from './config.ts';
import type { Config } from './config.ts';
import { createApp } from './edge/http/app.ts';
import { createLogger } from './edge/log/pino.ts';
import { advertise } from './edge/mdns/advertise.ts';
import type { Announcement } from './edge/mdns/advertise.ts';
import { memoryBus } from './edge/memory/bus.ts';
import { AddressBook } from './edge/net/address-book.ts';
import { hostCheck, urlHost } from './edge/net/addresses.ts';
import { openDatabases } from './edge/sqlite/database.ts';
import { sqliteEventLog } from './edge/sqlite/event-log.ts';
import { sqlitePinHashes } from './edge/sqlite/pin-hashes.ts';
import { sqliteTokenStore } from './edge/sqlite/token-store.ts';
import { systemClock } from './edge/system/clock.ts';
import { systemRandom } from './edge/system/random.ts';
import { fileSecrets } from './edge/system/secrets.ts';
import { attachSockets } from './edge/ws/server.ts';
import { createArenaHost } from './host/arena-host.ts';
import type { ArenaHost } from './host/arena-host.ts';
import { databaseFile } from './edge/sqlite/database-file.ts';
import { listen } from './edge/net/listen.ts';
import type { Logger } from './ports/logger.ts';

export interface ComposeOptions {
  readonly config: Config;
  /** Folder of the built pages. */
  readonly assets: string;
  readonly version: string;
}

/** A running arena. */
export interface RunningHost {
  readonly host: ArenaHost;
  readonly logger: Logger;
  readonly port: number;
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
  const databases = openDatabases(databaseFile(config));
  const log = sqliteEventLog(databases.durable);
  const tokens = sqliteTokenStore(databases.stream);
  const hashes = sqlitePinHashes(databases.durable);
  const secrets = fileSecrets({ folder: path.resolve(config.data), organizerKey: organizerKey(config), hashes });
  const { pinLength } = config;
  const parts = {
    log,
    tokens,
    secrets,
    clock: systemClock(),
    random: systemRandom(),
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
  const addresses = new AddressBook({ listening: config.host, port });
  const lanUrls = () =>
    addresses
      .list()
      .filter((one) => !one.internal)
      .map((one) => one.url);
  const telaoUrl = () => `${addresses.roomUrl()}/telao#code=${host.access.issueCode('telao')}`;
  const announcedName = () => (announcement === null ? null : config.mdnsHostname);
  const doorChanged = () => host.viewers.setDoor({ url: addresses.roomUrl(), hostname: announcedName() });
  const isOwnHost = hostCheck({ names: [config.mdnsHostname, ...config.allowedHosts], listening: config.host });
  const { corsOrigin } = config;
  const sockets = attachSockets(server, {
    host,
    logger,
    maxPayload: config.wsMaxPayload,
    compression: config.wsCompression,
    corsOrigin,
    isOwnHost,
    trustProxy: config.trustProxy,
  });
  const app = createApp({
    host,
    logger,
    pino: logger,
    assets: options.assets,
    version,
    corsOrigin,
    rateLimit: { max: config.rateLimitMax, windowMs: config.rateLimitWindow },
    trustProxy: config.trustProxy,
    isOwnHost,
    sockets: () => sockets.count(),
    edge: {
      addresses,
      port,
      announcedName,
      consoleUrl,
      telaoUrl,
      doorChanged,
      isClosing: () => closing,
    },
  });
  server.on('request', app);

  const stop = async () => {
    closing = true;
    const freed = new Promise<void>((resolve) => server.close(() => resolve()));
    await sockets.close(SOCKETS_MS);
    await settle(server, freed);
    await announcement?.stop().catch(() => undefined);
    await host.stop();
    databases.close();
  };

  try {
    await openFirstSession(host, config);
    await listen(server, config, logger);
  } catch (error) {
    // The pulse of the sockets would keep the process alive.
    await sockets.close(0);
    await host.stop();
    databases.close();
    throw error;
  }
  if (config.mdns) announcement = advertise({ hostname: config.mdnsHostname, port: port(), version, logger });
  doorChanged();
  logger.info({ port: port(), version }, 'The arena is open');
  let stopping: Promise<void> | null = null;
  return {
    host,
    logger,
    port: port(),
    url: url(),
    ws: `${url().replace('http', 'ws')}/ws`,
    consoleUrl,
    lanUrls,
    stop: () => (stopping ??= stop()),
  };
}

/** Lets requests in flight finish, then cuts what is left. */
async function settle(server: Server, freed: Promise<void>): Promise<void> {
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), REQUESTS_MS);
  await freed;
  clearTimeout(cut);
}

function organizerKey(config: Config): string | null {
  if (config.organizerKey !== undefined) return config.organizerKey;
  if (config.organizerKeyFile === undefined) return null;
  let key: string;
  try {
    key = readFileSync(config.organizerKeyFile, 'utf8').trim();
  } catch (error) {
    throw new ConfigError(
      `The organizer key file cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  if (key.length < 8) throw new ConfigError('The organizer key file holds fewer than 8 characters.');
  return key;
}

/** `--pin` opens a session with it, unless the night already goes on. */
async function openFirstSession(host: ArenaHost, config: Config): Promise<void> {
  const state = host.state();
  if (config.pin === undefined || (state !== null && state.endedAt === null)) return;
  const { outcome } = await host.sessions.create({ pin: config.pin });
  if (!outcome.ok) throw new Error(`The session could not be opened: ${outcome.refusal.code}`);
}
