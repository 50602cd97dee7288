/** The ports of a host in memory, each with a switch for what can go wrong. */
import { memoryBus } from '../../edge/memory/bus.ts';
import { memoryEventLog } from '../../edge/memory/event-log.ts';
import { memoryTokenStore } from '../../edge/memory/token-store.ts';
import type { EventLog } from '../../ports/event-log.ts';
import type { Logger } from '../../ports/logger.ts';
import type { Random } from '../../ports/random.ts';
import type { Secrets } from '../../ports/secrets.ts';
import type { TokenStore } from '../../ports/token-store.ts';
import { FakeClock } from './fake-clock.ts';

/** Refuses writes while `broken`. */
export function breakableLog(log: EventLog = memoryEventLog()): EventLog & { broken: boolean } {
  return {
    broken: false,
    epoch: log.epoch,
    head: () => log.head(),
    readSession: (id) => log.readSession(id),
    sessions: () => log.sessions(),
    append(events) {
      if (this.broken) throw new Error('SQLITE_FULL: the disk is full');
      return log.append(events);
    },
  };
}

/** Refuses writes while `broken`; counts the batches it took. */
export function breakableTokens(
  store: TokenStore = memoryTokenStore(),
): TokenStore & { broken: boolean; batches: number } {
  return {
    broken: false,
    batches: 0,
    readRound: (id) => store.readRound(id),
    append(rows) {
      if (this.broken) throw new Error('SQLITE_FULL: the disk is full');
      this.batches += 1;
      store.append(rows);
    },
  };
}

export interface Line {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly fields: object;
  readonly message: string;
}

export function keptLog(): Logger & { lines: Line[]; at(level: Line['level']): string[] } {
  const lines: Line[] = [];
  const to = (level: Line['level']) => (fields: object, message: string) => {
    lines.push({ level, fields, message });
  };
  return {
    lines,
    at: (level) => lines.filter((line) => line.level === level).map((line) => line.message),
    debug: to('debug'),
    info: to('info'),
    warn: to('warn'),
    error: to('error'),
  };
}

/** Counts up instead of rolling dice. */
export function plainRandom(): Random {
  let n = 0;
  return {
    id: () => `id${(n += 1)}`,
    token: () => `token-${(n += 1)}`,
    digits: (length) => '1234567890123456'.slice(0, length),
    seed: () => (n += 1),
  };
}

export function memorySecrets(): Secrets & { pins: Map<string, string>; hashes: Map<string, string> } {
  const pins = new Map<string, string>();
  const hashes = new Map<string, string>();
  return {
    pins,
    hashes,
    organizerKey: 'organizer-key',
    signingKey: 'signing-key',
    readPin: (id) => pins.get(id) ?? null,
    writePin: (id, pin) => void pins.set(id, pin),
    dropOtherPins: (id) => {
      for (const other of pins.keys()) if (other !== id) pins.delete(other);
    },
    readPinHash: (id) => hashes.get(id) ?? null,
    writePinHash: (id, hash) => void hashes.set(id, hash),
  };
}

export function memoryPorts() {
  return {
    log: breakableLog(),
    tokens: breakableTokens(),
    secrets: memorySecrets(),
    clock: new FakeClock(),
    random: plainRandom(),
    logger: keptLog(),
    bus: memoryBus(),
    pinLength: 6,
    version: '1.2.3',
  };
}

export type MemoryPorts = ReturnType<typeof memoryPorts>;
