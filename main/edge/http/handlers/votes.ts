import { createHash } from 'node:crypto';
import type { ArenaHost } from '../../../host/arena-host.ts';
import { settled } from '../../../host/lookup.ts';
import { toIso } from '../../../../protocol/time.ts';
import { AppError } from '../app-error.ts';
import { proofOf } from '../caller.ts';
import { setVoterCookie } from '../cookies.ts';
import type { Handlers } from '../mount.ts';

type VoteRoutes = 'issueVoter' | 'castVote' | 'getMyVotes' | 'closeVotes';

export function voteHandlers(host: ArenaHost): Pick<Handlers, VoteRoutes> {
  return {
    issueVoter: async ({ body, caller, response }) => {
      host.queries.active(body.sessionId);
      const issued = await host.votes.issue(proofOf(caller, body.voterToken, undefined), body.code ?? null);
      if (!issued.ok) throw new AppError(issued.refusal);
      setVoterCookie(response, issued.token);
      return { voter_token: issued.token, own_entry: issued.own };
    },
    castVote: async ({ body, caller, response, userAgent }) => {
      host.queries.active(body.sessionId);
      const voter = host.votes.voter(proofOf(caller, body.voterToken, body.voterId));
      const outcome = await host.votes.cast(voter, body, userAgent);
      if (!outcome.ok) throw new AppError(outcome.refusal);
      if (outcome.issued !== null) setVoterCookie(response, outcome.issued);
      const { roundId, participantId } = body;
      return {
        id: `vote_${createHash('sha256')
          .update(JSON.stringify([roundId, participantId, voter.voter]))
          .digest('base64url')
          .slice(0, 16)}`,
        roundId,
        participantId,
        score: outcome.score,
        voterId: body.voterId ?? null,
        createdAt: toIso(outcome.at),
        ...(outcome.issued === null ? {} : { voter_token: outcome.issued }),
      };
    },
    getMyVotes: ({ query, caller }) => {
      const session = host.queries.active();
      const { voter } = host.votes.voter(proofOf(caller, query.voterToken, query.voterId));
      const mine = host.votes.mine(session, query.roundId, voter, 'public');
      if (mine === null) throw new AppError('ROUND_NOT_FOUND');
      return mine;
    },
    closeVotes: async ({ query, body }) => {
      const session = host.queries.active(body.sessionId);
      const open = [...session.rounds.values()].find((round) => round.status === 'voting');
      const roundId = body.roundId ?? query.roundId ?? open?.id;
      if (roundId === undefined) throw new AppError('VOTING_NOT_OPEN');
      settled(await host.queue.submit({ type: 'close_voting', roundId }));
      return { status: 'ok' };
    },
  };
}
