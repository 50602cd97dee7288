// A network that misbehaves: stands between a client and the host, cuts, holds back and chops what passes.
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

export interface Proxy {
  readonly url: string;
  /** Connections made through it so far. */
  readonly made: number;
  /** Cuts every connection without a goodbye. */
  cut(): void;
  /** Lets nothing through, in either direction, until released; nobody is told. */
  hold(): void;
  release(): void;
  close(): Promise<void>;
}

/** With `chunk`, everything arrives in pieces of so many bytes. */
export async function startProxy(port: number, chunk?: number): Promise<Proxy> {
  const pairs = new Set<readonly [Socket, Socket]>();
  let made = 0;
  let held = false;
  const forward = (from: Socket, to: Socket): void => {
    from.setNoDelay(true);
    from.on('data', (data: Buffer) => {
      if (to.destroyed) return;
      for (let at = 0; at < data.length; at += chunk ?? data.length) {
        to.write(data.subarray(at, at + (chunk ?? data.length)));
      }
    });
    from.on('error', () => undefined);
    from.on('close', () => to.destroy());
    if (held) from.pause();
  };
  const server = createServer((client) => {
    made += 1;
    const upstream = connect(port, '127.0.0.1');
    const pair = [client, upstream] as const;
    pairs.add(pair);
    client.on('close', () => pairs.delete(pair));
    forward(client, upstream);
    forward(upstream, client);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const all = (each: (socket: Socket) => void): void => [...pairs].flat().forEach(each);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get made() {
      return made;
    },
    cut: () => all((socket) => socket.resetAndDestroy()),
    hold: () => {
      held = true;
      all((socket) => socket.pause());
    },
    release: () => {
      held = false;
      all((socket) => socket.resume());
    },
    close: async () => {
      all((socket) => socket.destroy());
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
