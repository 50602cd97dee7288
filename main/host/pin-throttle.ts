import type { Clock } from '../ports/clock.ts';

/** Wrong PINs on one socket before it is closed. */
export const WRONG_PER_SOCKET = 5;
/** Wrong PINs from one address before its attempts are served slowly. */
const WRONG_PER_ADDRESS = 20;
/** Milliseconds between two slow attempts: five a second. */
const SLOW_MS = 200;
/** An address is forgiven after this long without a wrong PIN. Milliseconds. */
const FORGIVE_MS = 600_000;

interface Pending {
  readonly socket: string;
  readonly go: (served: boolean) => void;
}

interface AddressRecord {
  wrong: number;
  lastWrongAt: number;
  readonly pending: Pending[];
  cancel: (() => void) | null;
}

/**
 * Bounds guessing without punishing the room: after many wrong PINs from one address its attempts
 * take turns, five a second, one pending a socket. Sockets with fewest wrong attempts go first, and
 * among equals the newest and the oldest alternately: whoever has the right PIN behind the same
 * address neither queues behind a guesser's sockets nor starves under new ones.
 */
export class PinThrottle {
  readonly #clock: Clock;
  readonly #addresses = new Map<string, AddressRecord>();
  readonly #wrongBySocket = new Map<string, number>();
  #turn = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Resolves true when the attempt may be checked, false when one of this socket is pending already. */
  turn(address: string, socket: string): Promise<boolean> {
    const record = this.#record(address);
    if (record.wrong < WRONG_PER_ADDRESS) return Promise.resolve(true);
    if (record.pending.some((waiting) => waiting.socket === socket)) return Promise.resolve(false);
    return new Promise((go) => {
      record.pending.push({ socket, go });
      this.#serveSoon(record);
    });
  }

  /** Counts a wrong PIN. `close` once the socket has had its share, `warn` when the address became slow. */
  wrong(address: string, socket: string): { close: boolean; warn: boolean } {
    const record = this.#record(address);
    record.wrong += 1;
    record.lastWrongAt = this.#clock.now();
    const onSocket = (this.#wrongBySocket.get(socket) ?? 0) + 1;
    this.#wrongBySocket.set(socket, onSocket);
    return { close: onSocket >= WRONG_PER_SOCKET, warn: record.wrong === WRONG_PER_ADDRESS };
  }

  /** A socket is gone: its pending attempt is dropped. */
  forget(address: string, socket: string): void {
    this.#wrongBySocket.delete(socket);
    const record = this.#addresses.get(address);
    const index = record?.pending.findIndex((waiting) => waiting.socket === socket) ?? -1;
    if (record !== undefined && index >= 0) record.pending.splice(index, 1)[0]?.go(false);
  }

  #record(address: string): AddressRecord {
    const known = this.#addresses.get(address);
    if (known !== undefined && (known.pending.length > 0 || this.#clock.now() - known.lastWrongAt < FORGIVE_MS)) {
      return known;
    }
    const fresh: AddressRecord = { wrong: 0, lastWrongAt: this.#clock.now(), pending: [], cancel: null };
    this.#addresses.set(address, fresh);
    return fresh;
  }

  #serveSoon(record: AddressRecord): void {
    record.cancel ??= this.#clock.after(SLOW_MS, () => {
      record.cancel = null;
      this.#next(record)?.go(true);
      if (record.pending.length > 0) this.#serveSoon(record);
    });
  }

  #next(record: AddressRecord): Pending | undefined {
    const wrong = (waiting: Pending) => this.#wrongBySocket.get(waiting.socket) ?? 0;
    const fewest = Math.min(...record.pending.map(wrong));
    const equals = record.pending.filter((waiting) => wrong(waiting) === fewest);
    this.#turn += 1;
    const chosen = this.#turn % 2 === 0 ? equals[0] : equals.at(-1);
    return chosen === undefined ? undefined : record.pending.splice(record.pending.indexOf(chosen), 1)[0];
  }
}
