import type { OpenEntryStats } from './commands.ts';
import type { ArenaEvent, SealedStatus } from './events.ts';
import { emptyStats, isOpen } from './state.ts';
import type { EndReason, Entry, EntryStats, Round } from './state.ts';

/** Why an entry was cut short, as entries tell it: the end of its round, or nothing at all to keep. */
const cutReasons: Record<EndReason, string> = {
  organizer: 'stopped',
  deadline: 'deadline',
  all_finished: 'stopped',
  no_answers: 'deadline',
  session_ended: 'session_ended',
};

/** The one of an entry that ended without a word. */
const NO_ANSWER = 'no_answer';

/** Whether a reason is the round's, not a client's. */
export function isCutReason(reason: string): boolean {
  return reason === NO_ANSWER || Object.values(cutReasons).includes(reason);
}

/** Closes what is still open in a round with what the host has of it. */
export function sealOpenEntries(
  round: Round,
  open: OpenEntryStats,
  reason: EndReason,
): { events: ArenaEvent[]; withText: string[] } {
  const events: ArenaEvent[] = [];
  const withText: string[] = [];
  for (const entry of round.entries.values()) {
    const stats = isOpen(entry) ? (open.get(entry.participantId) ?? emptyStats) : entry.stats;
    if (stats.chars > 0) withText.push(entry.participantId);
    if (isOpen(entry)) events.push(seal(round.id, entry, stats, cutReasons[reason]));
  }
  return { events, withText };
}

/** One entry closed: complete where the client said so, partial with text, failed with none. */
export function seal(roundId: string, entry: Entry, stats: EntryStats, cutReason: string): ArenaEvent {
  const status: SealedStatus = entry.claim !== null ? 'complete' : stats.chars > 0 ? 'partial' : 'failed';
  const reason = status === 'complete' ? null : status === 'partial' ? cutReason : NO_ANSWER;
  return { type: 'entry_sealed', roundId, participantId: entry.participantId, status, stats, reason };
}
