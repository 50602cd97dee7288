import { limits } from '../../protocol/limits.ts';
import { cleanLine } from '../../protocol/text.ts';
import type { CommandOf } from './commands.ts';
import { remainingMs } from './deadlines.ts';
import { accept, refuse } from './decision.ts';
import type { Decision } from './decision.ts';
import type { ArenaEvent } from './events.ts';
import { labelAt } from './labels.ts';
import { liveRound } from './state.ts';
import type { Participant, Round, Session } from './state.ts';

type ParticipantCommand = CommandOf<
  'register_participant' | 'disconnect_participant' | 'kick_participant' | 'unkick_participant'
>;

export function decideParticipant(session: Session, command: ParticipantCommand, now: number): Decision {
  if (command.type === 'register_participant') return register(session, command, now);
  const participant = session.participants.get(command.participantId);
  if (participant === undefined) return refuse('PARTICIPANT_NOT_FOUND');
  const { participantId } = command;
  switch (command.type) {
    case 'disconnect_participant':
      return participant.connected ? accept({ type: 'participant_disconnected', participantId }) : accept();
    case 'kick_participant':
      return participant.kicked ? accept() : accept({ type: 'participant_kicked', participantId });
    case 'unkick_participant':
      if (!participant.kicked) return refuse('PARTICIPANT_NOT_KICKED');
      return accept({ type: 'participant_unkicked', participantId });
  }
}

function register(session: Session, command: CommandOf<'register_participant'>, now: number): Decision {
  const { participantId } = command;
  if (session.participants.get(participantId)?.kicked === true) {
    return refuse('KICKED', 'Ask the organizer to let you back in.');
  }
  const who = {
    nickname: uniqueNickname(session, participantId, command.nickname),
    runner: cleanLine(command.runner, limits.modelNameChars),
    model: cleanLine(command.model, limits.modelNameChars),
  };
  const round = liveRound(session);
  if (command.returns === true && round === null && isStillHere(session, participantId, who)) return accept();
  const events: ArenaEvent[] = [{ type: 'participant_registered', participantId, ...who, client: command.client }];
  if (round !== null && canBeChallenged(round, command, now)) events.push(invitation(round, participantId));
  return accept(...events);
}

function isStillHere(
  session: Session,
  participantId: string,
  { nickname, runner, model }: Pick<Participant, 'nickname' | 'runner' | 'model'>,
): boolean {
  const known = session.participants.get(participantId);
  if (known === undefined || !known.connected) return false;
  return known.nickname === nickname && known.runner === runner && known.model === model;
}

/** Never twice into the same text: an old client would start a second, interleaved answer. Nor with no time left. */
function canBeChallenged(round: Round, command: CommandOf<'register_participant'>, now: number): boolean {
  if (remainingMs(round, now) === 0) return false;
  const entry = round.entries.get(command.participantId);
  if (entry === undefined) return true;
  if (entry.status === 'waiting' && command.sameConnection) return false;
  return entry.status !== 'generating' && entry.stats.chars === 0;
}

/** A late one gets the next free label; those dealt at the start keep theirs. */
export function invitation(round: Round, participantId: string): ArenaEvent {
  const known = round.entries.get(participantId)?.label ?? null;
  const label = round.settings.blind ? (known ?? labelAt(round.entries.size)) : null;
  return { type: 'entry_invited', roundId: round.id, participantId, label };
}

/** Equal names are told apart by a number; people are never merged. */
function uniqueNickname(session: Session, participantId: string, wanted: string): string {
  const base = cleanLine(wanted, limits.nicknameChars) || cleanLine(participantId, limits.nicknameChars);
  const taken = new Set<string>();
  for (const other of session.participants.values()) {
    if (other.id !== participantId) taken.add(other.nickname.toLocaleLowerCase('pt-BR'));
  }
  let nickname = base;
  for (let n = 2; taken.has(nickname.toLocaleLowerCase('pt-BR')); n++) {
    const suffix = ` (${n})`;
    nickname =
      Array.from(base)
        .slice(0, limits.nicknameChars - suffix.length)
        .join('')
        .trimEnd() + suffix;
  }
  return nickname;
}
