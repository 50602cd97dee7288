// A participant written from the old protocol's page alone: plain `ws`, no additions, nothing of ours.
import { WebSocket } from 'ws';

// oxlint-disable-next-line typescript/no-explicit-any -- it reads untyped JSON, as it always did
type Json = any;

/** What this client knows how to hear; anything else it would print as unknown. */
const KNOWN = new Set(['registered', 'challenge', 'heartbeat', 'error']);

export interface OldHabits {
  /** Words it answers with, by prompt. */
  readonly answer: (prompt: string) => readonly string[];
  /** Sends `complete` before its last tokens. */
  readonly hasty?: boolean;
  /** Had no model to ask: null metrics. */
  readonly mute?: boolean;
  /** Says which model answered. */
  readonly modelInfo?: boolean;
}

export class OldClient {
  readonly id: string;
  readonly heard: Json[] = [];
  readonly #socket: WebSocket;
  readonly #habits: OldHabits;
  #waiting: (() => void)[] = [];

  constructor(url: string, id: string, pin: string, habits: OldHabits) {
    this.id = id;
    this.#habits = habits;
    this.#socket = new WebSocket(url);
    this.#socket.on('open', () =>
      this.#send({
        type: 'register',
        participant_id: id,
        nickname: id.toUpperCase(),
        pin,
        runner: 'ollama',
        model: 'llama3.1:8b',
      }),
    );
    this.#socket.on('message', (data: Buffer) => {
      const message = JSON.parse(data.toString('utf8'));
      this.heard.push(message);
      if (message.type === 'challenge') this.#answer(message);
      for (const wake of this.#waiting.splice(0)) wake();
    });
  }

  /** Waits for the n-th message of a type (from 1). */
  async hears(type: string, n = 1): Promise<Json> {
    for (;;) {
      const found = this.heard.filter((message) => message.type === type)[n - 1];
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  /** Types of messages it does not know. */
  strange(): string[] {
    return this.heard.map((message) => String(message.type)).filter((type) => !KNOWN.has(type));
  }

  leave(): void {
    this.#socket.close();
  }

  #answer({ round, prompt }: Json): void {
    const { hasty = false, mute = false, modelInfo = false } = this.#habits;
    const words = this.#habits.answer(prompt);
    const complete = {
      type: 'complete',
      round,
      participant_id: this.id,
      tokens: words.length,
      latency_ms_first_token: mute ? null : 12.5,
      duration_ms: 80.25,
      ...(mute ? { model_info: null } : modelInfo ? { model_info: { name: 'Llama 3.1', runner: 'Ollama' } } : {}),
    };
    const last = words.length - 2;
    words.forEach((content, seq) => {
      if (hasty && seq === last) this.#send(complete);
      this.#send({ type: 'token', round, participant_id: this.id, seq, content });
    });
    if (!hasty) this.#send(complete);
  }

  #send(message: object): void {
    this.#socket.send(JSON.stringify(message));
  }
}
