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

/** A tiny challenge as round 0: broken set-ups are found before they count. Kept in memory only. */
export class WarmUp {
  readonly #links: ParticipantLinks;
  readonly #clock: Clock;
  readonly #changed: () => void;
  #attempts = new Map<string, Attempt>();

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
    for (const { link, participantId: id } of targets) {
      this.#attempts.set(id, { sentAt: now, status: 'waiting', tokens: 0, firstAt: null, lastAt: null, reason: null });
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
    this.#changed();
    return { ok: true, sent: targets.length };
  }

  token(participantId: string, tokens: number): void {
    const attempt = this.#attempts.get(participantId);
    if (attempt === undefined) return;
    const now = this.#clock.now();
    attempt.status = 'generating';
    attempt.tokens += tokens;
    attempt.firstAt ??= now;
    attempt.lastAt = now;
    this.#changed();
  }

  complete(participantId: string): void {
    const attempt = this.#attempts.get(participantId);
    if (attempt === undefined) return;
    attempt.status = 'complete';
    this.#changed();
  }

  fail(participantId: string, reason: string): void {
    const attempt = this.#attempts.get(participantId);
    if (attempt === undefined) return;
    attempt.status = 'failed';
    attempt.reason = reason;
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
}
