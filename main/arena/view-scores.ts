import type { ScoreRow } from '../../protocol/model.ts';
import { standings } from './ranking.ts';
import type { Standing } from './ranking.ts';
import { inReveal } from './state.ts';
import type { Entry, Round, Session } from './state.ts';
import { identityOf, isRevealed, isWithheld } from './view.ts';
import type { Answers, Role } from './view.ts';

/**
 * Rows of a round. The organizer sees all, best first. The public sees, before the reveal, every
 * entry in the order of invitation with its count of votes and no score; from then on, the places
 * revealed so far, best first.
 */
export function viewScores(session: Session, round: Round, role: Role, answers: Answers): ScoreRow[] {
  const table = new Map(standings(session, round).map((standing) => [standing.participantId, standing]));
  // The order of the table would tell the scores.
  const counting = role === 'public' && !inReveal(round);
  const rows: ScoreRow[] = [];
  for (const id of counting ? round.entries.keys() : table.keys()) {
    const standing = table.get(id);
    const entry = round.entries.get(id);
    const shown = counting || role === 'organizer' || isRevealed(round, id);
    if (standing !== undefined && entry !== undefined && shown) {
      rows.push(row(session, round, entry, role, answers, standing));
    }
  }
  return rows;
}

function row(session: Session, round: Round, entry: Entry, role: Role, answers: Answers, standing: Standing): ScoreRow {
  const who = identityOf(session, round, entry, role);
  const scored = role === 'organizer' || isRevealed(round, entry.participantId);
  const { stats } = entry;
  return {
    participant_id: who.id,
    nickname: who.nickname,
    runner: who.runner,
    model: who.model,
    tokens: stats.tokens,
    latency_first_token_ms: stats.firstTokenMs,
    duration_ms: stats.durationMs,
    tps_avg: stats.tokensPerSecond,
    votes: standing.votes,
    avg_score: scored ? standing.average : null,
    total_score: scored ? standing.total : null,
    place: scored ? standing.place : null,
    tied: scored && standing.tied,
    status: entry.status,
    hidden: entry.hidden,
    label: entry.label,
    generated_content: isWithheld(session, entry, role) ? '' : answers.text(entry.participantId),
  };
}
