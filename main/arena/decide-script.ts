/** Rounds before they start: written, changed, copied, put in order. */
import type { CommandOf } from './commands.ts';
import { accept, refuse } from './decision.ts';
import type { Decision } from './decision.ts';
import { roundsInOrder } from './state.ts';
import type { Session } from './state.ts';

type ScriptCommand = CommandOf<'create_round' | 'update_round' | 'duplicate_round' | 'reorder_rounds'>;

export function decideScript(session: Session, command: ScriptCommand): Decision {
  switch (command.type) {
    case 'create_round':
      return accept({
        type: 'round_created',
        roundId: command.roundId,
        index: session.rounds.size + 1,
        settings: command.settings,
      });
    case 'duplicate_round': {
      const round = session.rounds.get(command.roundId);
      if (round === undefined) return refuse('ROUND_NOT_FOUND');
      const { settings } = round;
      return accept({ type: 'round_created', roundId: command.newRoundId, index: session.rounds.size + 1, settings });
    }
    case 'update_round':
      return update(session, command);
    case 'reorder_rounds':
      return reorder(session, command.roundIds);
  }
}

function update(session: Session, command: CommandOf<'update_round'>): Decision {
  const round = session.rounds.get(command.roundId);
  if (round === undefined) return refuse('ROUND_NOT_FOUND');
  const onlyTitle = Object.keys(command.changes).every((key) => key === 'title');
  if (round.status !== 'draft' && !onlyTitle) {
    return refuse('ROUND_ALREADY_STARTED', 'Only the title can change now; duplicate the round to run it differently.');
  }
  return accept({ type: 'round_updated', roundId: round.id, settings: { ...round.settings, ...command.changes } });
}

/** Drafts change places among themselves; numbers of rounds that have started never move. */
function reorder(session: Session, roundIds: readonly string[]): Decision {
  const drafts = roundsInOrder(session).filter((round) => round.status === 'draft' && round.startedAt === null);
  const sameSet = roundIds.length === drafts.length && drafts.every((round) => roundIds.includes(round.id));
  if (!sameSet) return refuse('WRONG_ORDER', `These can be ordered: ${drafts.map((round) => round.id).join(', ')}`);
  const indexes = Object.fromEntries(roundIds.map((id, i) => [id, drafts[i]?.index ?? 0]));
  return accept({ type: 'rounds_reordered', indexes });
}
