import { closeCodes } from '../../protocol/errors.ts';
import type { Refusal } from '../../protocol/errors.ts';
import { limits, PROTOCOL_VERSION, timing } from '../../protocol/limits.ts';
import { cleanLine } from '../../protocol/text.ts';
import type { ChallengeMessage, RegisterMessage } from '../../protocol/wire/index.ts';
import { remainingMs } from '../arena/deadlines.ts';
import { liveRound } from '../arena/state.ts';
import type { Round, Session } from '../arena/state.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { Access } from './access.ts';
import type { Away } from './away.ts';
import type { CommandQueue } from './command-queue.ts';
import type { Link } from './link.ts';
import type { LiveAnswers } from './live-answers.ts';
import type { ParticipantLinks, Registration } from './participant-links.ts';
import { PinThrottle, WRONG_PER_SOCKET } from './pin-throttle.ts';
import type { PinCheck } from './pin.ts';
import type { Problems } from './problems.ts';
import { errorFrame } from './refusals.ts';

/** Registrations of one connection that may wait for their turn. */
const WAITING_PER_LINK = 8;

export interface RegistrationParts {
  readonly queue: CommandQueue;
  readonly links: ParticipantLinks;
  readonly live: LiveAnswers;
  readonly access: Access;
  readonly away: Away;
  readonly pins: PinCheck;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly problems: Problems;
  readonly version: string;
  readonly rehearsal: boolean;
}

/** The door: PIN, identity, take-over, and the challenge for whoever comes while a round is live. */
export class RegistrationDesk {
  readonly #parts: RegistrationParts;
  readonly #throttle: PinThrottle;
  readonly #turns = new Map<string, { waiting: number; last: Promise<void> }>();

  constructor(parts: RegistrationParts) {
    this.#parts = parts;
    this.#throttle = new PinThrottle(parts.clock);
  }

  /** Registers in the order asked, one at a time a connection. */
  register(link: Link, message: RegisterMessage): Promise<void> {
    const turn = this.#turns.get(link.id) ?? { waiting: 0, last: Promise.resolve() };
    this.#turns.set(link.id, turn);
    if (turn.waiting >= WAITING_PER_LINK) {
      link.send(errorFrame({ code: 'PIN_PENDING' }));
      return turn.last;
    }
    turn.waiting += 1;
    const mine = turn.last.then(async () => {
      try {
        if (link.isOpen) await this.#register(link, message);
      } finally {
        turn.waiting -= 1;
      }
    });
    // A fault in this one must not keep the next from its turn.
    turn.last = mine.catch(() => undefined);
    return mine;
  }

  /** The connection is gone. */
  left(link: Link): void {
    this.#turns.delete(link.id);
    this.#throttle.forget(link.address, link.id);
  }

  async #register(link: Link, message: RegisterMessage): Promise<void> {
    const { queue, links, away } = this.#parts;
    const participantId = cleanLine(message.participant_id, limits.participantIdChars);
    // As a key of a plain object, in any client's hands, `__proto__` is not a name but a trap.
    if (participantId === '' || participantId === '__proto__') {
      const detail = participantId === '' ? 'participant_id is empty' : 'participant_id cannot be __proto__';
      return link.send(errorFrame({ code: 'INVALID_MESSAGE', detail }));
    }
    const sessionId = await this.#sessionOfPin(link, message.pin);
    if (sessionId === null) return;
    if (!(await this.#mayTakeOver(sessionId, link, participantId, message.resume_token ?? null))) {
      return link.send(errorFrame({ code: 'ID_IN_USE' }));
    }
    // Checking took its time: the PIN opens the session it was checked for, not the next one.
    if (queue.state?.id !== sessionId) return link.send(errorFrame({ code: 'SESSION_ENDED' }));
    const registration: Registration = {
      participantId,
      spelling: message.participant_id,
      protocol: message.protocol ?? null,
      link,
      progressAt: 0,
    };
    const former = links.ofLink(link);
    if (former !== undefined && former.participantId !== participantId) this.#leave(link);
    const client = message.client ? `${message.client.name} ${message.client.version}` : null;
    const { nickname, runner, model } = message;
    const sameConnection = former?.participantId === participantId;
    let replaced: Link | null = null;
    const outcome = await queue.submit(() => {
      // Known from here on: a round that starts in the same commit reaches this connection too.
      if (link.isOpen) replaced = links.set(registration);
      const returns = away.returns(participantId);
      return { type: 'register_participant', participantId, nickname, runner, model, client, sameConnection, returns };
    });
    if (!outcome.ok) return this.#turnAway(registration, outcome.refusal, [former, replaced && links.ofLink(replaced)]);
    giveWay(replaced);
    if (!link.isOpen) return this.#gone(registration);
    const invited = outcome.events.some(({ event }) => event.type === 'entry_invited');
    this.#welcome(outcome.session, registration, invited);
  }

