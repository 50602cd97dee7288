/** A WebSocket to the host that comes back by itself, for ever, until it is told to stop. */
import { WebSocket } from 'ws';
import type { RawData } from 'ws';
import { limits } from '../protocol/limits.ts';
import { hostToParticipant } from '../protocol/wire/participant.ts';
import type {
  CompleteMessage,
  FailureMessage,
  HostToParticipant,
  RegisterMessage,
  TokenMessage,
} from '../protocol/wire/participant.ts';
import { backoffDelay, defaultBackoff } from './backoff.ts';
import type { Backoff } from './backoff.ts';
import { frameText } from './frame-text.ts';
import { lossInWords } from './loss.ts';

/** Milliseconds each. */
export interface ConnectionTiming {
  readonly backoff: Backoff;
  /** A socket without any traffic for this long is dead: the host's heartbeat comes every 30 s. */
  readonly silenceMs: number;
  readonly handshakeMs: number;
  /** From opening to `settled()`. */
  readonly settleMs: number;
  /** How long a closing handshake may take. */
  readonly closeMs: number;
}

export const defaultTiming: ConnectionTiming = {
  backoff: defaultBackoff,
  silenceMs: 75_000,
  handshakeMs: 10_000,
  settleMs: 20_000,
  closeMs: 500,
};

export type Outgoing = RegisterMessage | TokenMessage | CompleteMessage | FailureMessage;

export interface ConnectionOptions {
  readonly url: string;
  readonly timing: ConnectionTiming;
  /** In [0, 1). */
  readonly random: () => number;
  /** The socket is open: time to register. */
  readonly opened: () => void;
  readonly received: (message: HostToParticipant) => void;
  /** Lost, or never there. It is tried again after `retryMs` unless `stop` is called from here. */
  readonly lost: (loss: { code: number; reason: string; retryMs: number }) => void;
}

export class Connection {
  readonly #options: ConnectionOptions;
  #socket: WebSocket | null = null;
  #attempt = 0;
  #stopped = false;
  /** Our own reason for ending a socket, in words. */
  #because: string | null = null;
  #retry: NodeJS.Timeout | undefined;
  #silence: NodeJS.Timeout | undefined;
  #settle: NodeJS.Timeout | undefined;

  constructor(options: ConnectionOptions) {
    this.#options = options;
  }

  start(): void {
    const { url, timing } = this.#options;
    const socket = new WebSocket(url, {
      handshakeTimeout: timing.handshakeMs,
      maxPayload: limits.wsPayloadBytes,
      perMessageDeflate: false,
    });
    this.#socket = socket;
    let failure: Error | null = null;
    const traffic = (): unknown => this.#silence?.refresh();
    socket.on('open', () => {
      this.#silence = setTimeout(() => this.#drop('nothing was heard from the arena'), timing.silenceMs);
      this.#settle = setTimeout(() => this.#drop('the arena did not answer the registration'), timing.settleMs);
      this.#options.opened();
    });
    socket.on('ping', traffic);
    socket.on('pong', traffic);
    socket.on('message', (data, isBinary) => {
      traffic();
      const message = isBinary ? null : readMessage(data);
      if (message !== null && !this.#stopped) this.#options.received(message);
    });
    socket.on('error', (error) => {
      failure = error;
    });
    socket.on('close', (code, reason) => this.#closed(code, reason.toString(), failure));
  }

  /** Registered: the next loss begins again with the shortest wait. */
  settled(): void {
    clearTimeout(this.#settle);
    this.#attempt = 0;
  }

  /** Does nothing while there is no open socket: what matters is sent again after it. */
  send(message: Outgoing): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
  }

  /** Gives up this socket and tries again after the usual wait; `because` is told with the loss. */
  again(because: string): void {
    this.#because = because;
    this.#socket?.close(1000);
    const socket = this.#socket;
    setTimeout(() => socket?.terminate(), this.#options.timing.closeMs).unref();
  }

  /** Closes for good. Resolves when the socket is gone, at the latest after `closeMs`. */
  stop(): Promise<void> {
    this.#stopped = true;
    this.#clearTimers();
    const socket = this.#socket;
    if (socket === null || socket.readyState === WebSocket.CLOSED) return Promise.resolve();
    return new Promise((resolve) => {
      const force = setTimeout(() => socket.terminate(), this.#options.timing.closeMs);
      socket.on('close', () => {
        clearTimeout(force);
        resolve();
      });
      socket.close(1000);
    });
  }

  #drop(because: string): void {
    this.#because = because;
    this.#socket?.terminate();
  }

  #closed(code: number, reason: string, failure: Error | null): void {
    this.#socket = null;
    this.#clearTimers();
    if (this.#stopped) return;
    const words = this.#because ?? lossInWords(code, reason, failure);
    this.#because = null;
    const retryMs = backoffDelay(this.#attempt, this.#options.random(), this.#options.timing.backoff);
    this.#attempt += 1;
    this.#retry = setTimeout(() => this.start(), retryMs);
    this.#options.lost({ code, reason: words, retryMs });
  }

  #clearTimers(): void {
    clearTimeout(this.#retry);
    clearTimeout(this.#silence);
    clearTimeout(this.#settle);
  }
}

/** Null for what this version does not know: a newer host may say more. */
function readMessage(data: RawData): HostToParticipant | null {
  try {
    const parsed = hostToParticipant.safeParse(JSON.parse(frameText(data)));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
