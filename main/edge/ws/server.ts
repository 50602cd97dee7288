import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import { closeCodes } from '../../../protocol/errors.ts';
import { timing } from '../../../protocol/limits.ts';
import type { ArenaHost } from '../../host/arena-host.ts';
import type { Role } from '../../host/queries.ts';
import type { Logger } from '../../ports/logger.ts';
import { bearer, ORGANIZER_COOKIE, readCookie, TELAO_COOKIE } from '../http/cookies.ts';
import { plainAddress } from '../net/addresses.ts';
import { remoteAddress } from '../net/devices.ts';
import { originKind } from '../net/origin.ts';
import { Connection } from './connection.ts';

/** Milliseconds between two protocol pings. */
const PING_MS = 10_000;
/**
 * A socket silent for this long is dead. Long: a client in people's hands may be busy with its
 * model and answer late. Milliseconds.
 */
const SILENT_MS = 75_000;

export interface SocketOptions {
  readonly host: ArenaHost;
  readonly logger: Logger;
  readonly maxPayload: number;
  readonly compression: boolean;
  readonly corsOrigin: readonly string[];
  readonly isOwnHost: (header: string | undefined) => boolean;
  /** Believe X-Forwarded-For, as the HTTP side does. */
  readonly trustProxy: boolean;
}

export interface Sockets {
  count(): number;
  /** Takes a connection that asks to become a WebSocket: a server's `upgrade`. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Tells everyone to come back, with this reason, and waits until they have gone, at most `ms`. */
  dismiss(ms: number, reason: string): Promise<void>;
  /** The same for the last time. */
  close(ms: number): Promise<void>;
}

/** The socket side of the host at `/ws`: who may connect, and the pulse of those who did. */
export function createSockets(options: SocketOptions): Sockets {
  const { maxPayload, compression } = options;
  const wss = new WebSocketServer({
    noServer: true,
    maxPayload,
    perMessageDeflate: compression,
    clientTracking: false,
  });
  const connections = new Map<WebSocket, Connection>();

  const upgrade: Sockets['upgrade'] = (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    const refused = refusal(request, options);
    if (refused !== null) return reject(socket, refused);
    const origin = originKind(request.headers.origin, request.headers.host, options.corsOrigin);
    wss.handleUpgrade(request, socket, head, (ws) => {
      const connection = new Connection({
        host: options.host,
        logger: options.logger,
        socket: ws,
        stream: socket,
        address: plainAddress(remoteAddress(request, options.trustProxy)),
        role: origin === 'listed' ? 'public' : roleOf(request, options.host),
        mayShowPin: origin !== 'listed' && mayShowPin(request, options.host),
        viewerOnly: origin === 'listed',
      });
      connections.set(ws, connection);
      ws.on('close', () => connections.delete(ws));
    });
  };

  const pulse = setInterval(() => {
    for (const { link } of connections.values()) {
      if (link.silentMs > SILENT_MS) link.close(closeCodes.UNRESPONSIVE, 'Nothing was heard for too long');
      else link.ping();
    }
  }, PING_MS);
  const heartbeat = setInterval(() => {
    const bytes = Buffer.from(JSON.stringify({ type: 'heartbeat', ts: Date.now() }));
    for (const { link } of options.host.links.all()) link.sendEncoded(bytes);
  }, timing.heartbeatMs);

  const dismiss: Sockets['dismiss'] = async (ms, reason) => {
    const leaving = [...connections];
    for (const [, { link }] of leaving) link.close(closeCodes.RESTART, reason);
    const end = performance.now() + ms;
    const someAreHere = () => leaving.some(([ws]) => connections.has(ws));
    while (someAreHere() && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
    for (const [, { link }] of leaving) link.terminate();
  };

  return {
    count: () => connections.size,
    upgrade,
    dismiss,
    close: async (ms) => {
      clearInterval(pulse);
      clearInterval(heartbeat);
      await dismiss(ms, 'The host is closing; come back in a moment');
      for (const { link } of connections.values()) link.terminate();
      wss.close();
    },
  };
}

function refusal(request: IncomingMessage, options: SocketOptions): string | null {
  const path = (request.url ?? '').split('?')[0]?.replace(/\/$/, '').toLowerCase();
  if (path !== '/ws') return '404 Not Found';
  if (!options.isOwnHost(request.headers.host)) return '403 Forbidden';
  return originKind(request.headers.origin, request.headers.host, options.corsOrigin) === 'foreign'
    ? '403 Forbidden'
    : null;
}

/** What `GET /door` would say yes to. */
function mayShowPin(request: IncomingMessage, host: ArenaHost): boolean {
  const cookie = readCookie(request.headers.cookie, TELAO_COOKIE);
  return roleOf(request, host) === 'organizer' || (cookie !== null && host.access.isTelaoCookie(cookie));
}

function reject(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function roleOf(request: IncomingMessage, host: ArenaHost): Role {
  const key = bearer(request);
  if (key !== null && host.access.isOrganizerKey(key)) return 'organizer';
  const cookie = readCookie(request.headers.cookie, ORGANIZER_COOKIE);
  return cookie !== null && host.access.isOrganizerCookie(cookie) ? 'organizer' : 'public';
}
