import { WARMUP_ROUND } from '../../protocol/limits.ts';
import { cleanLine } from '../../protocol/text.ts';
import type { CompleteMessage, FailureMessage, TokenMessage } from '../../protocol/wire/index.ts';
import { liveRound, roundByIndex } from '../arena/state.ts';
import type { CompletionClaim, Round } from '../arena/state.ts';
import type { Clock } from '../ports/clock.ts';
import type { CommandQueue } from './command-queue.ts';
import type { Link } from './link.ts';
import type { LiveAnswers } from './live-answers.ts';
import type { ParticipantLinks, Registration } from './participant-links.ts';
import type { WarmUp } from './warm-up.ts';

/** Milliseconds between two `progress` messages to one client. */
const PROGRESS_MS = 1_000;
const REASON_CHARS = 300;

/** What participants send while they answer. Only from the socket that registered them, only for the live round. */
export class AnswerDesk {
  readonly #queue: CommandQueue;
  readonly #links: ParticipantLinks;
  readonly #live: LiveAnswers;
  readonly #warmUp: WarmUp;
  readonly #clock: Clock;

  constructor(parts: {
    queue: CommandQueue;
    links: ParticipantLinks;
    live: LiveAnswers;
    warmUp: WarmUp;
    clock: Clock;
  }) {
    this.#queue = parts.queue;
    this.#links = parts.links;
    this.#live = parts.live;
    this.#warmUp = parts.warmUp;
    this.#clock = parts.clock;
  }

  token(link: Link, message: TokenMessage): void {
    const from = this.#sender(link, message.participant_id);
    if (from === null) return;
    const tokens = message.tokens ?? 1;
    if (message.round === WARMUP_ROUND) return this.#warmUp.token(from.participantId, tokens);
    const round = this.#liveRoundNumbered(link, message.round);
    if (round === null) return;
    const { participantId } = from;
    const { seq, content } = message;
    const outcome = this.#live.accept(this.#queue.state, { connection: link.id, participantId, seq, content, tokens });
    if (outcome.kind === 'refused') return this.#links.complain(link, outcome.code);
    if (outcome.kind === 'ignored') return;
    const { live } = outcome;
    if (outcome.began) {
      const { generation } = live;
      void this.#queue.submit({ type: 'start_entry', roundId: round.id, participantId, generation });
    }
    const claim = round.entries.get(participantId)?.claim ?? null;
    if (claim !== null && live.hasAll(claim.tokens)) this.#seal(round, participantId);
    this.#showProgress(from, message.round, live.tokens, live.nextSeq);
  }

  async complete(link: Link, message: CompleteMessage): Promise<void> {
    const from = this.#sender(link, message.participant_id);
    if (from === null) return;
    const { participantId } = from;
    const claim: CompletionClaim = {
      tokens: message.tokens,
      firstTokenMs: message.latency_ms_first_token ?? null,
      durationMs: message.duration_ms,
      model: message.model_info?.name ?? null,
      runner: message.model_info?.runner ?? null,
      device: message.model_info?.device ?? null,
      loadMs: message.load_ms ?? null,
    };
    if (message.round === WARMUP_ROUND) return this.#warmUp.complete(participantId);
    const round = this.#liveRoundNumbered(link, message.round);
    if (round === null) return;
    const outcome = await this.#queue.submit(() => {
      const live = this.#live.roundId === round.id ? this.#live.entry(participantId) : undefined;
      const arrived = live === undefined ? claim.tokens === 0 : live.hasAll(claim.tokens);
      const settled = arrived ? this.#live.sealStats(participantId) : null;
      return { type: 'complete_entry', roundId: round.id, participantId, claim, settled };
    });
    if (!outcome.ok) this.#links.complain(link, outcome.refusal.code, outcome.refusal.detail);
  }

  async fail(link: Link, message: FailureMessage): Promise<void> {
    const from = this.#sender(link, message.participant_id);
    if (from === null) return;
    const { participantId } = from;
    const reason = cleanLine(`${message.code}: ${message.message}`, REASON_CHARS);
    if (message.round === WARMUP_ROUND) return this.#warmUp.fail(participantId, reason);
    const round = this.#liveRoundNumbered(link, message.round);
    if (round === null) return;
    const outcome = await this.#queue.submit(() => {
      const stats = this.#live.sealStats(participantId);
      return { type: 'fail_entry', roundId: round.id, participantId, stats, reason };
    });
    if (!outcome.ok) this.#links.complain(link, outcome.refusal.code, outcome.refusal.detail);
  }

  #sender(link: Link, participantId: string): Registration | null {
    const registration = this.#links.ofLink(link);
    if (registration === undefined) {
      this.#links.complain(link, 'NOT_REGISTERED');
      return null;
    }
    if (participantId !== registration.spelling && participantId !== registration.participantId) {
      this.#links.complain(link, 'NOT_YOUR_ID');
      return null;
    }
    return registration;
  }

  #liveRoundNumbered(link: Link, index: number): Round | null {
    const session = this.#queue.state;
    const live = session === null || session.endedAt !== null ? null : liveRound(session);
    if (live?.index === index) return live;
    const known = session === null ? null : roundByIndex(session, index);
    const ended = known !== null && known.startedAt !== null && known.status !== 'live';
    this.#links.complain(
      link,
      ended ? 'ROUND_ENDED' : 'WRONG_ROUND',
      live === null ? undefined : `Round ${live.index} is live.`,
    );
    return null;
  }

  #seal(round: Round, participantId: string): void {
    void this.#queue.submit(() => ({
      type: 'seal_entry',
      roundId: round.id,
      participantId,
      stats: this.#live.sealStats(participantId),
    }));
  }

  /** Our own clients show the host's count; old ones would print it as unknown. */
  #showProgress(to: Registration, round: number, tokens: number, nextSeq: number): void {
    if (to.protocol === null) return;
    const now = this.#clock.now();
    if (now - to.progressAt < PROGRESS_MS) return;
    to.progressAt = now;
    to.link.send({ type: 'progress', round, tokens, next_seq: nextSeq });
  }
}
