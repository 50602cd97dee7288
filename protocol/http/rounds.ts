import { z } from 'zod';
import { limits } from '../limits.ts';
import { roundSettings, roundView, votingStatus } from '../model.ts';
import { defineContract, idParams, okAnswer, sessionGuard } from './define.ts';

const tag = 'Rounds';
const s = roundSettings.shape;
const d = limits;

const newRound = sessionGuard.extend({
  prompt: s.prompt,
  title: s.title.optional(),
  maxTokens: s.maxTokens.default(d.maxTokens.default),
  temperature: s.temperature.default(d.temperature.default),
  deadlineMs: s.deadlineMs.default(d.deadlineMs.default),
  seed: s.seed.optional(),
  svgMode: s.svgMode.default(false),
  blind: s.blind.default(false),
  finalVotes: s.finalVotes.default(false),
});
const roundTarget = sessionGuard.extend({ roundId: z.string().min(1).max(80) });
const common = ['NO_ACTIVE_SESSION', 'ROUND_NOT_FOUND'] as const;

export const createRound = defineContract({
  id: 'createRound',
  method: 'post',
  path: '/rounds',
  access: 'organizer',
  tag,
  summary: 'Write a round; it starts later',
  body: newRound,
  response: roundView,
  errors: ['NO_ACTIVE_SESSION'],
});

export const startRound = defineContract({
  id: 'startRound',
  method: 'post',
  path: '/rounds/start',
  access: 'organizer',
  tag,
  summary: 'Send the challenge; one round at a time',
  body: roundTarget,
  response: roundView,
  errors: [...common, 'ROUND_ALREADY_LIVE', 'ROUND_ALREADY_STARTED'],
});

export const stopRound = defineContract({
  id: 'stopRound',
  method: 'post',
  path: '/rounds/stop',
  access: 'organizer',
  tag,
  summary: 'Seal every entry with what arrived and open voting',
  body: roundTarget,
  response: roundView,
  errors: [...common, 'ROUND_NOT_STARTED', 'NO_ANSWERS'],
});

export const reorderRounds = defineContract({
  id: 'reorderRounds',
  method: 'post',
  path: '/rounds/reorder',
  access: 'organizer',
  tag,
  summary: 'New order of the rounds that have not started',
  body: sessionGuard.extend({ roundIds: z.array(z.string().max(80)).max(500) }),
  response: z.object({ rounds: z.array(roundView) }),
  errors: ['NO_ACTIVE_SESSION', 'WRONG_ORDER'],
});

export const getCurrentRound = defineContract({
  id: 'getCurrentRound',
  method: 'get',
  path: '/rounds/current',
  access: 'public',
  tag,
  summary: 'The live round with its tokens so far (no tokens for the public while it is blind)',
  response: roundView.extend({ liveTokens: z.record(z.string(), z.array(z.string())) }),
  errors: ['NO_ACTIVE_SESSION', 'NO_ACTIVE_ROUND'],
});

const roundAction = <const P extends string>(id: string, path: P, summary: string, errors: readonly string[]) =>
  defineContract({
    id,
    method: 'post',
    path,
    access: 'organizer',
    tag,
    summary,
    params: idParams,
    body: sessionGuard,
    response: roundView,
    errors: [...common, ...errors] as never,
  });

export const closeVoting = roundAction('closeVoting', '/rounds/:id/close-voting', 'Close voting', ['VOTING_NOT_OPEN']);
export const reopenVoting = roundAction(
  'reopenVoting',
  '/rounds/:id/reopen-voting',
  'Open voting again; earlier votes stay',
  ['VOTING_CANNOT_REOPEN'],
);
export const startReveal = roundAction('startReveal', '/rounds/:id/reveal', 'Begin the reveal, no place shown yet', [
  'VOTING_NOT_CLOSED',
]);
/** `revealedCount`: the places shown when it was pressed; where others are, nothing moves. */
const revealStep = sessionGuard.extend({ revealedCount: z.int().min(0).optional() });

