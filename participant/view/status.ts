/** What the view knows of one participant, as a function of its events. */
import type { ParticipantEvent } from '../core/events.ts';

export type Phase = 'loading' | 'connecting' | 'connected' | 'away' | 'ended';

export interface Status {
  readonly phase: Phase;
  /** Seconds of loading so far. */
  readonly loadingSeconds: number;
  /** The round it is answering, null for none; 0 is a warm-up. */
  readonly round: number | null;
  readonly waitsForTurn: boolean;
  readonly tokens: number;
  readonly tokensPerSecond: number | null;
  /** On the clock of the view, null for none. */
  readonly deadlineAt: number | null;
  readonly retryAt: number | null;
  /** Why the connection is gone, as of the last try. */
  readonly reason: string;
  /** Since when the connection is gone. */
  readonly awaySince: number | null;
  readonly everIn: boolean;
  readonly rehearsal: boolean;
}

export const before: Status = {
  phase: 'loading',
  loadingSeconds: 0,
  round: null,
  waitsForTurn: false,
  tokens: 0,
  tokensPerSecond: null,
  deadlineAt: null,
  retryAt: null,
  reason: '',
  awaySince: null,
  everIn: false,
  rehearsal: false,
};

const idle = { round: null, waitsForTurn: false, tokens: 0, tokensPerSecond: null, deadlineAt: null } as const;

/** `now` in milliseconds, of the same clock as the times in it. */
export function after(status: Status, event: ParticipantEvent, now: number): Status {
  switch (event.event) {
    case 'loading':
      return { ...status, phase: 'loading', loadingSeconds: Math.floor(event.elapsed_ms / 1_000) };
    case 'ready':
      return { ...status, phase: 'connecting' };
    case 'registered': {
      const { rehearsal } = event;
      // A round it was answering goes on where the host still plays it.
      const kept = status.round !== null && (status.round === 0 || status.round === event.round) ? {} : idle;
      return { ...status, ...kept, phase: 'connected', everIn: true, awaySince: null, retryAt: null, rehearsal };
    }
    case 'challenge':
      return { ...status, ...idle, round: event.round, deadlineAt: now + event.deadline_ms };
    case 'waiting':
      return { ...status, waitsForTurn: true };
    case 'progress':
      return { ...status, waitsForTurn: false, tokens: event.tokens, tokensPerSecond: event.tokens_per_second };
    case 'complete':
    case 'error':
      return { ...status, ...idle };
    case 'round_stopped':
      return status.round === event.round ? { ...status, ...idle } : status;
    case 'disconnected': {
      const { reason, retry_in_ms } = event;
      return { ...status, phase: 'away', reason, awaySince: status.awaySince ?? now, retryAt: now + retry_in_ms };
    }
    case 'ended':
      return { ...status, ...idle, phase: 'ended' };
    case 'arena':
    case 'received':
    case 'host_error':
    case 'note':
      return status;
  }
}
