import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { HostMessage, Link } from '../../host/link.ts';

/** Milliseconds after a close frame until a socket that does not answer it is cut. */
const CLOSE_WAIT_MS = 2_000;

let nextId = 0;

/** A WebSocket as the use cases see it. */
export class SocketLink implements Link {
  readonly id: string;
  readonly address: string;
  readonly mayShowPin: boolean;
  readonly #socket: WebSocket;
  /** The connection below the WebSocket. */
  readonly #stream: Duplex;
  #gathering = false;
  #heardAt = performance.now();
  #waiting: (() => void)[] = [];

  constructor(socket: WebSocket, stream: Duplex, address: string, mayShowPin = false) {
    nextId += 1;
    this.id = `ws${nextId}`;
    this.address = address;
    this.mayShowPin = mayShowPin;
    this.#socket = socket;
    this.#stream = stream;
    socket.on('pong', () => this.heard());
  }

  get isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  /** Milliseconds since anything came from the other side. */
  get silentMs(): number {
    return performance.now() - this.#heardAt;
  }

  /** Something came from the other side: it is alive. */
  heard(): void {
    this.#heardAt = performance.now();
    if (this.#waiting.length > 0) for (const answer of this.#waiting.splice(0)) answer();
  }

  send(message: HostMessage): void {
    if (!this.isOpen) return;
    this.#gather();
    this.#socket.send(JSON.stringify(message));
  }

  sendEncoded(bytes: Buffer): void {
    if (!this.isOpen) return;
    this.#gather();
    this.#socket.send(bytes, { binary: false });
  }

  buffered(): number {
    return this.#socket.bufferedAmount;
  }

  ping(): void {
    if (this.isOpen) this.#socket.ping();
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason);
    setTimeout(() => this.#socket.terminate(), CLOSE_WAIT_MS).unref();
  }

  terminate(): void {
    this.#socket.terminate();
  }

  /** What is said in one turn of the event loop leaves together: a write costs more than its bytes. */
  #gather(): void {
    if (this.#gathering) return;
    this.#gathering = true;
    this.#stream.cork();
    process.nextTick(() => {
      this.#gathering = false;
      this.#stream.uncork();
    });
  }

  answersWithin(ms: number): Promise<boolean> {
    if (!this.isOpen) return Promise.resolve(false);
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), ms);
      this.#waiting.push(() => {
        clearTimeout(timer);
        resolve(true);
      });
      this.#socket.once('close', () => {
        clearTimeout(timer);
        resolve(false);
      });
      this.ping();
    });
  }
}
