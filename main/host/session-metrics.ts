import { isOpen } from '../arena/state.ts';
import type { Session } from '../arena/state.ts';
import type { RoundTexts } from './round-texts.ts';

export interface SessionMetrics {
  readonly session_id: string;
  readonly total_rounds: number;
  readonly completed_rounds: number;
  readonly total_participants: number;
  readonly total_tokens: number;
  readonly total_votes: number;
}

/** Figures of a session as it stands. */
export function sessionMetrics(session: Session, texts: RoundTexts): SessionMetrics {
  const rounds = [...session.rounds.values()];
  let tokens = 0;
  let votes = 0;
  for (const round of rounds) {
    const answers = round.status === 'live' ? texts.of(round) : null;
    for (const entry of round.entries.values()) {
      const open = answers !== null && isOpen(entry) ? answers.openStats(entry.participantId) : null;
      tokens += (open ?? entry.stats).tokens;
    }
    for (const scores of round.ballots.values()) votes += scores.size;
  }
  return {
    session_id: session.id,
    total_rounds: rounds.length,
    completed_rounds: rounds.filter((round) => round.endedAt !== null && round.status !== 'cancelled').length,
    total_participants: session.participants.size,
    total_tokens: tokens,
    total_votes: votes,
  };
}
