import type { ArenaState, Round } from '../arena/state.ts';

/** `late`: the clock cut it; `writing`: the round is under way, and there is no other. */
export interface LastAnswer {
  readonly how: 'answered' | 'late' | 'failed' | 'writing';
  /** Why it failed: a word of the host's, or the client's own. */
  readonly reason: string | null;
}

/** How a participant's latest answer that came to an end went; null where no round says anything of its model. */
export function lastAnswer(state: ArenaState, participantId: string): LastAnswer | null {
  let isWriting = false;
  for (const round of newestFirst(state)) {
    const entry = round.entries.get(participantId);
    if (entry === undefined) continue;
    const { status, reason, stats } = entry;
    if (status === 'complete') {
      return stats.chars > 0 ? { how: 'answered', reason: null } : { how: 'failed', reason: 'no_text' };
    }
    // One that the organizer stopped had nothing wrong with it.
    if (status === 'partial') return { how: reason === 'deadline' ? 'late' : 'answered', reason: null };
    if (status === 'failed' && !isCutShort(round, reason)) return { how: 'failed', reason };
    isWriting ||= status === 'generating';
  }
  return isWriting ? { how: 'writing', reason: null } : null;
}

/** The round was stopped before its text could come. */
function isCutShort({ endReason }: Round, reason: string | null): boolean {
  return reason === 'no_answer' && endReason !== 'deadline' && endReason !== 'no_answers';
}

/** Of two that were started at the same moment, the one made later. */
function newestFirst(state: ArenaState): Round[] {
  return [...(state?.rounds.values() ?? [])]
    .filter(({ startedAt }) => startedAt !== null)
    .toReversed()
    .toSorted((a, b) => (b.startedAt ?? 0) - (a.startedAt ?? 0));
}
