/** A socket that asks one network for arenas and hears the answers. */
import { createSocket } from 'node:dgram';
import mdns from 'multicast-dns';
import { discovery } from '../../protocol/discovery.ts';

export type Response = Pick<mdns.ResponsePacket, 'answers' | 'additionals'>;

export interface BrowseSocket {
  ask(): void;
  close(): void;
}

export type OpenBrowseSocket = (
  address: string,
  port: number,
  heard: (response: Response, from: string) => void,
) => BrowseSocket;

/**
 * Naming the interface is what makes multicast work without a default route. From port 0 arenas answer to us alone, which
 * needs no right to port 5353; from 5353 they answer to everybody, which firewalls let through that stop the other.
 * Whatever fails, fails in silence: another network, the other port or the typed address may do.
 */
export const openBrowseSocket: OpenBrowseSocket = (address, port, heard) => {
  const socket = createSocket({ type: 'udp4', reuseAddr: true });
  let ready = false;
  let asked = false;
  let open = true;
  socket.on('error', () => undefined);
  const link = mdns({ socket, bind: false, interface: address, port: discovery.port, ip: discovery.group });
  link.on('error', () => undefined);
  link.on('warning', () => undefined);
  link.on('response', (response: Response, { address: from }: { address: string }) => {
    if (open) heard(response, from);
  });
  const ask = () => {
    asked = true;
    if (ready && open) link.query({ questions: [{ name: discovery.service, type: 'PTR' }] });
  };
  socket.on('listening', () => {
    ready = true;
    if (asked) ask();
  });
  socket.bind({ port, address: '0.0.0.0' });
  return {
    ask,
    close: () => {
      open = false;
      try {
        link.destroy();
      } catch {
        // It never opened.
      }
    },
  };
};
