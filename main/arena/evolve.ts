/** state + event -> state. Total and deterministic: folding the log gives the same arena every time. */
import type { StageView } from '../../protocol/model.ts';
import type { ArenaEvent } from './events.ts';
import { evolveRound } from './evolve-round.ts';
import { initialStage, withKey } from './state.ts';
import type { ArenaState, Participant, Round, Session } from './state.ts';

export function evolve(state: ArenaState, event: ArenaEvent, at: number): ArenaState {
  if (event.type === 'session_created') return newSession(event, at);
  return state === null ? null : evolveSession(state, event, at);
}

function newSession(event: Extract<ArenaEvent, { type: 'session_created' }>, at: number): Session {
  return {
    id: event.sessionId,
    title: event.title,
    createdAt: at,
    endedAt: null,
    pinLength: event.pinLength,
    endWhenAllFinished: false,
    participants: new Map(),
    rounds: new Map(),
    boundVoters: new Map(),
    stage: initialStage,
  };
}

function evolveSession(session: Session, event: Exclude<ArenaEvent, { type: 'session_created' }>, at: number): Session {
  switch (event.type) {
    case 'session_ended':
      return { ...session, endedAt: at, participants: allDisconnected(session, at) };
    case 'host_started':
      return { ...session, participants: allDisconnected(session, at) };
    case 'options_changed':
      return { ...session, endWhenAllFinished: event.endWhenAllFinished };
    case 'stage_changed':
      // What a stage of an older log does not say stands as it begins.
      return { ...session, stage: { ...initialStage, ...event.stage } };
    case 'participant_registered': {
      const before = session.participants.get(event.participantId);
      const participant: Participant = {
        id: event.participantId,
        nickname: event.nickname,
        runner: event.runner,
        model: event.model,
        registeredAt: before?.registeredAt ?? at,
        lastSeenAt: at,
        connected: true,
        kicked: before?.kicked ?? false,
      };
      return { ...session, participants: withKey(session.participants, participant.id, participant) };
    }
    case 'participant_disconnected':
      return patchParticipant(session, event.participantId, { connected: false, lastSeenAt: at });
    case 'participant_kicked':
      return patchParticipant(session, event.participantId, { kicked: true, connected: false, lastSeenAt: at });
    case 'participant_unkicked':
      return patchParticipant(session, event.participantId, { kicked: false });
    case 'voter_bound':
      return { ...session, boundVoters: withKey(session.boundVoters, event.voter, event.participantId) };
    case 'round_created': {
      const round: Round = {
        id: event.roundId,
        index: event.index,
        settings: event.settings,
        status: 'draft',
        startedAt: null,
        endedAt: null,
        endReason: null,
        deadlineAt: null,
        pausedAt: null,
        votingOpenedAt: null,
        entries: new Map(),
        ballots: new Map(),
        podium: [],
        revealedCount: 0,
      };
      return { ...session, rounds: withKey(session.rounds, round.id, round) };
    }
    case 'rounds_reordered': {
      const rounds = new Map(session.rounds);
      for (const [id, index] of Object.entries(event.indexes)) {
        const round = rounds.get(id);
        if (round !== undefined) rounds.set(id, { ...round, index });
      }
      return { ...session, rounds };
    }
    default: {
      const round = session.rounds.get(event.roundId);
      if (round === undefined) return session;
      const rounds = withKey(session.rounds, round.id, evolveRound(round, event, at));
      return { ...session, rounds, stage: movesOn(event) ? unpinnedStage(session.stage) : session.stage };
    }
  }
}

/** What changes the scene of a telão that follows the round. */
export function movesOn(event: ArenaEvent): boolean {
  switch (event.type) {
    case 'round_started':
    case 'voting_opened':
    case 'voting_closed':
    case 'voting_reopened':
    case 'round_cancelled':
    case 'reveal_started':
    case 'reveal_left':
      return true;
    default:
      return false;
  }
}

/** A scene chosen without a pin lasts until the round moves on; so does a spotlight. */
function unpinnedStage(stage: StageView): StageView {
  return stage.pin ? stage : { ...stage, scene: 'auto', spotlight: null };
}

function patchParticipant(session: Session, id: string, patch: Partial<Participant>): Session {
  const participant = session.participants.get(id);
  if (participant === undefined) return session;
  return { ...session, participants: withKey(session.participants, id, { ...participant, ...patch }) };
}

/** Who was here until then was last seen then. */
function allDisconnected({ participants }: Session, at: number): ReadonlyMap<string, Participant> {
  const left = (one: Participant) => (one.connected ? { ...one, connected: false, lastSeenAt: at } : one);
  return new Map([...participants].map(([id, one]) => [id, left(one)]));
}
