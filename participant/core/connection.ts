/** A WebSocket to the host that comes back by itself, for ever, until it is told to stop. */
import { hostToParticipant } from '../../protocol/wire/participant.ts';
import type {
  CompleteMessage,
  FailureMessage,
  HostToParticipant,
  RegisterMessage,
  TokenMessage,
} from '../../protocol/wire/participant.ts';
import { backoffDelay, defaultBackoff } from './backoff.ts';
import type { Backoff } from './backoff.ts';
import { lossInWords } from './loss.ts';
import type { OpenSocket, Socket } from './socket.ts';
import type { CoreWords } from './words/index.ts';

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

type Timer = ReturnType<typeof setTimeout>;

export type Outgoing = RegisterMessage | TokenMessage | CompleteMessage | FailureMessage;

export interface ConnectionOptions {
  readonly url: string;
  readonly openSocket: OpenSocket;
  readonly timing: ConnectionTiming;
  readonly words: CoreWords['loss'];
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
  #socket: Socket | null = null;
  #attempt = 0;
  #stopped = false;
  /** Our own reason for ending a socket, in words. */
  #because: string | null = null;
  #retry: Timer | undefined;
  #silence: Timer | undefined;
  #settle: Timer | undefined;
  #force: Timer | undefined;
  #gone: () => void = () => undefined;

  constructor(options: ConnectionOptions) {
    this.#options = options;
  }

  start(): void {
    const { url, timing, openSocket, words } = this.#options;
    this.#socket = openSocket(
      url,
      {
        opened: () => {
          this.#listenForSilence();
          this.#settle = setTimeout(() => this.#drop(words.unregistered), timing.settleMs);
          this.#options.opened();
        },
        traffic: () => this.#listenForSilence(),
        message: (text) => {
          this.#listenForSilence();
          const message = readMessage(text);
          if (message !== null && !this.#stopped) this.#options.received(message);
        },
        closed: (code, reason, failure) => this.#closed(code, reason, failure),
      },
      timing,
    );
  }

  /** Registered: the next loss begins again with the shortest wait. */
  settled(): void {
    clearTimeout(this.#settle);
    this.#attempt = 0;
  }

  /** Does nothing while there is no open socket: what matters is sent again after it. */
  send(message: Outgoing): void {
    if (this.#socket?.open) this.#socket.send(JSON.stringify(message));
  }

  /** Gives up this socket and tries again after the usual wait; `because` is told with the loss. */
  again(because: string): void {
    this.#because = because;
    const socket = this.#socket;
    socket?.close();
    this.#force = setTimeout(() => socket?.terminate(), this.#options.timing.closeMs);
  }

  /** Closes for good. Resolves when the socket is gone, at the latest after `closeMs`. */
  stop(): Promise<void> {
    this.#stopped = true;
    this.#clearTimers();
    const socket = this.#socket;
    if (socket === null) return Promise.resolve();
    return new Promise((resolve) => {
      this.#gone = resolve;
      this.#force = setTimeout(() => socket.terminate(), this.#options.timing.closeMs);
      socket.close();
    });
  }

  #listenForSilence(): void {
    clearTimeout(this.#silence);
    const { timing, words } = this.#options;
    this.#silence = setTimeout(() => this.#drop(words.silence), timing.silenceMs);
  }

  #drop(because: string): void {
    this.#because = because;
    this.#socket?.terminate();
  }

  #closed(code: number, reason: string, failure: Error | null): void {
    this.#socket = null;
    this.#clearTimers();
    if (this.#stopped) return this.#gone();
    const words = this.#because ?? lossInWords(code, reason, failure, this.#options.words);
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
    clearTimeout(this.#force);
  }
}

/** Null for what this version does not know: a newer host may say more. */
function readMessage(text: string): HostToParticipant | null {
  try {
    const parsed = hostToParticipant.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