export const revealNext = defineContract({
  id: 'revealNext',
  method: 'post',
  path: '/rounds/:id/reveal-next',
  access: 'organizer',
  tag,
  summary: 'Reveal one more place, last to first',
  params: idParams,
  body: revealStep,
  response: roundView,
  errors: [...common, 'REVEAL_NOT_STARTED', 'REVEAL_MOVED', 'REVEAL_FINISHED'],
});
export const revealBack = defineContract({
  id: 'revealBack',
  method: 'post',
  path: '/rounds/:id/reveal-back',
  access: 'organizer',
  tag,
  summary: 'Take one reveal back; from none, leave the reveal',
  params: idParams,
  body: revealStep,
  response: roundView,
  errors: [...common, 'REVEAL_NOT_STARTED', 'REVEAL_MOVED'],
});
export const cancelRound = roundAction('cancelRound', '/rounds/:id/cancel', 'Cancel a draft or live round', [
  'CANNOT_CANCEL',
]);
export const pauseRound = roundAction(
  'pauseRound',
  '/rounds/:id/pause',
  'Hold the deadline or the voting clock, never the tokens',
  ['ROUND_NOT_LIVE', 'ROUND_PAUSED'],
);
export const resumeRound = roundAction('resumeRound', '/rounds/:id/resume', 'Let the clock run again', [
  'ROUND_NOT_PAUSED',
]);
export const duplicateRound = roundAction(
  'duplicateRound',
  '/rounds/:id/duplicate',
  'A new draft with the same settings',
  [],
);

export const extendRound = defineContract({
  id: 'extendRound',
  method: 'post',
  path: '/rounds/:id/extend',
  access: 'organizer',
  tag,
  summary: 'Move the deadline of the live round; negative shortens it',
  params: idParams,
  body: sessionGuard.extend({ ms: z.int().min(-limits.deadlineMs.max).max(limits.deadlineMs.max) }),
  response: roundView,
  errors: [...common, 'ROUND_NOT_LIVE'],
});

export const updateRound = defineContract({
  id: 'updateRound',
  method: 'patch',
  path: '/rounds/:id',
  access: 'organizer',
  tag,
  summary: 'Change a round that has not started (its title also later)',
  params: idParams,
  body: roundSettings.partial().extend({ sessionId: z.string().max(80).optional() }),
  response: roundView,
  errors: [...common, 'ROUND_ALREADY_STARTED'],
});

export const getResponses = defineContract({
  id: 'getResponses',
  method: 'get',
  path: '/rounds/:id/responses',
  access: 'public',
  tag,
  summary: 'The answers of a round, once voting has opened',
  params: idParams,
  query: z.object({ voterToken: z.string().max(200).optional() }),
  response: z.object({
    own_entry: z.string().nullable().meta({ description: "The asking voter's own entry, as it is named here" }),
    responses: z.array(z.object({ participant_id: z.string(), nickname: z.string(), generated_content: z.string() })),
    svgMode: z.boolean(),
    votingStatus,
    prompt: z.string(),
  }),
  errors: [...common, 'VOTING_NOT_YET_OPEN'],
});

export const getReplay = defineContract({
  id: 'getReplay',
  method: 'get',
  path: '/rounds/:id/replay',
  access: 'public',
  tag,
  summary: 'A finished round token by token, with its times (a blind one once revealed)',
  params: idParams,
  response: z.object({
    round: roundView,
    entries: z.array(
      z.object({
        participant_id: z.string(),
        nickname: z.string(),
        tokens: z.array(z.object({ seq: z.int(), atMs: z.int(), content: z.string() })),
      }),
    ),
  }),
  errors: [...common, 'VOTING_NOT_YET_OPEN'],
});

const entryTarget = sessionGuard.extend({
  roundId: z.string().min(1).max(80),
  participantId: z.string().min(1).max(200),
});

export const hideEntry = defineContract({
  id: 'hideEntry',
  method: 'post',
  path: '/entries/hide',
  access: 'organizer',
  tag,
  summary: 'Keep an entry from the room and from voting',
  body: entryTarget,
  response: okAnswer,
  errors: [...common, 'ENTRY_NOT_FOUND'],
});

export const showEntry = defineContract({
  id: 'showEntry',
  method: 'post',
  path: '/entries/show',
  access: 'organizer',
  tag,
  summary: 'Show a hidden entry again',
  body: entryTarget,
  response: okAnswer,
  errors: [...common, 'ENTRY_NOT_FOUND'],
});
