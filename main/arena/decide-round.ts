/** A round while it runs. */
import type { CommandOf } from './commands.ts';
import { accept, refuse } from './decision.ts';
import type { Decision } from './decision.ts';
import type { ArenaEvent } from './events.ts';
import { labelAt, shuffled } from './labels.ts';
import { sealOpenEntries } from './sealing.ts';
import { liveRound } from './state.ts';
import type { Round, Session } from './state.ts';

type RoundCommand = CommandOf<
  'start_round' | 'extend_round' | 'pause_round' | 'resume_round' | 'end_round' | 'cancel_round'
>;

export function decideRound(session: Session, command: RoundCommand, now: number): Decision {
  const round = session.rounds.get(command.roundId);
  if (round === undefined) return refuse('ROUND_NOT_FOUND');
  switch (command.type) {
    case 'start_round':
      return start(session, round, command.seed, now);
    case 'extend_round':
      if (round.status !== 'live' || round.deadlineAt === null) return refuse('ROUND_NOT_LIVE');
      return accept({ type: 'deadline_moved', roundId: round.id, deadlineAt: round.deadlineAt + command.ms });
    case 'pause_round':
      if (round.status !== 'live' && round.status !== 'voting') return refuse('ROUND_NOT_LIVE');
      if (round.pausedAt !== null) return refuse('ROUND_PAUSED');
      return accept({ type: 'round_paused', roundId: round.id });
    case 'resume_round':
      return resume(round, now);
    case 'end_round':
      return end(session, round, command);
    case 'cancel_round':
      return cancel(round, command);
  }
}

function start(session: Session, round: Round, seed: number, now: number): Decision {
  if (round.status !== 'draft') return refuse('ROUND_ALREADY_STARTED');
  const running = liveRound(session);
  if (running !== null) return refuse('ROUND_ALREADY_LIVE', `Round ${running.index} is live.`);
  const invited = [...session.participants.values()].filter((p) => p.connected && !p.kicked).map((p) => p.id);
  const order = round.settings.blind ? shuffled(invited, seed) : invited;
  const invitations = order.map((participantId, i): ArenaEvent => ({
    type: 'entry_invited',
    roundId: round.id,
    participantId,
    label: round.settings.blind ? labelAt(i) : null,
  }));
  return accept(
    { type: 'round_started', roundId: round.id, deadlineAt: now + round.settings.deadlineMs },
    ...invitations,
  );
}

function resume(round: Round, now: number): Decision {
  if (round.pausedAt === null) return refuse('ROUND_NOT_PAUSED');
  const held = now - round.pausedAt;
  return accept({
    type: 'round_resumed',
    roundId: round.id,
    deadlineAt: round.deadlineAt === null ? null : round.deadlineAt + held,
    votingOpenedAt: round.votingOpenedAt === null ? null : round.votingOpenedAt + held,
  });
}

function end(session: Session, round: Round, command: CommandOf<'end_round'>): Decision {
  if (round.status === 'draft') return refuse('ROUND_NOT_STARTED');
  // Stopping what has already stopped is what two hands on one console do: not an error.
  if (round.status !== 'live') return accept();
  const { events, withText } = sealOpenEntries(round, command.open, command.reason);
  const canBeVoted = withText.some(
    (id) => round.entries.get(id)?.hidden !== true && session.participants.get(id)?.kicked !== true,
  );
  if (canBeVoted) return accept(...events, { type: 'voting_opened', roundId: round.id, reason: command.reason });
  if (command.reason === 'organizer') return refuse('NO_ANSWERS');
  return accept(...events, { type: 'round_cancelled', roundId: round.id, reason: 'no_answers' });
}

function cancel(round: Round, command: CommandOf<'cancel_round'>): Decision {
  if (round.status === 'cancelled') return accept();
  if (round.status !== 'draft' && round.status !== 'live') return refuse('CANNOT_CANCEL');
  const { events } = sealOpenEntries(round, command.open, 'organizer');
  return accept(...events, { type: 'round_cancelled', roundId: round.id, reason: 'organizer' });
}
