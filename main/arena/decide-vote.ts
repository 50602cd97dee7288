import type { CommandOf } from './commands.ts';
import { accept, refuse } from './decision.ts';
import type { Decision } from './decision.ts';
import { isVotable } from './state.ts';
import type { Entry, Round, Session } from './state.ts';

export function decideVote(
  session: Session,
  command: CommandOf<'cast_vote' | 'close_voting' | 'reopen_voting'>,
): Decision {
  const round = session.rounds.get(command.roundId);
  if (command.type === 'cast_vote') return cast(session, round, command);
  if (round === undefined) return refuse('ROUND_NOT_FOUND');
  if (command.type === 'close_voting') {
    return round.status === 'voting' ? accept({ type: 'voting_closed', roundId: round.id }) : refuse('VOTING_NOT_OPEN');
  }
  if (round.status !== 'closed') return refuse('VOTING_CANNOT_REOPEN', `The round is ${round.status}.`);
  return accept({ type: 'voting_reopened', roundId: round.id });
}

function cast(session: Session, round: Round | undefined, command: CommandOf<'cast_vote'>): Decision {
  if (round === undefined) return refuse('VOTE_ROUND_NOT_FOUND');
  if (round.status !== 'voting') return refuse('VOTE_NOT_OPEN', voteHint(round));
  const entry = entryByPublicName(round, command.entry);
  if (entry === null || !isVotable(session, entry)) return refuse('VOTE_PARTICIPANT_NOT_FOUND');
  const { participantId } = entry;
  if (session.boundVoters.get(command.voter) === participantId) return refuse('VOTE_OWN_ENTRY');
  const before = round.ballots.get(participantId)?.get(command.voter);
  if (before !== undefined && round.settings.finalVotes) return refuse('VOTE_ALREADY_CAST');
  // The same score again is a phone that did not hear the first answer.
  if (before === command.score) return accept();
  const { voter, score, weak, responseTimeMs, userAgent } = command;
  return accept({ type: 'vote_cast', roundId: round.id, participantId, voter, score, weak, responseTimeMs, userAgent });
}

/** In a blind round the room knows labels only, and only labels are understood. */
export function entryByPublicName(round: Round, name: string): Entry | null {
  if (!round.settings.blind) return round.entries.get(name) ?? null;
  for (const entry of round.entries.values()) if (entry.label === name) return entry;
  return null;
}

function voteHint(round: Round): string {
  return round.startedAt === null || round.status === 'live'
    ? 'Wait: the organizer opens voting when the answers are in.'
    : 'The vote of this round is over.';
}
