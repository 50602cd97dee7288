import { closeCodes } from '../../protocol/errors.ts';
import { limits } from '../../protocol/limits.ts';
import { isOpen, liveRound } from '../arena/state.ts';
import type { Commit } from '../ports/bus.ts';
import type { Clock } from '../ports/clock.ts';
import type { ParticipantLinks } from './participant-links.ts';
import { errorFrame } from './refusals.ts';
import { challengeOf } from './registration-desk.ts';

/** What participants are told because something was committed. */
export class ParticipantNotices {
  readonly #links: ParticipantLinks;
  readonly #clock: Clock;

  constructor(parts: { links: ParticipantLinks; clock: Clock }) {
    this.#links = parts.links;
    this.#clock = parts.clock;
  }

  onCommit({ before, after, events }: Commit): void {
    for (const { event } of events) {
      switch (event.type) {
        case 'round_started':
          // After the turn: whoever registered in the same commit hears `registered` first.
          setImmediate(() => this.#challengeInvited(event.roundId, events, after));
          break;
        case 'session_ended':
          this.#sendAllHome();
          break;
        case 'participant_kicked':
          this.#removeKicked(event.participantId);
          break;
        case 'deadline_moved':
        case 'round_paused':
        case 'round_resumed':
          this.#tellDeadline(after, event.roundId);
          break;
        case 'voting_opened':
        case 'round_cancelled':
          this.#tellStopped(
            before?.rounds.get(event.roundId)?.index ?? 0,
            event.type === 'voting_opened' ? 'voting' : 'cancelled',
          );
          break;
        default:
      }
    }
  }

  #challengeInvited(roundId: string, events: Commit['events'], after: Commit['after']): void {
    const round = after === null ? null : liveRound(after);
    if (after === null || round === null || round.id !== roundId) return;
    const start = events.findIndex(({ event }) => event.type === 'round_started' && event.roundId === roundId);
    // At the start everybody is given the whole time, to the millisecond.
    const message = challengeOf(after.id, round, round.startedAt ?? this.#clock.now());
    const bytes = Buffer.from(JSON.stringify(message));
    for (const { event } of events.slice(start + 1)) {
      // Who registers later in the same commit is sent the challenge there: twice would be two answers.
      if (event.type !== 'entry_invited') break;
      this.#links.of(event.participantId)?.link.sendEncoded(bytes);
    }
  }

  /**
   * The challenge again, with the time that is left now: a client of ours moves its own deadline by
   * it, an old one would answer twice and is left alone. A pause has no end yet: the longest there is.
   */
  #tellDeadline(after: Commit['after'], roundId: string): void {
    const round = after === null ? null : liveRound(after);
    if (after === null || round === null || round.id !== roundId) return;
    const challenge = challengeOf(after.id, round, this.#clock.now());
    const message = round.pausedAt === null ? challenge : { ...challenge, deadline_ms: limits.deadlineMs.max };
    for (const { link, protocol, participantId } of this.#links.all()) {
      const entry = round.entries.get(participantId);
      if (protocol !== null && entry !== undefined && isOpen(entry)) link.send(message);
    }
  }

  #sendAllHome(): void {
    for (const { link } of [...this.#links.all()]) {
      this.#links.drop(link);
      link.send(errorFrame({ code: 'SESSION_ENDED' }));
      link.close(closeCodes.SESSION_ENDED, 'The session has ended');
    }
  }

  #removeKicked(participantId: string): void {
    const link = this.#links.of(participantId)?.link;
    if (link === undefined) return;
    this.#links.drop(link);
    const frame = errorFrame({ code: 'KICKED' });
    link.send({ type: 'kicked', message: frame.message });
    link.send(frame);
    link.close(closeCodes.KICKED, 'Removed by the organizer');
  }

  /** Old clients are told nothing: their protocol has no word for it. */
  #tellStopped(round: number, status: string): void {
    for (const { link, protocol } of this.#links.all()) {
      if (protocol !== null) link.send({ type: 'round_stopped', round, status });
    }
  }
}
