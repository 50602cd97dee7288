import type { DoctorReport } from '../../../protocol/http/doctor.ts';
import type { ArenaHost } from '../../host/arena-host.ts';
import type { Clock } from '../../ports/clock.ts';
import type { AddressBook } from '../net/address-book.ts';
import type { Devices } from '../net/devices.ts';
import type { DoctorFacts, MdnsFacts, PowerFacts, SelfFacts } from './facts.ts';
import type { Language } from './finding.ts';
import { judge } from './judge.ts';
import { firewallTools, lookAtDisk } from './machine.ts';
import { participantFacts } from './participants.ts';
import { lookAtPower } from './power.ts';
import { askHealth } from './self.ts';

/** How long what was probed is believed: a console asks every few seconds, a second one at the same time. Milliseconds. */
const FRESH_MS = 2_000;
/** How long an answer to a query for the own name may take. Milliseconds. */
const QUERY_MS = 1_000;

export interface DoctorParts {
  readonly addresses: AddressBook;
  readonly devices: Devices;
  readonly listening: string;
  readonly port: () => number;
  /** `--port`; null where the default was left to move. */
  readonly asked: number | null;
  readonly mdns: {
    readonly enabled: boolean;
    readonly wanted: string;
    name(): string | null;
    selfQuery(ms: number): Promise<readonly string[]>;
  };
  /** Of the database; null where nothing is kept. */
  readonly folder: string | null;
  readonly clock: Clock;
  /** When the newest event was written; null without any. */
  readonly newestAt: () => number | null;
}

interface Probed {
  readonly self: SelfFacts;
  readonly answers: readonly string[];
  readonly disk: Awaited<ReturnType<typeof lookAtDisk>> | null;
  readonly power: PowerFacts;
}

/** Looks at everything that a night needs of this machine and its network, while the arena runs. */
export class Doctor {
  readonly #parts: DoctorParts;
  #probed: { readonly at: number; readonly url: string; readonly found: Promise<Probed> } | null = null;

  constructor(parts: DoctorParts) {
    this.#parts = parts;
  }

  async examine(host: ArenaHost, language: Language): Promise<DoctorReport> {
    return judge(await this.#facts(host), language);
  }

  async #facts(host: ArenaHost): Promise<DoctorFacts> {
    const { addresses, devices, listening, asked, clock, newestAt } = this.#parts;
    const { self, answers, disk, power } = await this.#probe();
    const list = addresses.list();
    const used = list.find((one) => one.inUse);
    const port = this.#parts.port();
    const now = Date.now();
    return {
      at: now,
      platform: process.platform,
      port: { listening, port, asked, state: 'listening', holder: null },
      address: { list, choice: addresses.choice, networks: addresses.networks() },
      self,
      mdns: this.#mdns(answers),
      phone: {
        devices: devices.count,
        ...devices.arrivals(used?.address ?? null),
        url: addresses.roomUrl(),
        port,
        wifi: addresses.wifi,
        firewalls: firewallTools(process.platform),
      },
      telao: host.viewers.telaos(),
      disk: disk === null ? null : { ...disk, storageWorks: host.storageWorks() },
      clock: { now, offMs: now - clock.now(), newestAt: newestAt() },
      power,
      participants: participantFacts(host),
    };
  }

  #mdns(answers: readonly string[]): MdnsFacts {
    const { mdns } = this.#parts;
    return { enabled: mdns.enabled, wanted: mdns.wanted, name: mdns.name(), answers, running: true };
  }

  /** What takes time, at most once in a while however many ask. */
  #probe(): Promise<Probed> {
    const now = performance.now();
    const url = this.#parts.addresses.roomUrl();
    if (this.#probed !== null && this.#probed.url === url && now - this.#probed.at < FRESH_MS)
      return this.#probed.found;
    const { mdns, folder } = this.#parts;
    const found = Promise.all([
      askHealth(url),
      mdns.enabled ? mdns.selfQuery(QUERY_MS).catch(() => []) : [],
      folder === null ? null : lookAtDisk(folder),
      lookAtPower(),
    ]).then(([self, answers, disk, power]) => ({ self, answers, disk, power }));
    this.#probed = { at: now, url, found };
    return found;
  }
}
