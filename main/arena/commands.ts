/** What somebody wants to happen. Ids, labels and measurements come in as data: nothing here is random or timed. */
import type { RoundSettings, StageView } from '../../protocol/model.ts';
import type { CompletionClaim, EndReason, EntryStats } from './state.ts';

/** What the host measured of the entries that are still open when a round ends. */
export type OpenEntryStats = ReadonlyMap<string, EntryStats>;

export type Command =
  | { type: 'create_session'; sessionId: string; title: string | null; pinLength: number; open: OpenEntryStats }
  | { type: 'end_session'; open: OpenEntryStats }
  | { type: 'note_host_started'; version: string }
  | { type: 'set_options'; endWhenAllFinished: boolean }
  | { type: 'set_stage'; patch: Partial<StageView> }
  | {
      type: 'register_participant';
      participantId: string;
      nickname: string;
      runner: string;
      model: string;
      client: string | null;
      /** It speaks for this participant already: a challenge that it has is not sent twice. */
      sameConnection: boolean;
      /** The host itself had sent it away for a while: to the night it was never gone. */
      returns?: boolean;
    }
  | { type: 'disconnect_participant'; participantId: string }
  | { type: 'kick_participant'; participantId: string }
  | { type: 'unkick_participant'; participantId: string }
  | { type: 'create_round'; roundId: string; settings: RoundSettings }
  | { type: 'update_round'; roundId: string; changes: Partial<RoundSettings> }
  | { type: 'duplicate_round'; roundId: string; newRoundId: string }
  | { type: 'reorder_rounds'; roundIds: readonly string[] }
  /** `seed` deals the labels of a blind round. */
  | { type: 'start_round'; roundId: string; seed: number }
  | { type: 'extend_round'; roundId: string; ms: number }
  | { type: 'pause_round'; roundId: string }
  | { type: 'resume_round'; roundId: string }
  | { type: 'end_round'; roundId: string; reason: EndReason; open: OpenEntryStats }
  | { type: 'cancel_round'; roundId: string; open: OpenEntryStats }
  | { type: 'start_entry'; roundId: string; participantId: string; generation: number }
  /** `settled` holds the figures where everything claimed has arrived; null while some is in flight. */
  | {
      type: 'complete_entry';
      roundId: string;
      participantId: string;
      claim: CompletionClaim;
      settled: EntryStats | null;
    }
  | { type: 'seal_entry'; roundId: string; participantId: string; stats: EntryStats }
  | { type: 'fail_entry'; roundId: string; participantId: string; stats: EntryStats; reason: string }
  | { type: 'hide_entry'; roundId: string; participantId: string }
  | { type: 'show_entry'; roundId: string; participantId: string }
  | { type: 'bind_voter'; voter: string; participantId: string }
  | {
      type: 'cast_vote';
      roundId: string;
      /** An id, or the label where the round is blind. */
      entry: string;
      voter: string;
      score: number;
      weak: boolean;
      responseTimeMs: number | null;
      userAgent: string | null;
    }
  | { type: 'close_voting'; roundId: string }
  | { type: 'reopen_voting'; roundId: string }
  | { type: 'start_reveal'; roundId: string }
  | { type: 'reveal_next'; roundId: string; revealedCount?: number }
  | { type: 'reveal_back'; roundId: string; revealedCount?: number };

export type CommandOf<T extends Command['type']> = Extract<Command, { type: T }>;
