import type { CommandOf, OpenEntryStats } from './commands.ts';
import { accept, refuse } from './decision.ts';
import type { Decision } from './decision.ts';
import type { ArenaEvent } from './events.ts';
import { sealOpenEntries } from './sealing.ts';
import type { ArenaState, Session } from './state.ts';

type SessionCommand = CommandOf<'end_session' | 'note_host_started' | 'set_options' | 'set_stage' | 'bind_voter'>;

/** The session before it, if still active, ends: one at a time. */
export function createSession(state: ArenaState, command: CommandOf<'create_session'>): Decision {
  const { sessionId, title, pinLength, open } = command;
  const ending = state !== null && state.endedAt === null ? endingEvents(state, open) : [];
  return accept(...ending, { type: 'session_created', sessionId, title, pinLength });
}

export function decideSession(session: Session, command: SessionCommand): Decision {
  switch (command.type) {
    case 'end_session':
      return accept(...endingEvents(session, command.open));
    case 'note_host_started':
      return accept({ type: 'host_started', version: command.version });
    case 'set_options':
      return accept({ type: 'options_changed', endWhenAllFinished: command.endWhenAllFinished });
    case 'set_stage':
      return accept({ type: 'stage_changed', stage: { ...session.stage, ...command.patch } });
    case 'bind_voter':
      if (!session.participants.has(command.participantId)) return refuse('INVALID_VOTE_CODE');
      if (session.boundVoters.get(command.voter) === command.participantId) return accept();
      return accept({ type: 'voter_bound', voter: command.voter, participantId: command.participantId });
  }
}

/** Nothing stays open in a session that is over; the texts stay. */
function endingEvents(session: Session, open: OpenEntryStats): ArenaEvent[] {
  const events: ArenaEvent[] = [];
  for (const round of session.rounds.values()) {
    if (round.status === 'live') {
      events.push(...sealOpenEntries(round, open, 'session_ended').events);
      events.push({ type: 'round_cancelled', roundId: round.id, reason: 'session_ended' });
    } else if (round.status === 'voting') {
      events.push({ type: 'voting_closed', roundId: round.id });
    }
  }
  events.push({ type: 'session_ended' });
  return events;
}
