import { createSocket } from 'node:dgram';
import mdns from 'multicast-dns';
import { discovery } from '../../../protocol/discovery.ts';
import type { Answer } from './records.ts';

export type Incoming = mdns.QueryPacket | mdns.ResponsePacket;

export interface Outgoing {
  readonly id?: number | undefined;
  readonly questions?: mdns.QueryPacket['questions'];
  readonly answers?: Answer[];
  readonly additionals?: Answer[];
  readonly authorities?: Answer[];
}

export interface Peer {
  readonly address: string;
  readonly port: number;
}

/** A socket on one network. */
export interface Link {
  query(packet: Outgoing): void;
  /** To everybody, or to one. `sent` is called in any case. */
  respond(packet: Outgoing, to?: Peer, sent?: () => void): void;
  close(): void;
}

export interface LinkEvents {
  ready(): void;
  packet(packet: Incoming, from: Peer): void;
  /** Nothing is thrown: what fails costs the name on this network. `fatal` where the socket is of no use. */
  failed(error: Error, fatal: boolean): void;
}

export type OpenLink = (address: string, port: number, events: LinkEvents) => Link;

/**
 * Opens a socket for one interface. Naming it is what makes multicast work without a default route; listening on every
 * address is what lets multicast arrive. Port 0 asks as a one-shot resolver does.
 */
export const openLink: OpenLink = (address, port, events) => {
  const socket = createSocket({ type: 'udp4', reuseAddr: true });
  let open = true;
  const failed = (error: Error | null | undefined, fatal: boolean) => {
    if (open && error) events.failed(error, fatal);
  };
  socket.on('error', (error: NodeJS.ErrnoException) => failed(error, error.syscall === 'bind'));
  const link = mdns({ socket, bind: false, interface: address, port: discovery.port, ip: discovery.group });
  link.on('error', () => undefined);
  // Also what is no DNS at all comes as a warning; only the system's own words count.
  link.on('warning', (error) => {
    if ('syscall' in error) failed(error, false);
  });
  // A packet is whatever somebody on the network made up: it must not bring the night down.
  const guarded = (task: () => void) => {
    try {
      task();
    } catch (error) {
      failed(error instanceof Error ? error : new Error(String(error)), false);
    }
  };
  link.on('packet', (packet: Incoming, from: Peer) => {
    if (open) guarded(() => events.packet(packet, from));
  });
  socket.on('listening', () => {
    if (open) events.ready();
  });
  socket.bind({ port, address: '0.0.0.0' });
  return {
    query: (packet) => {
      if (open) guarded(() => link.query({ questions: [], ...packet }, (error) => failed(error, false)));
    },
    respond: (packet, to, sent) => {
      if (!open) return sent?.();
      guarded(() =>
        link.respond({ answers: [], ...packet }, to, (error) => {
          failed(error, false);
          sent?.();
        }),
      );
    },
    close: () => {
      if (!open) return;
      open = false;
      try {
        link.destroy();
      } catch {
        // It never opened.
      }
    },
  };
};
