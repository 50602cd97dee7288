import type { Handlers } from '../mount.ts';
import type { ArenaHost } from '../../../host/arena-host.ts';
import { settled } from '../../../host/lookup.ts';
import { limits } from '../../../../protocol/limits.ts';
import { cleanLine } from '../../../../protocol/text.ts';
import { toIso } from '../../../../protocol/time.ts';
import { AppError } from '../app-error.ts';

type SessionRoutes =
  | 'getSession'
  | 'createSession'
  | 'endSession'
  | 'listSessions'
  | 'getPresence'
  | 'kickParticipant'
  | 'unkickParticipant'
  | 'warmUp'
  | 'getWarmUp'
  | 'setStage'
  | 'setOptions';

export function sessionHandlers(host: ArenaHost): Pick<Handlers, SessionRoutes> {
  const { queries, queue } = host;
  const participantId = (id: string) => cleanLine(id, limits.participantIdChars);
  return {
    getSession: ({ query, caller }) => queries.session(caller.role, query.sessionId),
    createSession: async ({ body }) => {
      const { outcome, pin, disconnected } = await host.sessions.create(body);
      const session = settled(outcome);
      return {
        session_id: session.id,
        id: session.id,
        pin,
        created_at: toIso(session.createdAt),
        status: 'active',
        disconnected_participants: disconnected,
      };
    },
    endSession: async ({ body }) => {
      queries.active(body.sessionId);
      settled(await host.sessions.end());
      return { status: 'ok' };
    },
    listSessions: () => queries.sessions(),
    getPresence: () => queries.presence(),
    kickParticipant: async ({ body }) => {
      queries.active(body.sessionId);
      settled(await queue.submit({ type: 'kick_participant', participantId: participantId(body.participantId) }));
      return { status: 'ok' };
    },
    unkickParticipant: async ({ body }) => {
      queries.active(body.sessionId);
      settled(await queue.submit({ type: 'unkick_participant', participantId: participantId(body.participantId) }));
      return { status: 'ok' };
    },
    warmUp: ({ body }) => {
      const session = queries.active(body.sessionId);
      const only = body.participantId === undefined ? null : participantId(body.participantId);
      const sent = host.warmUp.send(session, only);
      if (!sent.ok) throw new AppError(sent.refusal);
      return { status: 'ok', sent: sent.sent };
    },
    getWarmUp: () => ({ results: host.warmUp.results() }),
    setStage: async ({ body }) => {
      const { sessionId, ...patch } = body;
      queries.active(sessionId);
      return queries.stage(settled(await queue.submit({ type: 'set_stage', patch })));
    },
    setOptions: async ({ body }) => {
      const { endWhenAllFinished } = body;
      queries.active(body.sessionId);
      const session = settled(await queue.submit({ type: 'set_options', endWhenAllFinished }));
      return { endWhenAllFinished: session.endWhenAllFinished };
    },
  };
}
