import { z } from 'zod';
import { limits } from '../limits.ts';
import { defineContract, okAnswer, sessionGuard } from './define.ts';

const tag = 'Votes';
const voterId = z.string().min(1).max(200);

export const issueVoter = defineContract({
  id: 'issueVoter',
  method: 'post',
  path: '/voter',
  access: 'public',
  tag,
  summary: "This phone's voter token, as a cookie and once in the answer; bound to a participant by a vote code",
  body: sessionGuard.extend({ code: z.string().max(80).optional(), voterToken: z.string().max(200).optional() }),
  response: z.object({ voter_token: z.string(), own_entry: z.string().nullable() }),
  errors: ['NO_ACTIVE_SESSION', 'INVALID_VOTE_CODE'],
});

export const castVote = defineContract({
  id: 'castVote',
  method: 'post',
  path: '/votes',
  access: 'public',
  tag,
  summary: 'Give an entry 0 to 5; saved before it is answered. The last one before the close counts.',
  body: sessionGuard.extend({
    roundId: z.string().min(1).max(80),
    participantId: z.string().min(1).max(200),
    score: z.int().min(limits.score.min).max(limits.score.max),
    voterToken: z.string().max(200).optional(),
    voterId: voterId.optional(),
    rev: z
      .int()
      .min(0)
      .optional()
      .meta({ description: 'Rises with each choice of a voter; a lower one that comes late changes nothing' }),
    responseTime: z.number().min(0).optional(),
    userAgent: z.string().max(400).optional(),
  }),
  response: z.object({
    id: z.string(),
    roundId: z.string(),
    participantId: z.string(),
    score: z.int(),
    voterId: z.string().nullable(),
    createdAt: z.string(),
    voter_token: z.string().optional().meta({ description: 'Only when a token was just issued' }),
  }),
  errors: [
    'NO_ACTIVE_SESSION',
    'VOTE_NOT_OPEN',
    'VOTE_ALREADY_CAST',
    'VOTE_OWN_ENTRY',
    'VOTE_PARTICIPANT_NOT_FOUND',
    'VOTE_ROUND_NOT_FOUND',
  ],
});

export const getMyVotes = defineContract({
  id: 'getMyVotes',
  method: 'get',
  path: '/votes/mine',
  access: 'public',
  tag,
  summary: 'What this voter has given in a round',
  query: z.object({
    roundId: z.string().min(1).max(80),
    voterId: voterId.optional(),
    voterToken: z.string().max(200).optional(),
  }),
  response: z.array(z.object({ participantId: z.string(), score: z.int() })),
  errors: ['NO_ACTIVE_SESSION', 'ROUND_NOT_FOUND'],
});

export const closeVotes = defineContract({
  id: 'closeVotes',
  method: 'post',
  path: '/votes/close',
  access: 'organizer',
  tag,
  summary: 'Close voting, by default of the round that is open',
  query: z.object({ roundId: z.string().max(80).optional() }),
  body: sessionGuard.extend({ roundId: z.string().max(80).optional() }),
  response: okAnswer,
  errors: ['NO_ACTIVE_SESSION', 'ROUND_NOT_FOUND', 'VOTING_NOT_OPEN'],
});
