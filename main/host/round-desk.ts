import type { RoundSettings } from '../../protocol/model.ts';
import type { DueTask } from '../arena/deadlines.ts';
import { liveRound } from '../arena/state.ts';
import type { EndReason } from '../arena/state.ts';
import type { Clock } from '../ports/clock.ts';
import type { Random } from '../ports/random.ts';
import type { CommandQueue, Outcome } from './command-queue.ts';
import type { LiveAnswers } from './live-answers.ts';

/** Rounds, as the organizer and the clock move them. */
export class RoundDesk {
  readonly #queue: CommandQueue;
  readonly #live: LiveAnswers;
  readonly #random: Random;
  readonly #clock: Clock;

  constructor(parts: { queue: CommandQueue; live: LiveAnswers; random: Random; clock: Clock }) {
    this.#queue = parts.queue;
    this.#live = parts.live;
    this.#random = parts.random;
    this.#clock = parts.clock;
  }

  create(settings: RoundSettings): Promise<Outcome & { roundId: string }> {
    const roundId = `r_${this.#random.id()}`;
    return this.#named(roundId, this.#queue.submit({ type: 'create_round', roundId, settings }));
  }

  duplicate(roundId: string): Promise<Outcome & { roundId: string }> {
    const newRoundId = `r_${this.#random.id()}`;
    return this.#named(newRoundId, this.#queue.submit({ type: 'duplicate_round', roundId, newRoundId }));
  }

  start(roundId: string): Promise<Outcome> {
    // Never under a running round: its deadline would move with the system's clock.
    if (liveRound(this.#queue.state) === null) this.#clock.resync();
    return this.#queue.submit({ type: 'start_round', roundId, seed: this.#random.seed() });
  }

  end(roundId: string, reason: EndReason): Promise<Outcome> {
    return this.#queue.submit(() => ({ type: 'end_round', roundId, reason, open: this.#live.allStats(roundId) }));
  }

  cancel(roundId: string): Promise<Outcome> {
    return this.#queue.submit(() => ({ type: 'cancel_round', roundId, open: this.#live.allStats(roundId) }));
  }

  /** What time asked for. */
  carryOut(due: DueTask): Promise<Outcome> {
    if (due.task === 'end_round') return this.end(due.roundId, due.reason);
    const { roundId, participantId } = due;
    return this.#queue.submit(() => ({
      type: 'seal_entry',
      roundId,
      participantId,
      stats: this.#live.sealStats(participantId),
    }));
  }

  async #named(roundId: string, outcome: Promise<Outcome>): Promise<Outcome & { roundId: string }> {
    return { ...(await outcome), roundId };
  }
}
