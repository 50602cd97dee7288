/** One participant's answer, from first token to seal. */
import { timing } from '../../protocol/limits.ts';
import type { CommandOf } from './commands.ts';
import { accept, refuse } from './decision.ts';
import type { Decision } from './decision.ts';
import type { ArenaEvent } from './events.ts';
import { seal } from './sealing.ts';
import { isOpen } from './state.ts';
import type { Entry, Round, Session } from './state.ts';

type EntryCommand = CommandOf<
  'start_entry' | 'complete_entry' | 'seal_entry' | 'fail_entry' | 'hide_entry' | 'show_entry'
>;

export function decideEntry(session: Session, command: EntryCommand, now: number): Decision {
  const round = session.rounds.get(command.roundId);
  if (round === undefined) return refuse('ROUND_NOT_FOUND');
  const entry = round.entries.get(command.participantId);
  if (entry === undefined) return refuse('ENTRY_NOT_FOUND');
  const target = { roundId: round.id, participantId: entry.participantId };
  switch (command.type) {
    case 'hide_entry':
      return entry.hidden ? accept() : accept({ type: 'entry_hidden', ...target });
    case 'show_entry':
      return entry.hidden ? accept({ type: 'entry_shown', ...target }) : accept();
    case 'start_entry':
      return start(round, entry, command.generation);
    case 'complete_entry':
      return complete(round, entry, command, now);
    case 'seal_entry':
      if (round.status !== 'live' || !isOpen(entry)) return accept();
      return accept(seal(round.id, entry, command.stats, 'stopped'));
    case 'fail_entry':
      if (round.status !== 'live') return refuse('ROUND_ENDED');
      if (!isOpen(entry)) return accept();
      return accept({
        type: 'entry_sealed',
        ...target,
        status: 'failed',
        stats: command.stats,
        reason: command.reason,
      });
  }
}

/** The first token, or the first of a restarted client. What is complete is not begun again. */
function start(round: Round, entry: Entry, generation: number): Decision {
  if (round.status !== 'live') return refuse('ROUND_ENDED');
  if (entry.status === 'complete') return refuse('ENTRY_SEALED');
  if (entry.status === 'generating' && entry.generation === generation) return accept();
  return accept({ type: 'entry_started', roundId: round.id, participantId: entry.participantId, generation });
}

function complete(round: Round, entry: Entry, command: CommandOf<'complete_entry'>, now: number): Decision {
  if (round.status !== 'live') return refuse('ROUND_ENDED');
  if (!isOpen(entry) || entry.claim !== null) return accept();
  const completed: ArenaEvent = {
    type: 'entry_completed',
    roundId: round.id,
    participantId: entry.participantId,
    claim: command.claim,
    sealAt: now + timing.completeWaitMs,
  };
  if (command.settled === null) return accept(completed);
  return accept(completed, seal(round.id, { ...entry, claim: command.claim }, command.settled, 'stopped'));
}
