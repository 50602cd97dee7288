/** What happened. Appended once, never changed; the state is their fold. */
import type { RoundSettings, StageView } from '../../protocol/model.ts';
import type { CompletionClaim, EndReason, EntryStats } from './state.ts';

export type SealedStatus = 'complete' | 'partial' | 'failed';

export type ArenaEvent =
  | { type: 'session_created'; sessionId: string; title: string | null; pinLength: number }
  | { type: 'session_ended' }
  | { type: 'options_changed'; endWhenAllFinished: boolean }
  | { type: 'stage_changed'; stage: StageView }
  /** The process began: nobody is connected yet. */
  | { type: 'host_started'; version: string }
  | {
      type: 'participant_registered';
      participantId: string;
      nickname: string;
      runner: string;
      model: string;
      client: string | null;
    }
  | { type: 'participant_disconnected'; participantId: string }
  | { type: 'participant_kicked'; participantId: string }
  | { type: 'participant_unkicked'; participantId: string }
  | { type: 'round_created'; roundId: string; index: number; settings: RoundSettings }
  | { type: 'round_updated'; roundId: string; settings: RoundSettings }
  | { type: 'rounds_reordered'; indexes: Record<string, number> }
  | { type: 'round_started'; roundId: string; deadlineAt: number }
  | { type: 'deadline_moved'; roundId: string; deadlineAt: number }
  | { type: 'round_paused'; roundId: string }
  | { type: 'round_resumed'; roundId: string; deadlineAt: number | null; votingOpenedAt: number | null }
  | { type: 'voting_opened'; roundId: string; reason: EndReason }
  | { type: 'round_cancelled'; roundId: string; reason: EndReason }
  | { type: 'entry_invited'; roundId: string; participantId: string; label: string | null }
  | { type: 'entry_started'; roundId: string; participantId: string; generation: number }
  | { type: 'entry_completed'; roundId: string; participantId: string; claim: CompletionClaim; sealAt: number }
  | {
      type: 'entry_sealed';
      roundId: string;
      participantId: string;
      status: SealedStatus;
      stats: EntryStats;
      reason: string | null;
    }
  | { type: 'entry_hidden'; roundId: string; participantId: string }
  | { type: 'entry_shown'; roundId: string; participantId: string }
  | { type: 'voter_bound'; voter: string; participantId: string }
  | {
      type: 'vote_cast';
      roundId: string;
      participantId: string;
      voter: string;
      score: number;
      /** The voter named itself instead of holding a token of ours. */
      weak: boolean;
      responseTimeMs: number | null;
      userAgent: string | null;
    }
  | { type: 'voting_closed'; roundId: string }
  | { type: 'voting_reopened'; roundId: string }
  | { type: 'reveal_started'; roundId: string; podium: string[] }
  | { type: 'place_revealed'; roundId: string }
  | { type: 'place_unrevealed'; roundId: string }
  | { type: 'reveal_left'; roundId: string };

export type ArenaEventType = ArenaEvent['type'];

/** An event as the log keeps it. */
export interface Recorded {
  /** Position in the log, rising by one. */
  readonly offset: number;
  readonly sessionId: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly event: ArenaEvent;
}
