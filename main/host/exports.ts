import { standings } from '../arena/ranking.ts';
import { roundsInOrder } from '../arena/state.ts';
import type { Session } from '../arena/state.ts';
import {
  answersAreOut,
  identityOf,
  isPublic,
  isRevealed,
  isWithheld,
  viewEntry,
  viewRound,
  viewSession,
} from '../arena/view.ts';
import type { Role } from '../arena/view.ts';
import { toIso } from '../../protocol/time.ts';
import type { Recorded } from '../arena/events.ts';
import type { TokenStore } from '../ports/token-store.ts';
import type { RoundTexts } from './round-texts.ts';

export type Cell = string | number | boolean | null;

/** Columns of the results table; the first twelve are the contract, further ones go after them. */
export const RESULT_COLUMNS = [
  'round',
  'round_started_at',
  'round_ended_at',
  'participant_id',
  'nickname',
  'tokens',
  'latency_first_token_ms',
  'duration_ms',
  'tps_avg',
  'votes',
  'avg_score',
  'generated_content',
  'total_score',
  'place',
  'runner',
  'model',
  'status',
  'reason',
  'missing_tokens',
  'over_limit',
  'claimed_tokens',
  'claimed_first_token_ms',
  'claimed_duration_ms',
  'claimed_load_ms',
  'prompt',
] as const;

/** One row an entry of every round that started. What the role may not see yet is left out. */
export function resultRows(session: Session, role: Role, texts: RoundTexts): Cell[][] {
  const rows: Cell[][] = [];
  for (const round of roundsInOrder(session)) {
    if (!isPublic(round)) continue;
    const answers = texts.of(round);
    const table = new Map(standings(session, round).map((row) => [row.participantId, row]));
    for (const entry of round.entries.values()) {
      if (isWithheld(session, entry, role)) continue;
      const who = identityOf(session, round, entry, role);
      const view = viewEntry(session, round, entry, role, answers);
      const standing = table.get(entry.participantId);
      const scored = role === 'organizer' || isRevealed(round, entry.participantId);
      const readable = role === 'organizer' || answersAreOut(round) || !round.settings.blind;
      const score = scored && standing !== undefined && standing.votes > 0 ? standing : null;
      rows.push([
        round.index,
        round.startedAt === null ? null : toIso(round.startedAt),
        round.endedAt === null ? null : toIso(round.endedAt),
        who.id,
        who.nickname,
        view.tokens,
        view.ttftMs,
        view.durationMs,
        view.tps,
        standing?.votes ?? 0,
        score?.average ?? null,
        readable ? answers.text(entry.participantId) : '',
        score?.total ?? null,
        scored ? (standing?.place ?? null) : null,
        who.runner,
        who.model,
        entry.status,
        view.reason,
        view.missing,
        view.overLimit,
        entry.claim?.tokens ?? null,
        entry.claim?.firstTokenMs ?? null,
        entry.claim?.durationMs ?? null,
        entry.claim?.loadMs ?? null,
        round.settings.prompt,
      ]);
    }
  }
  return rows;
}

export const EVENT_COLUMNS = ['offset', 'at', 'session_id', 'type', 'round_id', 'participant_id', 'data'] as const;

/** The log, one row an event, its particulars as JSON. */
export function eventRows(events: readonly Recorded[]): Cell[][] {
  return events.map(({ offset, at, sessionId, event }) => {
    const { type, ...data } = event;
    const roundId = 'roundId' in data ? data.roundId : null;
    const participantId = 'participantId' in data ? data.participantId : null;
    return [offset, toIso(at), sessionId, type, roundId, participantId, JSON.stringify(data)];
  });
}

/** Everything kept of a session; its secrets are not in the log to begin with. */
export function fullExport(
  session: Session,
  events: readonly Recorded[],
  store: TokenStore,
  texts: RoundTexts,
  now: number,
): object {
  const { pin: _pin, ...view } = viewSession(session, 'organizer', null, now);
  return {
    format: 'llm-arena/session',
    version: 1,
    session: view,
    rounds: roundsInOrder(session).map((round) => {
      const answers = texts.of(round);
      return {
        ...viewRound(round, session.id, now),
        podium: round.podium,
        standings: standings(session, round),
        entries: [...round.entries.values()].map((entry) => ({
          ...viewEntry(session, round, entry, 'organizer', answers),
          generation: entry.generation,
          claim: entry.claim,
          text: answers.text(entry.participantId),
        })),
        votes: [...round.ballots].flatMap(([participantId, scores]) =>
          [...scores].map(([voter, score]) => ({ participantId, voter, score })),
        ),
        tokens: store.readRound(round.id).map(({ roundId: _roundId, ...token }) => token),
      };
    }),
    events: events.map(({ offset, at, event }) => ({ offset, at: toIso(at), ...event })),
  };
}
