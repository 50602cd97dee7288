import type { WebSocket } from 'ws';
import { now, sleep } from '../lib/clock.ts';
import { frameText, openSocket } from './open.ts';
import { PhoneHttp } from './phone-http.ts';

/** Milliseconds before a vote that got no answer is sent again. */
const RETRY_MS = 20;

export interface VoterOptions {
  readonly url: string;
  readonly ws: string;
  readonly roundId: string;
  readonly index: number;
}

/** One phone that votes: page token, state socket, and votes that are sent until they are acknowledged. */
export class Voter {
  readonly #options: VoterOptions;
  readonly #http: PhoneHttp;
  /** Score acknowledged for each entry. */
  readonly acknowledged = new Map<string, number>();
  /** Score sent last for each entry: the host may have it although its answer never came. */
  readonly #sent = new Map<string, number>();
  /** Milliseconds from a tap to its acknowledgement, over every attempt. */
  readonly ackMs: number[] = [];
  retried = 0;
  refused: string[] = [];
  #socket: WebSocket | null = null;
  #since: { offset: number; epoch: string } | null = null;
  #stopped = false;

  constructor(options: VoterOptions) {
    this.#options = options;
    this.#http = new PhoneHttp(options.url);
  }

  /** Opens the page's connections. */
  async open(): Promise<void> {
    await this.#http.post('/voter', {});
    await this.#watch();
  }

  /** Gives an entry its score and waits for the acknowledgement, through cuts. */
  async vote(participantId: string, score: number): Promise<void> {
    const { roundId } = this.#options;
    const from = now();
    this.#sent.set(participantId, score);
    while (!this.#stopped) {
      const reply = await this.#http.post('/votes', { roundId, participantId, score }).catch(() => null);
      if (reply?.status === 200) {
        this.acknowledged.set(participantId, score);
        this.ackMs.push(now() - from);
        return;
      }
      if (reply !== null) {
        this.refused.push(`${reply.status} ${reply.body.slice(0, 120)}`);
        return;
      }
      this.retried += 1;
      await sleep(RETRY_MS);
    }
  }

  /** The phone loses the network for a moment: everything open is cut, and it comes back. */
  async reconnect(): Promise<void> {
    this.#socket?.terminate();
    this.#http.cut();
    await this.#watch();
  }

  /** Acknowledged votes that the host has neither as they were acknowledged nor as they were given after that. */
  async missing(): Promise<number> {
    const { status, body } = await this.#http.get(`/votes/mine?roundId=${this.#options.roundId}`);
    if (status !== 200) throw new Error(`/votes/mine answered ${status}: ${body.slice(0, 200)}`);
    const mine = JSON.parse(body) as { participantId: string; score: number }[];
    const kept = new Map(mine.map((vote) => [vote.participantId, vote.score]));
    return [...this.acknowledged].filter(([id, score]) => {
      const found = kept.get(id);
      return found === undefined || (found !== score && found !== this.#sent.get(id));
    }).length;
  }

  /** Stops trying. */
  stop(): void {
    this.#stopped = true;
  }

  close(): void {
    this.#stopped = true;
    this.#socket?.terminate();
    this.#http.close();
  }

  /** Watches the state, from where it was when it comes back. */
  async #watch(): Promise<void> {
    const socket = await openSocket(this.#options.ws);
    this.#socket = socket;
    await new Promise<void>((resolve) => {
      socket.on('message', (data) => {
        const message = JSON.parse(frameText(data)) as { type: string; offset?: number; epoch?: string };
        const { type, offset, epoch } = message;
        if (type === 'registered_telao') resolve();
        if (offset !== undefined) this.#since = { offset, epoch: epoch ?? this.#since?.epoch ?? '' };
      });
      const since = this.#since === null ? {} : { since: this.#since.offset, epoch: this.#since.epoch };
      socket.send(
        JSON.stringify({ type: 'telao_register', view: 'voting', topics: ['state'], frames: true, ...since }),
      );
    });
  }
}
