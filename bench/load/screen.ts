import type { WebSocket } from 'ws';
import { now } from '../lib/clock.ts';
import { Reading } from '../lib/reading.ts';
import { participantIndex } from '../lib/text.ts';
import { frameText, openSocket } from './open.ts';

/** One telão: keeps what it is shown, and when. Speaks our frames and the old protocol's single tokens. */
export class Screen {
  readonly #ws: string;
  messages = 0;
  #readings = new Map<number, Reading>();
  /** Texts that came whole when an entry was sealed. */
  #sealed = new Map<number, string>();
  #socket: WebSocket | null = null;
  #changed: () => void = () => undefined;

  constructor(ws: string) {
    this.#ws = ws;
  }

  async open(): Promise<void> {
    const socket = await openSocket(this.#ws);
    this.#socket = socket;
    const registered = new Promise<void>((resolve) => {
      socket.on('message', (data) => {
        this.messages += 1;
        const message = JSON.parse(frameText(data)) as ScreenFrame;
        if (message.type === 'registered_telao') resolve();
        else this.#show(message, now());
      });
    });
    const topics = ['state', 'participants', 'entries', 'tokens'];
    socket.send(JSON.stringify({ type: 'telao_register', view: 'arena', topics, frames: true }));
    await registered;
  }

  /** Begins an empty round. */
  clear(): void {
    this.#readings = new Map();
    this.#sealed = new Map();
    this.messages = 0;
  }

  reading(index: number): Reading {
    let reading = this.#readings.get(index);
    if (reading === undefined) this.#readings.set(index, (reading = new Reading(index)));
    return reading;
  }

  sealedText(index: number): string | null {
    return this.#sealed.get(index) ?? null;
  }

  /** Resolves once everybody's `count` tokens have arrived. */
  async complete(participants: number, count: number): Promise<void> {
    const isComplete = (): boolean =>
      Array.from({ length: participants }, (_, i) => i).every((i) => this.reading(i).arrivals.length >= count);
    while (!isComplete()) await new Promise<void>((resolve) => (this.#changed = resolve));
  }

  close(): void {
    this.#socket?.terminate();
  }

  #show(message: ScreenFrame, at: number): void {
    switch (message.type) {
      case 'token_frame':
        for (const { participant_id: id, off, text } of message.deltas) {
          this.reading(participantIndex(id)).put(off, text, at);
        }
        break;
      case 'token':
      case 'token_update':
        this.reading(participantIndex(message.participant_id)).append(message.content, at);
        break;
      case 'state_snapshot':
        for (const { participantId, text } of message.entries) {
          if (text !== undefined) this.reading(participantIndex(participantId)).put(0, text, at);
        }
        break;
      case 'entry_state': {
        const { participantId, text } = message.entry;
        if (text !== undefined) this.#sealed.set(participantIndex(participantId), text);
        break;
      }
      default:
    }
    this.#changed();
  }
}

interface Entry {
  readonly participantId: string;
  readonly text?: string;
}

type ScreenFrame =
  | { readonly type: 'registered_telao' | 'completion' | 'round_state' }
  | {
      readonly type: 'token_frame';
      readonly deltas: readonly { readonly participant_id: string; readonly off: number; readonly text: string }[];
    }
  | { readonly type: 'token' | 'token_update'; readonly participant_id: string; readonly content: string }
  | { readonly type: 'state_snapshot'; readonly entries: readonly Entry[] }
  | { readonly type: 'entry_state'; readonly entry: Entry };
