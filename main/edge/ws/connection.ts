import type { Duplex } from 'node:stream';
import type { RawData, WebSocket } from 'ws';
import { clientMessage } from '../../../protocol/wire/index.ts';
import type { ClientMessage } from '../../../protocol/wire/index.ts';
import type { ArenaHost } from '../../host/arena-host.ts';
import type { Role } from '../../host/queries.ts';
import { errorFrame } from '../../host/refusals.ts';
import type { Logger } from '../../ports/logger.ts';
import { Flow } from './flow.ts';
import { SocketLink } from './socket-link.ts';

export interface ConnectionOptions {
  readonly host: ArenaHost;
  readonly logger: Logger;
  readonly socket: WebSocket;
  /** The connection below it. */
  readonly stream: Duplex;
  readonly address: string;
  readonly role: Role;
  readonly mayShowPin: boolean;
  /** A listed page of another origin: it may watch, nothing else. */
  readonly viewerOnly: boolean;
}

/** What costs more than a token, in tokens: a registration is a durable write, a screen gets a whole snapshot. */
const COSTS: Partial<Record<ClientMessage['type'], number>> = { register: 20, telao_register: 200 };

/** One socket: parses what comes, checks who says it, hands it to its desk. */
export class Connection {
  readonly link: SocketLink;
  readonly #options: ConnectionOptions;
  readonly #flow: Flow;
  #role: Role;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#role = options.role;
    this.link = new SocketLink(options.socket, options.stream, options.address, options.mayShowPin);
    this.#flow = new Flow(options.socket);
    options.socket.on('message', (data, isBinary) => this.#receive(data, isBinary));
    options.socket.on('error', (error) =>
      options.logger.debug({ link: this.link.id, reason: error.message }, 'Socket error'),
    );
    options.socket.on('close', (code) => {
      this.#flow.stop();
      options.host.left(this.link);
      options.logger.debug({ link: this.link.id, code }, 'Socket closed');
    });
  }

  #receive(data: RawData, isBinary: boolean): void {
    this.link.heard();
    const parsed = isBinary ? null : parse(data);
    this.#flow.count(parsed?.ok ? COSTS[parsed.message.type] : 1);
    if (parsed === null || !parsed.ok) {
      this.#options.host.links.complain(
        this.link,
        'INVALID_MESSAGE',
        parsed?.why ?? 'Send text frames with one JSON object.',
      );
      return;
    }
    try {
      this.#dispatch(parsed.message);
    } catch (error) {
      this.#failed(error);
    }
  }

  #dispatch(message: ClientMessage): void {
    const { host } = this.#options;
    const watches = message.type === 'ping' || (message.type === 'telao_register' && !message.key);
    if (this.#options.viewerOnly && !watches) {
      this.link.send(errorFrame({ code: 'ORIGIN_NOT_ALLOWED', detail: 'Pages of other origins may only watch.' }));
      return;
    }
    switch (message.type) {
      case 'token':
        return host.answers.token(this.link, message);
      case 'complete':
        void host.answers.complete(this.link, message);
        return;
      case 'error':
        void host.answers.fail(this.link, message);
        return;
      case 'register':
        void host.registration.register(this.link, message).catch((error: unknown) => this.#failed(error));
        return;
      case 'telao_register':
        if (message.key) this.#authorize(message.key);
        // A telão in the organizer's own browser brings its cookie, and still shows what the room may see.
        return host.viewers.register(this.link, message, message.role ?? this.#role);
      case 'authorize':
        return this.#authorize(message.key);
      case 'ping':
        this.link.send({ type: 'pong', ...(message.ts === undefined ? {} : { ts: message.ts }) });
    }
  }

  #authorize(key: string): void {
    const { host } = this.#options;
    if (!host.access.isOrganizerKey(key)) {
      host.links.complain(this.link, 'UNAUTHORIZED', "That is not this host's organizer key.");
      return;
    }
    this.#role = 'organizer';
    this.link.send({ type: 'authorized' });
    host.viewers.promote(this.link);
  }

  #failed(error: unknown): void {
    this.#options.logger.error({ err: error, link: this.link.id }, 'A message could not be handled');
    this.link.send(errorFrame({ code: 'INTERNAL' }));
  }
}

type Parsed = { ok: true; message: ClientMessage } | { ok: false; why: string };

/** Text frames come as one Buffer; the other shapes are for binary types that are not set here. */
function textOf(data: RawData): string {
  return (Array.isArray(data) ? Buffer.concat(data) : Buffer.isBuffer(data) ? data : Buffer.from(data)).toString(
    'utf8',
  );
}

function parse(data: RawData): Parsed {
  let value: unknown;
  try {
    value = JSON.parse(textOf(data));
  } catch {
    return { ok: false, why: 'The frame is not JSON.' };
  }
  const parsed = clientMessage.safeParse(value);
  if (parsed.success) return { ok: true, message: parsed.data };
  const issue = parsed.error.issues[0];
  const where = issue === undefined || issue.path.length === 0 ? '' : `${issue.path.join('.')}: `;
  return { ok: false, why: `${where}${issue?.message ?? 'unknown message'}` };
}
