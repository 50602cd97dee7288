import type { CommandOf } from './commands.ts';
import { accept, refuse } from './decision.ts';
import type { Decision } from './decision.ts';
import { standings } from './ranking.ts';
import { inReveal } from './state.ts';
import type { Round, Session } from './state.ts';

export function decideReveal(
  session: Session,
  command: CommandOf<'start_reveal' | 'reveal_next' | 'reveal_back'>,
): Decision {
  const round = session.rounds.get(command.roundId);
  if (round === undefined) return refuse('ROUND_NOT_FOUND');
  const roundId = round.id;
  switch (command.type) {
    case 'start_reveal': {
      if (inReveal(round)) return accept();
      if (round.status !== 'closed') return refuse('VOTING_NOT_CLOSED', `The round is ${round.status}.`);
      // The order is frozen here, so that hiding an entry meanwhile cannot move the places.
      const podium = standings(session, round).map((row) => row.participantId);
      return podium.length === 0 ? refuse('NO_ANSWERS') : accept({ type: 'reveal_started', roundId, podium });
    }
    case 'reveal_next':
      if (!inReveal(round)) return refuse('REVEAL_NOT_STARTED');
      if (hasMoved(round, command.revealedCount)) return refuse('REVEAL_MOVED');
      return round.status === 'revealed' ? refuse('REVEAL_FINISHED') : accept({ type: 'place_revealed', roundId });
    case 'reveal_back':
      if (!inReveal(round)) return refuse('REVEAL_NOT_STARTED');
      if (hasMoved(round, command.revealedCount)) return refuse('REVEAL_MOVED');
      return accept(round.revealedCount > 0 ? { type: 'place_unrevealed', roundId } : { type: 'reveal_left', roundId });
  }
}

/** Somebody else pressed first: whoever presses says at which place. */
function hasMoved(round: Round, pressedAt: number | undefined): boolean {
  return pressedAt !== undefined && pressedAt !== round.revealedCount;
}
