/**
 * Who sees what. The only way state leaves the host: every answer and every message is built here,
 * for a role. The public gets labels while a blind round is not revealed, no score before its place
 * is, and nothing of rounds that have not started.
 */
import type { EntryView, ParticipantView, RoundView, SessionView, StageView } from '../../protocol/model.ts';
import { toIso } from '../../protocol/time.ts';
import type { SessionBrief } from '../../protocol/wire/viewer.ts';
import { remainingMs } from './deadlines.ts';
import { isCutReason } from './sealing.ts';
import { isOpen, roundsInOrder } from './state.ts';
import type { Entry, EntryStats, Participant, Round, Session } from './state.ts';

export type Role = 'public' | 'organizer';

/** What the host holds of a round's answers outside the log: texts, and figures of entries still open. */
export interface Answers {
  text(participantId: string): string;
  /** Null where the entry is sealed or nothing has arrived. */
  openStats(participantId: string): EntryStats | null;
}

export const noAnswers: Answers = { text: () => '', openStats: () => null };

function isoOrNull(ms: number | null): string | null {
  return ms === null ? null : toIso(ms);
}

export function viewParticipant(participant: Participant): ParticipantView {
  const { id, nickname, runner, model, connected, kicked } = participant;
  const lastSeen = toIso(participant.lastSeenAt);
  return { id, nickname, runner, model, lastSeen, createdAt: toIso(participant.registeredAt), connected, kicked };
}

export function viewRound(round: Round, sessionId: string, now: number): RoundView {
  return {
    ...round.settings,
    id: round.id,
    sessionId,
    index: round.index,
    status: round.status,
    startedAt: isoOrNull(round.startedAt),
    endedAt: isoOrNull(round.endedAt),
    endReason: round.endReason,
    votingStatus: votingStatusOf(round),
    revealedCount: round.revealedCount,
    pausedAt: isoOrNull(round.pausedAt),
    remainingMs: remainingMs(round, now),
  };
}

export function votingStatusOf(round: Round): RoundView['votingStatus'] {
  if (round.status === 'voting') return 'open';
  return round.status === 'revealing' || round.status === 'revealed' ? 'revealed' : 'closed';
}

/** The public learns of a round when it starts. */
export function isPublic(round: Round): boolean {
  return round.startedAt !== null;
}

/** The room may read the answers: voting has opened, or opened once. */
export function answersAreOut(round: Round): boolean {
  return round.status === 'voting' || round.status === 'closed' || votingStatusOf(round) === 'revealed';
}

/** Whether this place has been revealed: the podium is uncovered from its end. */
export function isRevealed(round: Round, participantId: string): boolean {
  if (round.status === 'revealed') return true;
  if (round.status !== 'revealing') return false;
  return round.podium.slice(round.podium.length - round.revealedCount).includes(participantId);
}

/** A blind round that ended without a reveal stays blind. */
export function isMasked(round: Round, entry: Entry, role: Role): boolean {
  return role === 'public' && round.settings.blind && !isRevealed(round, entry.participantId);
}

export interface EntryIdentity {
  readonly id: string;
  readonly nickname: string;
  readonly runner: string;
  readonly model: string;
}

export function identityOf(session: Session, round: Round, entry: Entry, role: Role): EntryIdentity {
  if (isMasked(round, entry, role)) {
    const label = entry.label ?? '';
    return { id: label, nickname: label, runner: '', model: '' };
  }
  const participant = session.participants.get(entry.participantId);
  return {
    id: entry.participantId,
    nickname: participant?.nickname ?? entry.participantId,
    runner: participant?.runner ?? '',
    model: participant?.model ?? '',
  };
}

/** What of an entry the public may read: nothing that the organizer hid, or of whom was removed. */
export function isWithheld(session: Session, entry: Entry, role: Role): boolean {
  return role === 'public' && (entry.hidden || session.participants.get(entry.participantId)?.kicked === true);
}

export function viewEntry(session: Session, round: Round, entry: Entry, role: Role, answers: Answers): EntryView {
  const who = identityOf(session, round, entry, role);
  const stats = (isOpen(entry) ? answers.openStats(entry.participantId) : null) ?? entry.stats;
  return {
    participantId: who.id,
    nickname: who.nickname,
    runner: who.runner,
    model: who.model,
    label: entry.label,
    status: entry.status,
    tokens: stats.tokens,
    chars: stats.chars,
    ttftMs: stats.firstTokenMs,
    durationMs: stats.durationMs,
    tps: stats.tokensPerSecond,
    loadMs: isMasked(round, entry, role) ? null : (entry.claim?.loadMs ?? null),
    missing: stats.missing,
    overLimit: stats.overLimit,
    hidden: entry.hidden || isWithheld(session, entry, role),
    reason: isMasked(round, entry, role) ? maskedReason(entry) : entry.reason,
  };
}

/** A client's own words may name its model; the round's reasons name nobody. */
function maskedReason({ reason }: Entry): string | null {
  return reason === null || isCutReason(reason) ? reason : 'failed';
}

export function viewEntryWithText(
  session: Session,
  round: Round,
  entry: Entry,
  role: Role,
  answers: Answers,
): EntryView {
  const text = isWithheld(session, entry, role) ? '' : answers.text(entry.participantId);
  return { ...viewEntry(session, round, entry, role, answers), text };
}

/** `spotlight` names an entry; in a blind round the room knows it by its label. */
export function viewStage(session: Session, round: Round | null, role: Role): StageView {
  const { spotlight } = session.stage;
  if (spotlight === null || round === null) return session.stage;
  const entry = round.entries.get(spotlight);
  if (entry === undefined) return session.stage;
  return { ...session.stage, spotlight: identityOf(session, round, entry, role).id };
}

/** The organizer lets somebody back in; the room has no business with whom was removed. */
export function viewParticipants(session: Session, role: Role): ParticipantView[] {
  const known = [...session.participants.values()];
  return known.filter((one) => role === 'organizer' || !one.kicked).map(viewParticipant);
}

/** What every screen knows of the session. */
export function viewSessionBrief(session: Session): SessionBrief {
  const { id, title, endedAt, endWhenAllFinished } = session;
  const status = endedAt === null ? 'active' : 'ended';
  return { id, createdAt: toIso(session.createdAt), status, title, endWhenAllFinished };
}

/** `pin` is for the organizer: null where its file is gone. */
export function viewSession(session: Session, role: Role, pin: string | null, now: number): SessionView {
  const rounds = roundsInOrder(session).filter((round) => role === 'organizer' || isPublic(round));
  return {
    ...viewSessionBrief(session),
    endedAt: isoOrNull(session.endedAt),
    ...(role === 'organizer' ? { pin } : {}),
    participants: viewParticipants(session, role),
    rounds: rounds.map((round) => viewRound(round, session.id, now)),
  };
}
