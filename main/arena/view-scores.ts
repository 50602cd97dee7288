import type { ScoreRow } from '../../protocol/model.ts';
import { standings } from './ranking.ts';
import type { Standing } from './ranking.ts';
import { votableEntries } from './state.ts';
import type { Entry, Round, Session } from './state.ts';
import { identityOf, isRevealed, isWithheld } from './view.ts';
import type { Answers, Role } from './view.ts';

/**
 * Rows of a round. The organizer sees all, best first. The public sees, before the reveal, every
 * entry in the order of invitation with its count of votes and no score; from then on, the places
 * revealed so far, best first.
 */
export function viewScores(session: Session, round: Round, role: Role, answers: Answers): ScoreRow[] {
  const table = new Map(standings(session, round).map((row) => [row.participantId, row]));
  const inReveal = round.status === 'revealing' || round.status === 'revealed';
  if (role === 'public' && !inReveal) {
    return votableEntries(session, round).map((entry) =>
      row(session, round, entry, role, answers, { ...rowOf(table, entry), place: null }),
    );
  }
  const order = inReveal ? round.podium : [...table.keys()];
  const rows: ScoreRow[] = [];
  for (const participantId of order) {
    const entry = round.entries.get(participantId);
    if (entry === undefined || (role === 'public' && !isRevealed(round, participantId))) continue;
    rows.push(row(session, round, entry, role, answers, frozenPlace(round, table, entry)));
  }
  return rows;
}

type PlacedRow = Omit<Standing, 'place'> & { readonly place: number | null };

function rowOf(table: ReadonlyMap<string, Standing>, entry: Entry): Standing {
  return (
    table.get(entry.participantId) ?? { participantId: entry.participantId, votes: 0, total: 0, average: 0, place: 0 }
  );
}

/** An entry hidden during the reveal has no standing any more but keeps the place it was given. */
function frozenPlace(round: Round, table: ReadonlyMap<string, Standing>, entry: Entry): PlacedRow {
  const standing = table.get(entry.participantId);
  if (standing !== undefined) return standing;
  const scores = [...(round.ballots.get(entry.participantId)?.values() ?? [])];
  const total = scores.reduce((sum, score) => sum + score, 0);
  const average = scores.length === 0 ? 0 : total / scores.length;
  const place = round.podium.indexOf(entry.participantId) + 1;
  return { participantId: entry.participantId, votes: scores.length, total, average, place };
}

function row(
  session: Session,
  round: Round,
  entry: Entry,
  role: Role,
  answers: Answers,
  standing: PlacedRow,
): ScoreRow {
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
    status: entry.status,
    hidden: entry.hidden,
    generated_content: isWithheld(session, entry, role) ? '' : answers.text(entry.participantId),
  };
}
