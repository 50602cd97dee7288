import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Config } from './config.ts';
import { createApp } from './edge/http/app.ts';
import type { RehearsalDesk } from './edge/http/handlers/rehearsal.ts';
import { prometheus } from './edge/http/prometheus.ts';
import { Network } from './compose/network.ts';
import { storageInMemory, storageOnDisk } from './compose/storage.ts';
import { urlHost } from './edge/net/addresses.ts';
import { createLogger } from './edge/log/pino.ts';
import { memoryBus } from './edge/memory/bus.ts';
import { systemClock } from './edge/system/clock.ts';
import { systemRandom } from './edge/system/random.ts';
import { writeRuntime } from './edge/system/runtime-file.ts';
import { createSockets } from './edge/ws/server.ts';
import { createArenaHost } from './host/arena-host.ts';
import type { ArenaHost } from './host/arena-host.ts';
import { listen } from './edge/net/listen.ts';
import type { Logger } from './ports/logger.ts';
import { ArenaSwitch } from './rehearsal/arena-switch.ts';
import type { Arena } from './rehearsal/arena-switch.ts';
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
  const keepNothing = options.keepNothing === true;
  const storage = keepNothing ? storageInMemory(config) : storageOnDisk(config);
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
  let closing = false;
  const port = () => (server.address() as AddressInfo | null)?.port ?? 0;
  const url = () =>
    `http://${config.host === '0.0.0.0' || config.host === '::' ? '127.0.0.1' : urlHost(config.host)}:${port()}`;
  const consoleUrl = () => `${url()}/console#code=${host.access.issueCode()}`;
  const network: Network = new Network({
    ...{ config, version, logger, server, port, keepNothing },
    clock: parts.clock,
    arenas: () => arenas.all().map((arena) => arena.host),
    newestAt: () => storage.newestAt(),
  });
  const telaoUrl = () => `${network.addresses.roomUrl()}/telao#code=${host.access.issueCode('telao')}`;
  let forgetRuntime = () => {};
  const { corsOrigin } = config;
  // Figures are the process's: a rehearsal's app counts on.
  const metrics = prometheus(
    () => arenas.current.host,
    () => arenas.current.sockets.count(),
  );
  const arenaOf = (one: ArenaHost): Arena => {
    const { trustProxy } = config;
    const common = { host: one, logger, corsOrigin, isOwnHost: network.isOwnHost, trustProxy };
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
        addresses: network.addresses,
        port,
        announcedName: () => network.name(),
        consoleUrl,
        telaoUrl,
        doorChanged: () => network.tellDoor(),
        doctor: network.doctor,
        isClosing: () => closing,
        rehearsal,
      },
    });
    return { host: one, sockets, handle: app };
  };
  const rehearsal: Rehearsal = new Rehearsal({
    ...{ arenaOf, secrets, random, logger, version, pinLength, url },
    arenas: () => arenas,
    entered: () => network.tellAll(),
    cast: options.cast ?? null,
  });
  const arenas = new ArenaSwitch(arenaOf(host));

  server.on('request', (request, response) => arenas.current.handle(request, response));
  server.on('upgrade', (request, socket, head) => arenas.current.sockets.upgrade(request, socket, head));

  const stop = async () => {
    closing = true;
    forgetRuntime();
    const farewell = network.close();
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
  network.open(host.state()?.title ?? null);
  parts.bus.subscribe((commit) => network.setNight(commit.after?.title ?? null));
  if (!keepNothing) forgetRuntime = writeRuntime(path.resolve(config.data), url());
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
    lanUrls: () => network.addresses.lanUrls(),
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

/** `--pin` opens a session with it, unless the night already goes on. */
async function openFirstSession(host: ArenaHost, config: Config): Promise<void> {
  const state = host.state();
  if (config.pin === undefined || (state !== null && state.endedAt === null)) return;
  const { outcome } = await host.sessions.create({ pin: config.pin });
  if (!outcome.ok) throw new Error(`The session could not be opened: ${outcome.refusal.code}`);
}
