import { timing, WARMUP_ROUND, WARMUP_TOKENS } from '../../protocol/limits.ts';
import type { WarmUpView } from '../../protocol/model.ts';
import type { Refusal } from '../../protocol/errors.ts';
import { liveRound, roundOnStage } from '../arena/state.ts';
import type { ArenaState } from '../arena/state.ts';
import type { Clock } from '../ports/clock.ts';
import type { ParticipantLinks } from './participant-links.ts';

interface Attempt {
  readonly sentAt: number;
  status: WarmUpView['status'];
  tokens: number;
  firstAt: number | null;
  lastAt: number | null;
  reason: string | null;
}

/** Reasons of the host's own; those of a client are its words. */
const NO_ANSWER = 'no_answer';
const NO_TEXT = 'no_text';

/** A tiny challenge as round 0: broken set-ups are found before they count. Kept in memory only. */
export class WarmUp {
  readonly #links: ParticipantLinks;
  readonly #clock: Clock;
  readonly #changed: () => void;
  readonly #timers = new Set<() => void>();
  #attempts = new Map<string, Attempt>();
  /** The session whose participants were asked. */
  #askedIn: string | null = null;

  /** `changed` is called whenever the results are others. */
  constructor(parts: { links: ParticipantLinks; clock: Clock; changed: () => void }) {
    this.#links = parts.links;
    this.#clock = parts.clock;
    this.#changed = parts.changed;
  }

  /** Sends it to one participant or to all who are connected. */
  send(state: ArenaState, participantId: string | null): { ok: true; sent: number } | { ok: false; refusal: Refusal } {
    if (state === null || state.endedAt !== null) return { ok: false, refusal: { code: 'NO_ACTIVE_SESSION' } };
    const now = this.#clock.now();
    const latest = roundOnStage(state)?.startedAt ?? null;
    if (liveRound(state) !== null || (latest !== null && now - latest < timing.warmupMs)) {
      return { ok: false, refusal: { code: 'WARMUP_TOO_LATE' } };
    }
    if (participantId !== null && this.#links.of(participantId) === undefined) {
      return { ok: false, refusal: { code: 'PARTICIPANT_NOT_FOUND', detail: 'Not connected now.' } };
    }
    const targets = [...this.#links.all()].filter((r) => participantId === null || r.participantId === participantId);
    if (participantId === null) this.#attempts = new Map();
    this.#askedIn = state.id;
    const asked: Attempt[] = [];
    for (const { link, participantId: id } of targets) {
      const attempt: Attempt = {
        sentAt: now,
        status: 'waiting',
        tokens: 0,
        firstAt: null,
        lastAt: null,
        reason: null,
      };
      asked.push(attempt);
      this.#attempts.set(id, attempt);
      link.send({
        type: 'challenge',
        session_id: state.id,
        round: WARMUP_ROUND,
        prompt: 'Diga olá em uma frase curta. / Say hello in one short sentence.',
        max_tokens: WARMUP_TOKENS,
        temperature: 0,
        deadline_ms: timing.warmupMs,
        seed: null,
      });
    }
    if (asked.length > 0) this.#endLater(asked);
    this.#changed();
    return { ok: true, sent: targets.length };
  }

  token(participantId: string, tokens: number): void {
    const attempt = this.#open(participantId);
    if (attempt === undefined) return;
    const now = this.#clock.now();
    attempt.status = 'generating';
    attempt.tokens += tokens;
    attempt.firstAt ??= now;
    attempt.lastAt = now;
    this.#changed();
  }

  complete(participantId: string): void {
    const attempt = this.#open(participantId);
    if (attempt === undefined) return;
    if (attempt.tokens > 0) attempt.status = 'complete';
    else Object.assign(attempt, { status: 'failed', reason: NO_TEXT });
    this.#changed();
  }

  fail(participantId: string, reason: string): void {
    const attempt = this.#attempts.get(participantId);
    // Why there was no answer in time is worth more than that there was none.
    if (attempt === undefined || (isOver(attempt) && attempt.reason !== NO_ANSWER)) return;
    attempt.status = 'failed';
    attempt.reason = reason;
    this.#changed();
  }

  /** A round, or another session, makes what was found out before it old. */
  follow(state: ArenaState): void {
    if (this.#attempts.size === 0) return;
    if (state !== null && state.id === this.#askedIn && liveRound(state) === null) return;
    this.stop();
    this.#attempts = new Map();
    this.#changed();
  }

  results(): WarmUpView[] {
    return [...this.#attempts].map(([participantId, a]) => {
      const seconds = a.firstAt === null || a.lastAt === null ? 0 : (a.lastAt - a.firstAt) / 1_000;
      return {
        participantId,
        status: a.status,
        tokens: a.tokens,
        ttftMs: a.firstAt === null ? null : Math.round(a.firstAt - a.sentAt),
        tps: seconds > 0 ? Math.round(((a.tokens - 1) / seconds) * 10) / 10 : null,
        reason: a.reason,
      };
    });
  }

  stop(): void {
    for (const cancel of this.#timers) cancel();
    this.#timers.clear();
  }

  #open(participantId: string): Attempt | undefined {
    const attempt = this.#attempts.get(participantId);
    return attempt === undefined || isOver(attempt) ? undefined : attempt;
  }

  /** Nothing in time has failed; a text that did not end is measured as far as it came. */
  #endLater(asked: readonly Attempt[]): void {
    const cancel = this.#clock.after(timing.warmupMs, () => {
      this.#timers.delete(cancel);
      const late = asked.filter((attempt) => !isOver(attempt));
      for (const attempt of late) {
        if (attempt.firstAt === null) Object.assign(attempt, { status: 'failed', reason: NO_ANSWER });
        else Object.assign(attempt, { status: 'complete', lastAt: this.#clock.now() });
      }
      if (late.length > 0) this.#changed();
    });
    this.#timers.add(cancel);
  }
}

function isOver({ status }: Attempt): boolean {
  return status === 'complete' || status === 'failed';
}
