// Taking part from this page: the terminal's client with this browser's socket and this browser's requests, and what there
// is to show of it.
import { arenaAddress } from '../../../participant/core/address.ts';
import type { ParticipantEvent } from '../../../participant/core/events.ts';
import type { ExitReason } from '../../../participant/core/exit-codes.ts';
import type { Language } from '../../../participant/core/language.ts';
import { takePart } from '../../../participant/core/participant.ts';
import type { ConnectionTiming } from '../../../participant/core/connection.ts';
import type { GenerateRequest, Piece, Runner } from '../../../participant/core/runners/runner.ts';
import type { OpenSocket } from '../../../participant/core/socket.ts';

export interface Played {
  readonly line: 'joining' | 'in' | 'away' | 'ended';
  /** As the host has it; null before. */
  readonly nickname: string | null;
  readonly voteUrl: string | null;
  /** The challenge being answered, or answered last; 0 is a warm-up, null before the first. */
  readonly round: number | null;
  readonly writing: boolean;
  readonly text: string;
  /** The same object while the text only grows. */
  readonly lineage: object;
  readonly tokens: number;
  readonly tokensPerSecond: number | null;
  /** How the last answer ended. */
  readonly ending: 'finished' | 'deadline' | 'stopped' | { readonly failed: string } | null;
  /** Why the line is away, or why it is over. */
  readonly because: string | null;
  readonly reason: ExitReason | null;
}

const BEFORE: Played = {
  line: 'joining',
  nickname: null,
  voteUrl: null,
  round: null,
  writing: false,
  text: '',
  lineage: {},
  tokens: 0,
  tokensPerSecond: null,
  ending: null,
  because: null,
  reason: null,
};

export interface PlayOptions {
  readonly id: string;
  readonly nickname: string;
  readonly pin: string;
  readonly runner: Runner;
  readonly language: Language;
  /** The page's own address: it came from the arena. */
  readonly site: string;
  readonly openSocket: OpenSocket;
  /** Calls back soon, once a frame at most. */
  readonly soon: (tell: () => void) => void;
  /**
   * Resolves unless the page is going: its requests are cut before its socket is, and what they bring then is no failure
   * of the model.
   */
  readonly staying?: () => Promise<void>;
  readonly timing?: Partial<ConnectionTiming>;
}

/** Milliseconds between two figures of the pace. */
const PROGRESS_MS = 250;

export class Play {
  readonly #options: PlayOptions;
  readonly #listeners = new Set<() => void>();
  readonly #controller = new AbortController();
  #played: Played = BEFORE;
  #isTellingDue = false;

  constructor(options: PlayOptions) {
    this.#options = options;
    const { id, nickname, pin, language, site, openSocket, timing } = options;
    void takePart(
      {
        arena: arenaAddress(site),
        openSocket,
        id,
        nickname,
        pin,
        runner: this.#overheard(options.runner),
        version: 'browser',
        language,
        emit: (event) => this.#happened(event),
        progressMs: PROGRESS_MS,
        ...(timing === undefined ? {} : { timing }),
      },
      this.#controller.signal,
    );
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  readonly get = (): Played => this.#played;

  leave(): void {
    this.#controller.abort();
  }

  /** The text is the runner's: events carry figures only. */
  #overheard(runner: Runner): Runner {
    const heard = (piece: Piece): void => {
      if (piece.text !== '') this.#change({ text: this.#played.text + piece.text });
    };
    const { staying } = this.#options;
    return {
      name: runner.name,
      model: runner.model,
      check: (signal) => runner.check(signal),
      ...(runner.load === undefined
        ? {}
        : { load: (signal, progress) => runner.load?.(signal, progress) ?? Promise.reject(signal.reason as Error) }),
      generate: async function* (request: GenerateRequest, signal: AbortSignal) {
        try {
          for await (const piece of runner.generate(request, signal)) {
            if (signal.aborted) return;
            heard(piece);
            yield piece;
          }
        } catch (error) {
          await staying?.();
          throw error;
        }
      },
    };
  }

  #happened(event: ParticipantEvent): void {
    switch (event.event) {
      case 'registered':
        return this.#change({ line: 'in', nickname: event.nickname, voteUrl: event.vote_url, because: null });
      case 'challenge':
        return this.#change({
          round: event.round,
          writing: true,
          text: '',
          lineage: {},
          tokens: 0,
          tokensPerSecond: null,
          ending: null,
        });
      case 'progress':
        return this.#change({ tokens: event.tokens, tokensPerSecond: event.tokens_per_second });
      case 'complete': {
        const { tokens, tokens_per_second: tokensPerSecond, because: ending } = event;
        return this.#change({ writing: false, tokens, tokensPerSecond, ending });
      }
      case 'error':
        return this.#change({ writing: false, ending: { failed: event.message } });
      case 'round_stopped':
        if (event.round === this.#played.round && this.#played.writing) {
          this.#change({ writing: false, ending: 'stopped' });
        }
        return;
      case 'disconnected':
        return this.#change({ line: 'away', because: event.reason });
      case 'host_error':
        return this.#change({ because: event.message });
      case 'ended':
        return this.#change({ line: 'ended', writing: false, because: event.message, reason: event.reason });
      default:
        return;
    }
  }

  #change(change: Partial<Played>): void {
    this.#played = { ...this.#played, ...change };
    if (this.#isTellingDue) return;
    this.#isTellingDue = true;
    this.#options.soon(() => {
      this.#isTellingDue = false;
      for (const listener of this.#listeners) listener();
    });
  }
}
