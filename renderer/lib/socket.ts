// A socket to the host that heals itself: reconnects with backoff, notices when the other side went silent, and wakes
// up with the page.
import type { ClientMessage, HostToViewer } from '../../protocol/wire/index.ts';
import { reconnectDelay } from './backoff.ts';

export interface LiveSocketOptions {
  /** Said first on every new connection. */
  readonly hello: () => ClientMessage;
  readonly onMessage: (message: HostToViewer) => void;
  readonly onConnection: (connected: boolean) => void;
}

/** How often the host is asked for a sign of life, and the silence after which it is given up. Milliseconds. */
const PING_MS = 5_000;
const SILENT_MS = 12_000;
/** A connection that does not open within this long is tried anew. Milliseconds. */
const OPENING_MS = 4_000;

export class LiveSocket {
  readonly #options: LiveSocketOptions;
  #socket: WebSocket | null = null;
  #attempt = 0;
  #retry: number | undefined;
  #since = 0;

  constructor(options: LiveSocketOptions) {
    this.#options = options;
    setInterval(() => this.#checkPulse(), PING_MS);
    // A page that slept, or a network that came back, need not wait for its turn.
    for (const event of ['online', 'pageshow'] as const) window.addEventListener(event, () => this.#wake());
    document.addEventListener('visibilitychange', () => this.#wake());
    this.#open();
  }

  /** Says hello again, as asked at this moment. */
  sayHello(): void {
    this.#send(this.#options.hello());
  }

  /** Lets the line go and opens another at once. */
  reconnect(): void {
    const old = this.#socket;
    this.#socket = null;
    old?.close();
    this.#open();
  }

  #send(message: ClientMessage): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
  }

  #open(): void {
    clearTimeout(this.#retry);
    this.#retry = undefined;
    const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/ws`);
    this.#socket = socket;
    this.#since = performance.now();
    socket.addEventListener('open', () => {
      if (socket === this.#socket) this.sayHello();
    });
    socket.addEventListener('message', (event) => {
      if (socket === this.#socket) this.#receive(event.data);
    });
    socket.addEventListener('close', () => {
      if (socket === this.#socket) this.#lost();
    });
  }

  #receive(data: unknown): void {
    this.#since = performance.now();
    const message = parse(data);
    if (message === null) return;
    this.#options.onMessage(message);
    if (message.type !== 'registered_telao') return;
    this.#attempt = 0;
    this.#options.onConnection(true);
  }

  /** The old socket is let go at once: closing one that is dead takes as long as it likes. */
  #lost(): void {
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
    this.#options.onConnection(false);
    this.#retry ??= setTimeout(() => this.#open(), reconnectDelay(this.#attempt, Math.random()));
    this.#attempt += 1;
  }

  #checkPulse(): void {
    if (this.#socket === null) return;
    const limit = this.#socket.readyState === WebSocket.CONNECTING ? OPENING_MS : SILENT_MS;
    if (performance.now() - this.#since > limit) this.#lost();
    else this.#send({ type: 'ping' });
  }

  #wake(): void {
    if (document.hidden) return;
    if (this.#socket === null) this.#open();
    else this.#checkPulse();
  }
}

/** Null for what is not a message; types that this page does not know are passed over by whoever applies them. */
function parse(data: unknown): HostToViewer | null {
  if (typeof data !== 'string') return null;
  try {
    const value: unknown = JSON.parse(data);
    const isMessage = typeof value === 'object' && value !== null && 'type' in value;
    return isMessage ? (value as HostToViewer) : null;
  } catch {
    return null;
  }
}
