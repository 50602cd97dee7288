import type { WebSocket } from 'ws';
import { now, sleep } from '../lib/clock.ts';
import { participantId, tokenText } from '../lib/text.ts';
import { frameText, openSocket } from './open.ts';

/** Milliseconds between two attempts to come back. */
const RETRY_MS = 50;

export interface PlayerOptions {
  readonly ws: string;
  readonly pin: string;
  readonly index: number;
}

/** What a participant found when it came back after its connection was cut. */
export interface Return {
  readonly at: number;
  /** The first token that the host does not have. */
  readonly nextSeq: number;
}

/** One participant: says its tokens when they are due, and as our own client does continues where the host says. */
export class Player {
  readonly #options: PlayerOptions;
  readonly id: string;
  /** When each token was first sent, milliseconds of the machine's clock. */
  sentAt: number[] = [];
  /** How late each was sent, against its plan. Milliseconds. */
  lateness: number[] = [];
  registeredMs = Number.NaN;
  errors: string[] = [];
  return: Return | null = null;
  #socket: WebSocket | null = null;
  #round = 0;
  #times: Float64Array = new Float64Array();
  #startedAt = Number.POSITIVE_INFINITY;
  #next = 0;
  #completed = true;
  #leaving = false;
  #returning = false;
  #resumeToken: string | null = null;
  #challenged: () => void = () => undefined;

  constructor(options: PlayerOptions) {
    this.#options = options;
    this.id = participantId(options.index);
  }

  /** Connects and registers. */
  async join(): Promise<void> {
    const from = now();
    const socket = await openSocket(this.#options.ws);
    this.#socket = socket;
    const registered = new Promise<void>((resolve, reject) => {
      socket.on('message', (data) => this.#hear(JSON.parse(frameText(data)) as HostFrame, resolve));
      socket.on('close', (code) => {
        reject(new Error(`${this.id} was closed with ${code}: ${this.errors.join(', ')}`));
        this.#socket = null;
        if (this.#resumeToken !== null) void this.#comeBack();
      });
    });
    socket.send(
      JSON.stringify({
        type: 'register',
        participant_id: this.id,
        nickname: this.id,
        pin: this.#options.pin,
        runner: 'bench',
        model: 'bench-7b',
        protocol: 1,
        ...(this.#resumeToken === null ? {} : { resume_token: this.#resumeToken }),
      }),
    );
    await registered;
    this.registeredMs = now() - from;
  }

  /** Gets ready to send by the plan in `times` from the next challenge on, and resolves when it comes. */
  prepare(times: Float64Array): Promise<void> {
    this.#times = times;
    this.#next = 0;
    this.sentAt = [];
    this.lateness = [];
    this.#completed = false;
    this.#startedAt = Number.POSITIVE_INFINITY;
    return new Promise((resolve) => (this.#challenged = resolve));
  }

  /** Sends what is due. True while there is more to come. */
  tick(at: number): boolean {
    if (this.#completed) return false;
    const socket = this.#socket;
    if (socket === null || socket.readyState !== socket.OPEN) return true;
    for (; this.#next < this.#times.length; this.#next += 1) {
      const due = this.#startedAt + (this.#times[this.#next] ?? 0);
      if (due > at) return true;
      this.#send(socket, this.#next, due);
    }
    this.#completed = true;
    const tokens = this.#times.length;
    socket.send(
      JSON.stringify({
        type: 'complete',
        round: this.#round,
        participant_id: this.id,
        tokens,
        latency_ms_first_token: this.#times[0] ?? 0,
        duration_ms: this.#times.at(-1) ?? 0,
      }),
    );
    return false;
  }

  leave(): void {
    this.#leaving = true;
    this.#socket?.terminate();
  }

  #send(socket: WebSocket, seq: number, due: number): void {
    const content = tokenText(this.#options.index, seq);
    const message = JSON.stringify({ type: 'token', round: this.#round, participant_id: this.id, seq, content });
    if (this.sentAt.length === seq) {
      const at = now();
      this.sentAt.push(at);
      this.lateness.push(at - due);
    }
    socket.send(message);
  }

  #hear(frame: HostFrame, registered: () => void): void {
    if (frame.type === 'registered') {
      if (this.#resumeToken !== null && frame.next_seq !== null) {
        this.return = { at: now(), nextSeq: frame.next_seq };
        this.#next = frame.next_seq;
        this.#completed = false;
      }
      this.#resumeToken = frame.resume_token;
      registered();
    } else if (frame.type === 'challenge' && this.#startedAt === Number.POSITIVE_INFINITY) {
      this.#round = frame.round;
      this.#startedAt = now();
      this.#challenged();
    } else if (frame.type === 'error') {
      this.errors.push(frame.code ?? frame.message);
    }
  }

  async #comeBack(): Promise<void> {
    if (this.#returning) return;
    this.#returning = true;
    while (!this.#leaving && this.#socket === null) {
      await sleep(RETRY_MS);
      await this.join().catch(() => undefined);
    }
    this.#returning = false;
  }
}

type HostFrame =
  | { readonly type: 'registered'; readonly resume_token: string; readonly next_seq: number | null }
  | { readonly type: 'challenge'; readonly round: number }
  | { readonly type: 'error'; readonly code?: string; readonly message: string }
  | { readonly type: 'progress' | 'heartbeat' | 'round_stopped' | 'kicked' };