  /** The session that this PIN opens; null once the connection has been told that it opens none. */
  async #sessionOfPin(link: Link, pin: string): Promise<string | null> {
    const { pins, queue, problems, logger } = this.#parts;
    if (!(await this.#throttle.turn(link.address, link.id)) || !link.isOpen) return null;
    const session = queue.state;
    if (session === null || session.endedAt !== null) {
      link.send(errorFrame({ code: 'NO_ACTIVE_SESSION', detail: 'Wait for the organizer to open one.' }));
      return null;
    }
    if (await pins.isRight(session.id, pin)) return session.id;
    const { close, warn } = this.#throttle.wrong(link.address, link.id);
    if (warn) {
      logger.warn({ address: link.address }, 'Many wrong PINs from one address; its attempts are slowed');
      problems.raise('many_wrong_pins', link.address);
    }
    link.send(errorFrame({ code: 'INVALID_PIN', detail: 'The PIN is on the telão.' }));
    if (close) link.close(closeCodes.TOO_MANY_PINS, `${WRONG_PER_SOCKET} wrong PINs`);
    return null;
  }

  /** An id held by another connection goes to whoever proves to be the same, or once the other side is dead. */
  async #mayTakeOver(
    sessionId: string,
    link: Link,
    participantId: string,
    resumeToken: string | null,
  ): Promise<boolean> {
    const { links, access } = this.#parts;
    for (;;) {
      const holder = links.of(participantId)?.link;
      if (holder === undefined || holder.id === link.id || !holder.isOpen) return true;
      if (resumeToken !== null && access.isResumeToken(resumeToken, sessionId, participantId)) return true;
      if (await holder.answersWithin(timing.takeoverPingMs)) return false;
      // Its owner may have come back meanwhile, on a connection that is alive: ask that one too.
      if (links.of(participantId)?.link === holder) return true;
    }
  }

  /** Nothing happened: whoever spoke for the participant until now (`before`) still does. */
  #turnAway(registration: Registration, refusal: Refusal, before: readonly (Registration | null | undefined)[]): void {
    const { links } = this.#parts;
    const { link, participantId } = registration;
    links.drop(link);
    for (const one of before) if (one?.participantId === participantId && one.link.isOpen) links.set(one);
    link.send(errorFrame(refusal));
    if (refusal.code === 'KICKED') link.close(closeCodes.KICKED, 'Removed by the organizer');
  }

  /** The connection went while it was being registered, when it had nothing to leave yet. */
  #gone({ link, participantId }: Registration): void {
    const { links, queue } = this.#parts;
    links.drop(link);
    if (links.of(participantId) === undefined) void queue.submit({ type: 'disconnect_participant', participantId });
  }

  #leave(link: Link): void {
    const { links, queue } = this.#parts;
    const left = links.drop(link);
    if (left !== null) void queue.submit({ type: 'disconnect_participant', participantId: left.participantId });
  }

  #welcome(session: Session, registration: Registration, invited: boolean): void {
    const { access, live, version, clock, rehearsal } = this.#parts;
    const { participantId, link, protocol } = registration;
    const round = liveRound(session);
    link.send({
      type: 'registered',
      session_id: session.id,
      participant_id: participantId,
      nickname: session.participants.get(participantId)?.nickname ?? participantId,
      resume_token: access.resumeToken(session.id, participantId),
      vote_code: access.voteCode(session.id, participantId),
      server: { name: 'llm-arena', version },
      protocol: PROTOCOL_VERSION,
      round: round?.index ?? null,
      next_seq: round === null ? null : round.id === live.roundId ? (live.entry(participantId)?.nextSeq ?? 0) : 0,
      ...(rehearsal ? { rehearsal } : {}),
    });
    if (round === null) return;
    // A client of ours decides by next_seq whether to continue; an old one would answer twice.
    const continues = protocol !== null && round.entries.get(participantId)?.status !== 'complete';
    const challenge = challengeOf(session.id, round, clock.now());
    if (invited || (continues && challenge.deadline_ms > 0)) link.send(challenge);
  }
}

/** Tells a connection that the same participant now speaks on another one. */
function giveWay(replaced: Link | null): void {
  replaced?.send(errorFrame({ code: 'REPLACED' }));
  replaced?.close(closeCodes.REPLACED, 'The same participant connected from elsewhere');
}

/** The challenge with the time that is left. */
export function challengeOf(sessionId: string, round: Round, now: number): ChallengeMessage {
  const { prompt, maxTokens, temperature, deadlineMs, seed } = round.settings;
  return {
    type: 'challenge',
    session_id: sessionId,
    round: round.index,
    prompt,
    max_tokens: maxTokens,
    temperature,
    deadline_ms: remainingMs(round, now) ?? deadlineMs,
    seed,
  };
}
