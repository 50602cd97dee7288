import { z } from 'zod';
import { nightRow, scoreRow, votingStatus } from '../model.ts';
import { defineContract, sessionQuery } from './define.ts';

const tag = 'Results';

export const getScoreboard = defineContract({
  id: 'getScoreboard',
  method: 'get',
  path: '/scoreboard',
  access: 'public',
  tag,
  summary: 'A round by score; before the reveal the public sees counts, during it the places revealed',
  query: sessionQuery.extend({ roundId: z.string().max(80).optional() }),
  response: z.object({
    roundId: z.string(),
    round: z.int(),
    total: z.int().meta({ description: 'Entries that can be revealed' }),
    voters: z.int(),
    scoreboard: z.array(scoreRow),
    svgMode: z.boolean(),
    votingStatus,
    revealedCount: z.int(),
  }),
  errors: ['NO_ACTIVE_SESSION', 'SESSION_NOT_FOUND', 'NO_ACTIVE_ROUND', 'ROUND_NOT_FOUND'],
});

export const getSessionScoreboard = defineContract({
  id: 'getSessionScoreboard',
  method: 'get',
  path: '/scoreboard/session',
  access: 'public',
  tag,
  summary: 'The night so far: points over the rounds that are revealed',
  query: sessionQuery,
  response: z.object({
    sessionId: z.string(),
    rounds: z.int().meta({ description: 'Rounds that are revealed and got votes' }),
    scoreboard: z.array(nightRow),
  }),
  errors: ['NO_ACTIVE_SESSION', 'SESSION_NOT_FOUND'],
});

export const getMetrics = defineContract({
  id: 'getMetrics',
  method: 'get',
  path: '/metrics',
  access: 'public',
  tag,
  summary: 'Figures of the session; Prometheus text where the Accept header asks for it',
  response: z.object({
    session_id: z.string(),
    total_rounds: z.int(),
    completed_rounds: z.int(),
    total_participants: z.int(),
    total_tokens: z.int(),
    total_votes: z.int(),
  }),
  errors: ['NO_ACTIVE_SESSION'],
});

export const exportCsv = defineContract({
  id: 'exportCsv',
  method: 'get',
  path: '/export.csv',
  access: 'public',
  tag,
  summary: 'One row an entry; scores not yet revealed are left out for the public',
  query: sessionQuery,
  media: { media: 'text/csv', description: 'RFC 4180, formula-safe' },
  errors: ['NO_ACTIVE_SESSION', 'SESSION_NOT_FOUND'],
});

export const exportEvents = defineContract({
  id: 'exportEvents',
  method: 'get',
  path: '/export-events.csv',
  access: 'organizer',
  tag,
  summary: 'The event log of a session, one row an event',
  query: sessionQuery,
  media: { media: 'text/csv', description: 'RFC 4180, formula-safe' },
  errors: ['NO_ACTIVE_SESSION', 'SESSION_NOT_FOUND'],
});

export const exportAll = defineContract({
  id: 'exportAll',
  method: 'get',
  path: '/export-all.json',
  access: 'organizer',
  tag,
  summary: 'Everything about a session but its secrets: events, entries, tokens with their times, votes',
  query: sessionQuery,
  media: { media: 'application/json', description: 'Events, rounds, entries, tokens, votes' },
  errors: ['NO_ACTIVE_SESSION', 'SESSION_NOT_FOUND'],
});
