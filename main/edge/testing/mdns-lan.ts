/** Networks in memory: what one socket says to everybody all others on its network hear, and itself. */
import { discovery } from '../../../protocol/discovery.ts';
import type { Incoming, LinkEvents, OpenLink, Outgoing, Peer } from '../mdns/link.ts';
import type { Network } from '../mdns/networks.ts';

interface Socket {
  readonly address: string;
  readonly port: number;
  readonly events: LinkEvents;
}

export interface Sent {
  readonly from: Peer;
  /** Null for everybody. */
  readonly to: Peer | null;
  readonly packet: Incoming;
}

/** The network of an address, /24. */
export const networkOf = (address: string) => address.replace(/\.\d+$/, '');

export function network(name: string, ...addresses: string[]): Network {
  return { name, addresses, covers: (other) => addresses.some((one) => networkOf(one) === networkOf(other)) };
}

export class Lan {
  readonly sent: Sent[] = [];
  /** Addresses whose sockets cannot be opened. */
  readonly broken = new Map<string, Error>();
  /** Nothing that is said leaves. */
  stuck = false;
  readonly #sockets = new Set<Socket>();
  #nextPort = 50_000;

  readonly open: OpenLink = (address, port, events) => {
    const socket: Socket = { address, port: port === 0 ? (this.#nextPort += 1) : port, events };
    const broken = this.broken.get(address);
    queueMicrotask(() => {
      if (broken !== undefined) return events.failed(broken, true);
      this.#sockets.add(socket);
      events.ready();
    });
    const say = (type: 'query' | 'response', packet: Outgoing, to?: Peer) => {
      const whole = { type, questions: [], answers: [], additionals: [], authorities: [], flags: 0, id: 0, ...packet };
      this.deliver(whole, socket, to);
    };
    return {
      query: (packet) => say('query', packet),
      respond: (packet, to, sent) => {
        say('response', packet, to);
        if (!this.stuck) sent?.();
      },
      close: () => void this.#sockets.delete(socket),
    };
  };

  deliver(packet: Incoming, from: Peer, to?: Peer): void {
    this.sent.push({ from: { address: from.address, port: from.port }, to: to ?? null, packet });
    queueMicrotask(() => {
      for (const socket of this.#sockets) {
        const hears =
          to === undefined
            ? socket.port === discovery.port && networkOf(socket.address) === networkOf(from.address)
            : socket.port === to.port && socket.address === to.address;
        if (hears) socket.events.packet(copyOf(packet), from);
      }
    });
  }

  /** Open sockets, by address. */
  get listening(): string[] {
    return [...this.#sockets].map((one) => one.address);
  }

  /** Takes what was sent so far. */
  take(): Sent[] {
    return this.sent.splice(0);
  }
}

/** As it would be decoded at the other end: text as buffers. */
function copyOf(packet: Incoming): Incoming {
  const copy = structuredClone(packet);
  for (const record of [...copy.answers, ...copy.additionals, ...copy.authorities]) {
    if (record.type === 'TXT') record.data = [record.data].flat().map((one) => Buffer.from(one));
  }
  return copy;
}

/** Somebody else on the network, who says what a test wants. */
export class Stranger {
  readonly heard: Sent[] = [];
  readonly #lan: Lan;
  readonly #peer: Peer;

  constructor(lan: Lan, address: string, port: number = discovery.port) {
    this.#lan = lan;
    this.#peer = { address, port };
    // Registered as a socket, so that replies to it alone arrive.
    lan.open(address, port, {
      ready: () => undefined,
      packet: (packet, from) => void this.heard.push({ from, to: null, packet }),
      failed: () => undefined,
    });
  }

  says(packet: Outgoing): void {
    this.#send('response', packet);
  }

  asks(name: string, type: string, more: Outgoing & { class?: string } = {}): void {
    const { class: wanted = 'IN', ...packet } = more;
    const questions = [{ name, type, class: wanted }] as never;
    this.#send('query', { questions, ...packet });
  }

  #send(type: 'query' | 'response', packet: Outgoing): void {
    const whole = { type, questions: [], answers: [], additionals: [], authorities: [], flags: 0, id: 0, ...packet };
    this.#lan.deliver(whole, this.#peer);
  }
}
