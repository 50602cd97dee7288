import { limits } from '../../protocol/limits.ts';
import { liveRound } from '../arena/state.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { Random } from '../ports/random.ts';
import type { Secrets } from '../ports/secrets.ts';
import type { CommandQueue, Outcome } from './command-queue.ts';
import type { LiveAnswers } from './live-answers.ts';
import type { ParticipantLinks } from './participant-links.ts';
import { hashPin } from './pin.ts';

export interface NewSession {
  readonly outcome: Outcome;
  readonly pin: string;
  readonly disconnected: number;
}

export interface WantedSession {
  readonly pinLength?: number | undefined;
  readonly pin?: string | undefined;
  readonly title?: string | undefined;
}

/** Opens and ends sessions. */
export class SessionDesk {
  readonly #queue: CommandQueue;
  readonly #links: ParticipantLinks;
  readonly #live: LiveAnswers;
  readonly #secrets: Secrets;
  readonly #random: Random;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #pinLength: number;
  #last: Promise<unknown> = Promise.resolve();

  constructor(parts: {
    queue: CommandQueue;
    links: ParticipantLinks;
    live: LiveAnswers;
    secrets: Secrets;
    random: Random;
    clock: Clock;
    logger: Logger;
    pinLength: number;
  }) {
    this.#queue = parts.queue;
    this.#links = parts.links;
    this.#live = parts.live;
    this.#secrets = parts.secrets;
    this.#random = parts.random;
    this.#clock = parts.clock;
    this.#logger = parts.logger;
    this.#pinLength = parts.pinLength;
  }

  /** One after the other: each drops the PINs of all sessions but its own. */
  create(wanted: WantedSession): Promise<NewSession> {
    const created = this.#last.then(() => this.#create(wanted));
    this.#last = created.catch(() => undefined);
    return created;
  }

  /** The PIN is kept before the session exists: nobody is ever told a PIN that is lost by a crash. */
  async #create(wanted: WantedSession): Promise<NewSession> {
    const length = wanted.pinLength ?? this.#pinLength ?? limits.pin.default;
    const pin = wanted.pin ?? this.#random.digits(length);
    const sessionId = `s_${this.#random.id()}`;
    const hash = await hashPin(pin);
    const disconnected = this.#links.count;
    if (!this.#keepPin(sessionId, pin, hash)) {
      return { outcome: { ok: false, refusal: { code: 'STORAGE_UNAVAILABLE' } }, pin, disconnected };
    }
    if (liveRound(this.#queue.state) === null) this.#clock.resync();
    const title = wanted.title === undefined || wanted.title === '' ? null : wanted.title;
    const outcome = await this.#queue.submit(() => ({
      type: 'create_session',
      sessionId,
      title,
      pinLength: pin.length,
      open: this.#openStats(),
    }));
    if (outcome.ok) this.#secrets.dropOtherPins(sessionId);
    return { outcome, pin, disconnected };
  }

  end(): Promise<Outcome> {
    return this.#queue.submit(() => ({ type: 'end_session', open: this.#openStats() }));
  }

  /** False where the disk refuses. */
  #keepPin(sessionId: string, pin: string, hash: string): boolean {
    try {
      this.#secrets.writePinHash(sessionId, hash);
      this.#secrets.writePin(sessionId, pin);
      return true;
    } catch (error) {
      this.#logger.error({ err: error }, 'The disk refused the PIN of a new session; none was opened');
      return false;
    }
  }

  #openStats() {
    const round = liveRound(this.#queue.state);
    return round === null ? new Map() : this.#live.allStats(round.id);
  }
}
