/** The doctor from outside: asks the arena of a data folder, or looks at what can be seen without one. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { DoctorReport } from '../protocol/http/doctor.ts';
import { doctorReport } from '../protocol/http/doctor.ts';
import { ConfigError, givenOrganizerKey } from './config.ts';
import type { Config } from './config.ts';
import type { DoctorFacts } from './edge/doctor/facts.ts';
import type { Language } from './edge/doctor/finding.ts';
import { lookAtPort } from './edge/doctor/idle-port.ts';
import { judge } from './edge/doctor/judge.ts';
import { lookAtDisk } from './edge/doctor/machine.ts';
import { newestEventAt } from './edge/doctor/newest-event.ts';
import { lookAtPower } from './edge/doctor/power.ts';
import { askHealth } from './edge/doctor/self.ts';
import { createLogger } from './edge/log/pino.ts';
import { openLink } from './edge/mdns/link.ts';
import { usableNetworks } from './edge/mdns/networks.ts';
import { askForAddresses } from './edge/mdns/self-query.ts';
import { AddressBook } from './edge/net/address-book.ts';
import { keptAddresses } from './edge/net/kept-addresses.ts';
import { DEFAULT_PORT } from './edge/net/listen.ts';
import { openReadOnly } from './edge/sqlite/database.ts';
import { databaseFile } from './edge/sqlite/database-file.ts';
import { systemClock } from './edge/system/clock.ts';
import { isRunning, readRuntime } from './edge/system/runtime-file.ts';

export type { DoctorReport, Language };

export interface Examination {
  /** Of the arena that was asked; null where none runs. */
  readonly url: string | null;
  readonly report: DoctorReport;
}

/** Milliseconds that a running arena may take: it probes the network meanwhile. */
const ANSWER_MS = 10_000;
const QUERY_MS = 1_000;

/** `url` names the arena to ask; else it is that of the data folder. Throws ConfigError where one runs and refuses. */
export async function examine(config: Config, language: Language, url: string | null): Promise<Examination> {
  if (url !== null) return { url, report: await askArena(url, config, language) };
  const running = await runningArena(config);
  if (running !== null) return { url: running, report: await askArena(running, config, language) };
  return { url: null, report: judge(await idleFacts(config), language) };
}

/** By the file that it wrote; a killed host leaves one behind, and whoever has its port now may be somebody else. */
export async function runningArena(config: Config): Promise<string | null> {
  const written = readRuntime(path.resolve(config.data));
  return written !== null && isRunning(written) && (await isArena(written.url)) ? written.url : null;
}

async function isArena(url: string): Promise<boolean> {
  return (await askHealth(url)).outcome === 'answered';
}

async function askArena(url: string, config: Config, language: Language): Promise<DoctorReport> {
  const key = givenOrganizerKey(config) ?? keyOf(config.data);
  if (key === null) {
    throw new ConfigError(
      `An arena runs at ${url}, but there is no organizer key in ${path.resolve(config.data)}: name its data folder with --data, or set ARENA_ORGANIZER_KEY.`,
    );
  }
  const response = await fetch(`${url}/doctor?language=${language}`, {
    headers: { authorization: `Bearer ${key}` },
    signal: AbortSignal.timeout(ANSWER_MS),
  }).catch((error: unknown) => {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    throw new Error(`Nobody answers at ${url}: ${cause}`, { cause: error });
  });
  if (response.status === 401) {
    throw new ConfigError(
      `The arena at ${url} does not take the organizer key of ${path.resolve(config.data)}: name its data folder with --data, or set ARENA_ORGANIZER_KEY.`,
    );
  }
  const report = doctorReport.safeParse(await response.json().catch(() => null));
  if (!report.success)
    throw new Error(`What answers at ${url} is no LLM Arena of this version (HTTP ${response.status}).`);
  return report.data;
}

export function keyOf(data: string): string | null {
  try {
    return readFileSync(path.join(data, 'secrets', 'organizer.key'), 'utf8').trim() || null;
  } catch {
    return null;
  }
}

async function idleFacts(config: Config): Promise<DoctorFacts> {
  const port = config.port ?? DEFAULT_PORT;
  const kept = keptAddresses(path.resolve(config.data), createLogger({ level: 'silent', toStderr: true }));
  const addresses = new AddressBook({ listening: config.host, port: () => port, file: kept });
  const folder = path.dirname(databaseFile(config));
  const [taken, disk, answers, power] = await Promise.all([
    lookAtPort(config.host, port),
    lookAtDisk(folder),
    config.mdns ? askForName(config) : [],
    lookAtPower(),
  ]);
  const now = Date.now();
  return {
    at: now,
    platform: process.platform,
    port: { listening: config.host, port, asked: config.port ?? null, ...taken },
    address: { list: addresses.list(), choice: addresses.choice, networks: addresses.networks() },
    self: null,
    mdns: { enabled: config.mdns, wanted: config.mdnsHostname, name: null, answers, running: false },
    phone: null,
    telao: null,
    disk: { ...disk, storageWorks: true },
    clock: { now, offMs: 0, newestAt: newestIn(databaseFile(config)) },
    power,
    participants: null,
  };
}

function askForName({ mdnsHostname: name, host }: Config): Promise<readonly string[]> {
  const addresses = usableNetworks(host).flatMap((one) => one.addresses.slice(0, 1));
  return askForAddresses({ name, addresses, ms: QUERY_MS, open: openLink, clock: systemClock() }).catch(() => []);
}

function newestIn(file: string): number | null {
  if (!existsSync(file)) return null;
  try {
    const db = openReadOnly(file);
    try {
      return newestEventAt(db);
    } finally {
      db.close();
    }
  } catch {
    // The start of the arena says what is wrong with its database.
    return null;
  }
}
