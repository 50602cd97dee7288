import { createServer, request as httpRequest } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { pino } from 'pino';
import type { Logger as PinoLogger } from 'pino';
import { evening } from '../../host/testing/evening.ts';
import type { Evening } from '../../host/testing/evening.ts';
import { Doctor } from '../doctor/doctor.ts';
import { createApp } from '../http/app.ts';
import type { HttpOptions } from '../http/app.ts';
import { rehearsalOff } from '../http/handlers/rehearsal.ts';
import type { RehearsalDesk } from '../http/handlers/rehearsal.ts';
import { AddressBook } from '../net/address-book.ts';
import { Devices } from '../net/devices.ts';
import { hostCheck } from '../net/addresses.ts';
import { createSockets } from '../ws/server.ts';
import type { SocketOptions, Sockets } from '../ws/server.ts';

export const KEY = 'organizer-key';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The text as JSON; throws where it is none. */
  readonly json: Record<string, unknown>;
}

export interface Asking {
  readonly headers?: Record<string, string>;
  /** An object is sent as JSON, a string as it is. */
  readonly body?: unknown;
}

export interface House {
  readonly night: Evening;
  readonly url: string;
  readonly ws: string;
  readonly sockets: Sockets;
  /** Every line of the log, as JSON. */
  readonly lines: string[];
  /** Said by the edge when asked whether it is closing. */
  closing: boolean;
  readonly ask: (method: string, path: string, asking?: Asking) => Promise<Answer>;
  /** As the organizer. */
  readonly order: (method: string, path: string, body?: unknown) => Promise<Answer>;
  close(): Promise<void>;
}

export interface HouseOptions {
  readonly http?: Partial<HttpOptions>;
  readonly ws?: Partial<SocketOptions>;
  /** Further names that the host answers to. */
  readonly names?: readonly string[];
  readonly open?: boolean;
}

/** The HTTP and WebSocket side of a host in this process, on loopback, over a host in memory. */
export async function house(options: HouseOptions = {}): Promise<House> {
  const night = await evening(options.open === undefined ? {} : { open: options.open });
  const { host } = night;
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const lines: string[] = [];
  const logger: PinoLogger = pino({ level: 'debug', base: null }, { write: (line: string) => lines.push(line) });
  const isOwnHost = hostCheck({ names: options.names ?? [], listening: '127.0.0.1' });
  const common = { host, logger, corsOrigin: [], isOwnHost, trustProxy: false };
  const sockets = createSockets({ ...common, maxPayload: 65_536, compression: false, ...options.ws });
  server.on('upgrade', (request, socket, head) => sockets.upgrade(request, socket, head));
  let closing = false;
  const addresses = new AddressBook({ listening: '127.0.0.1', port: () => port });
  const devices = new Devices({ trustProxy: false, changed: (count) => host.viewers.countDevices(count) });
  server.on('request', (request) => devices.note(request));
  server.on('upgrade', (request) => devices.note(request));
  const doctor = new Doctor({
    ...{ addresses, devices, listening: '127.0.0.1', port: () => port, asked: port, clock: night.clock },
    mdns: { enabled: false, wanted: 'llm-arena.local', name: () => null, selfQuery: () => Promise.resolve([]) },
    folder: tmpdir(),
    newestAt: () => null,
  });
  const app = createApp({
    ...common,
    pino: logger,
    assets: '/nonexistent',
    version: '1.2.3',
    rateLimit: { max: 10_000, windowMs: 60_000 },
    sockets: () => sockets.count(),
    edge: {
      addresses,
      doorChanged: () => undefined,
      port: () => port,
      announcedName: () => 'llm-arena.local',
      consoleUrl: () => `http://127.0.0.1:${port}/console#code=${host.access.issueCode()}`,
      telaoUrl: () => `http://127.0.0.1:${port}/telao#code=${host.access.issueCode('telao')}`,
      isClosing: () => closing,
      doctor,
      rehearsal: noRehearsal,
    },
    ...options.http,
  });
  server.on('request', app);
  const url = `http://127.0.0.1:${port}`;
  return {
    night,
    url,
    ws: `ws://127.0.0.1:${port}/ws`,
    sockets,
    lines,
    get closing() {
      return closing;
    },
    set closing(is) {
      closing = is;
    },
    ask: (method, path, asking) => send(port, method, path, asking),
    order: (method, path, body) =>
      send(port, method, path, {
        headers: { authorization: `Bearer ${KEY}` },
        ...(body === undefined ? {} : { body }),
      }),
    close: async () => {
      await sockets.close(500);
      await host.stop();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Not `fetch`: tests set Host, Origin and broken bodies themselves. */
function send(port: number, method: string, path: string, { headers = {}, body }: Asking = {}): Promise<Answer> {
  const text = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
  const sent = { ...(text === undefined ? {} : { 'content-type': 'application/json' }), ...headers };
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port, method, path, headers: sent, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const answer = Buffer.concat(chunks).toString('utf8');
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: answer,
          get json() {
            return JSON.parse(answer) as Record<string, unknown>;
          },
        });
      });
    });
    request.on('error', reject);
    request.end(text);
  });
}

/** Nothing but an arena is here. */
const noRehearsal: RehearsalDesk = {
  state: () => rehearsalOff,
  start: () => Promise.resolve({ code: 'REHEARSAL_FAILED' }),
  end: () => Promise.resolve({ code: 'NO_REHEARSAL' }),
};
