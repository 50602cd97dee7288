import type { Server } from 'node:http';
import path from 'node:path';
import type { Config } from '../config.ts';
import { Doctor } from '../edge/doctor/doctor.ts';
import { advertise } from '../edge/mdns/advertise.ts';
import type { Announcement } from '../edge/mdns/advertise.ts';
import { AddressBook } from '../edge/net/address-book.ts';
import { hostCheck, hostnameOf } from '../edge/net/addresses.ts';
import { Devices } from '../edge/net/devices.ts';
import { keptAddresses } from '../edge/net/kept-addresses.ts';
import { watchNetwork } from '../edge/net/network-watch.ts';
import { databaseFile } from '../edge/sqlite/database-file.ts';
import type { ArenaHost } from '../host/arena-host.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';

export interface NetworkParts {
  readonly config: Config;
  readonly version: string;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly server: Server;
  /** The port listened on. */
  readonly port: () => number;
  /** Every arena there is, the night and a rehearsal: their screens are told. */
  readonly arenas: () => readonly ArenaHost[];
  /** Nothing is written to the data folder. */
  readonly keepNothing: boolean;
  readonly newestAt: () => number | null;
}

/** How the room finds this host: its addresses and its name, who has arrived, and the doctor who looks at all that. */
export class Network {
  readonly addresses: AddressBook;
  readonly doctor: Doctor;
  readonly #parts: NetworkParts;
  readonly #devices: Devices;
  readonly #isKnownHost: (header: string | undefined) => boolean;
  #announcement: Announcement | null = null;
  #stopWatching: () => void = () => undefined;

  constructor(parts: NetworkParts) {
    const { config, logger, port, keepNothing } = parts;
    this.#parts = parts;
    const kept = keptAddresses(path.resolve(config.data), logger);
    const file = keepNothing ? { ...kept, write: () => undefined } : kept;
    this.addresses = new AddressBook({ listening: config.host, port, file });
    this.#isKnownHost = hostCheck({ names: [config.mdnsHostname, ...config.allowedHosts], listening: config.host });
    this.#devices = new Devices({ trustProxy: config.trustProxy, changed: () => this.#tellDevices() });
    parts.server.on('request', (request) => this.#devices.note(request));
    parts.server.on('upgrade', (request) => this.#devices.note(request));
    this.doctor = new Doctor({
      addresses: this.addresses,
      devices: this.#devices,
      listening: config.host,
      port,
      asked: config.port ?? null,
      mdns: {
        enabled: config.mdns,
        wanted: config.mdnsHostname,
        name: () => this.name(),
        selfQuery: (ms) => this.#announcement?.selfQuery(ms) ?? Promise.resolve([]),
      },
      folder: keepNothing ? null : path.dirname(databaseFile(config)),
      clock: parts.clock,
      newestAt: parts.newestAt,
    });
  }

  /** Name won on the network; null while it is not won, and without mDNS. */
  name(): string | null {
    return this.#announcement?.name() ?? null;
  }

  /** Whether a Host header names this arena; also by the name that was really won, which may change at any time. */
  readonly isOwnHost = (header: string | undefined): boolean =>
    this.#isKnownHost(header) || (header !== undefined && hostnameOf(header) === (this.name() ?? ''));

  /** Tells every screen, and whoever browses the network, where the room finds this host from now on. */
  tellDoor(): void {
    this.#announcement?.setUrl(this.addresses.roomUrl());
    const door = { url: this.addresses.roomUrl(), hostname: this.name() };
    for (const arena of this.#parts.arenas()) arena.viewers.setDoor(door);
  }

  /** All that it knows, for an arena that has just begun. */
  tellAll(): void {
    this.tellDoor();
    this.#tellDevices();
  }

  /** The host listens: its name is announced, and its networks are watched. */
  open(night: string | null): void {
    const { config, version, clock, logger, port } = this.#parts;
    if (config.mdns) {
      this.#announcement = advertise({
        hostname: config.mdnsHostname,
        listening: config.host,
        port: port(),
        version,
        clock,
        logger,
        changed: () => this.tellDoor(),
      });
      this.setNight(night);
    }
    this.#stopWatching = watchNetwork({
      changed: () => {
        this.#announcement?.networkChanged();
        this.tellDoor();
      },
    });
    this.tellDoor();
  }

  /** The name of the night, for whoever browses. */
  setNight(title: string | null): void {
    this.#announcement?.setNight(title);
  }

  /** Says goodbye on the network; bounded to a few hundred milliseconds. */
  async close(): Promise<void> {
    this.#stopWatching();
    await this.#announcement?.stop().catch(() => undefined);
  }

  #tellDevices(): void {
    for (const arena of this.#parts.arenas()) arena.viewers.countDevices(this.#devices.count);
  }
}
