import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Sockets } from '../edge/ws/server.ts';
import type { ArenaHost } from '../host/arena-host.ts';

/** A host with its ways in. */
export interface Arena {
  readonly host: ArenaHost;
  readonly sockets: Sockets;
  handle(request: IncomingMessage, response: ServerResponse): void;
}

/** Milliseconds that sockets are given to go. */
const LEAVE_MS = 1_500;

/**
 * Which arena answers at the door: the night, or for a while a rehearsal. Everybody is sent away at
 * the change and comes back by itself, into the other one.
 */
export class ArenaSwitch {
  readonly night: Arena;
  #current: Arena;

  constructor(night: Arena) {
    this.night = night;
    this.#current = night;
  }

  get current(): Arena {
    return this.#current;
  }

  /** Those that are to be told what changes around the host. */
  all(): readonly Arena[] {
    return this.#current === this.night ? [this.night] : [this.night, this.#current];
  }

  async enter(rehearsal: Arena): Promise<void> {
    this.night.host.suspend();
    this.#current = rehearsal;
    await this.night.sockets.dismiss(LEAVE_MS, 'A rehearsal begins; come back in a moment');
  }

  /** Closes what is left of the rehearsal. */
  async leave(): Promise<void> {
    const rehearsal = this.#current;
    if (rehearsal === this.night) return;
    this.#current = this.night;
    this.night.host.resume();
    await rehearsal.sockets.close(LEAVE_MS);
    await rehearsal.host.stop();
  }
}
