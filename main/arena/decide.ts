/** state + command -> events, or a refusal that says what to do. The only place where the rules are. */
import type { Command } from './commands.ts';
import { refuse } from './decision.ts';
import type { Decision } from './decision.ts';
import { decideEntry } from './decide-entry.ts';
import { decideParticipant } from './decide-participant.ts';
import { decideReveal } from './decide-reveal.ts';
import { decideRound } from './decide-round.ts';
import { decideScript } from './decide-script.ts';
import { createSession, decideSession } from './decide-session.ts';
import { decideVote } from './decide-vote.ts';
import type { ArenaState } from './state.ts';

/** `now` in milliseconds since the epoch. */
export function decide(state: ArenaState, command: Command, now: number): Decision {
  if (command.type === 'create_session') return createSession(state, command);
  if (state === null || state.endedAt !== null) {
    return command.type === 'note_host_started' ? { ok: true, events: [] } : refuse('NO_ACTIVE_SESSION');
  }
  switch (command.type) {
    case 'end_session':
    case 'note_host_started':
    case 'set_options':
    case 'set_stage':
    case 'bind_voter':
      return decideSession(state, command);
    case 'register_participant':
    case 'disconnect_participant':
    case 'kick_participant':
    case 'unkick_participant':
      return decideParticipant(state, command, now);
    case 'create_round':
    case 'update_round':
    case 'duplicate_round':
    case 'reorder_rounds':
      return decideScript(state, command);
    case 'start_round':
    case 'extend_round':
    case 'pause_round':
    case 'resume_round':
    case 'end_round':
    case 'cancel_round':
      return decideRound(state, command, now);
    case 'start_entry':
    case 'complete_entry':
    case 'seal_entry':
    case 'fail_entry':
    case 'hide_entry':
    case 'show_entry':
      return decideEntry(state, command, now);
    case 'cast_vote':
    case 'close_voting':
    case 'reopen_voting':
      return decideVote(state, command);
    case 'start_reveal':
    case 'reveal_next':
    case 'reveal_back':
      return decideReveal(state, command);
  }
}
