import type { Handler, Handlers } from '../mount.ts';
import type { Contracts } from '../../../../protocol/http/index.ts';
import type { ArenaHost } from '../../../host/arena-host.ts';
import type { Outcome } from '../../../host/command-queue.ts';
import { settled } from '../../../host/lookup.ts';
import { proofOf } from '../caller.ts';

type RoundRoutes =
  | 'createRound'
  | 'startRound'
  | 'stopRound'
  | 'reorderRounds'
  | 'getCurrentRound'
  | 'closeVoting'
  | 'reopenVoting'
  | 'startReveal'
  | 'revealNext'
  | 'revealBack'
  | 'cancelRound'
  | 'pauseRound'
  | 'resumeRound'
  | 'duplicateRound'
  | 'extendRound'
  | 'updateRound'
  | 'getResponses'
  | 'getReplay'
  | 'hideEntry'
  | 'showEntry';

/** Commands that need nothing but the round. */
type Simple = 'close_voting' | 'reopen_voting' | 'start_reveal' | 'pause_round' | 'resume_round';

export function roundHandlers(host: ArenaHost): Pick<Handlers, RoundRoutes> {
  const { queries, queue, rounds } = host;
  const after = (outcome: Outcome, roundId: string) => queries.round(settled(outcome), roundId);
  const simple =
    (type: Simple): Handler<Contracts['closeVoting']> =>
    async ({ params, body }) => {
      queries.active(body.sessionId);
      return after(await queue.submit({ type, roundId: params.id }), params.id);
    };
  const reveal =
    (type: 'reveal_next' | 'reveal_back'): Handler<Contracts['revealNext']> =>
    async ({ params, body }) => {
      queries.active(body.sessionId);
      const { revealedCount } = body;
      const at = revealedCount === undefined ? {} : { revealedCount };
      return after(await queue.submit({ type, roundId: params.id, ...at }), params.id);
    };
  const setHidden =
    (type: 'hide_entry' | 'show_entry'): Handler<Contracts['hideEntry']> =>
    async ({ body }) => {
      const { round, entry } = queries.entry(queries.active(body.sessionId), body.roundId, body.participantId);
      settled(await queue.submit({ type, roundId: round.id, participantId: entry.participantId }));
      return { status: 'ok' };
    };
  return {
    createRound: async ({ body }) => {
      const { sessionId, title = null, seed = null, ...rest } = body;
      queries.active(sessionId);
      const outcome = await rounds.create({ ...rest, title, seed });
      return after(outcome, outcome.roundId);
    },
    startRound: async ({ body }) => {
      queries.active(body.sessionId);
      return after(await rounds.start(body.roundId), body.roundId);
    },
    stopRound: async ({ body }) => {
      queries.active(body.sessionId);
      return after(await rounds.end(body.roundId, 'organizer'), body.roundId);
    },
    reorderRounds: async ({ body }) => {
      queries.active(body.sessionId);
      const session = settled(await queue.submit({ type: 'reorder_rounds', roundIds: body.roundIds }));
      return { rounds: queries.rounds(session) };
    },
    getCurrentRound: ({ caller }) => queries.currentRound(caller.role),
    closeVoting: simple('close_voting'),
    reopenVoting: simple('reopen_voting'),
    startReveal: simple('start_reveal'),
    revealNext: reveal('reveal_next'),
    revealBack: reveal('reveal_back'),
    pauseRound: simple('pause_round'),
    resumeRound: simple('resume_round'),
    cancelRound: async ({ params, body }) => {
      queries.active(body.sessionId);
      return after(await rounds.cancel(params.id), params.id);
    },
    duplicateRound: async ({ params, body }) => {
      queries.active(body.sessionId);
      const outcome = await rounds.duplicate(params.id);
      return after(outcome, outcome.roundId);
    },
    extendRound: async ({ params, body }) => {
      queries.active(body.sessionId);
      return after(await queue.submit({ type: 'extend_round', roundId: params.id, ms: body.ms }), params.id);
    },
    updateRound: async ({ params, body }) => {
      const { sessionId, ...changes } = body;
      queries.active(sessionId);
      return after(await queue.submit({ type: 'update_round', roundId: params.id, changes }), params.id);
    },
    getResponses: ({ params, query, caller }) => {
      const proof = proofOf(caller, query.voterToken, undefined);
      return {
        ...queries.responses(caller.role, params.id),
        own_entry: host.votes.own(queries.active(), params.id, proof, caller.role),
      };
    },
    getReplay: ({ params, caller }) => queries.replay(caller.role, params.id),
    hideEntry: setHidden('hide_entry'),
    showEntry: setHidden('show_entry'),
  };
}
