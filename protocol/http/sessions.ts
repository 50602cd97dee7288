import { z } from 'zod';
import { limits } from '../limits.ts';
import { participantView, sessionView, stageView, warmUpView } from '../model.ts';
import { defineContract, okAnswer, sessionGuard, sessionQuery } from './define.ts';

const tag = 'Session';

export const getSession = defineContract({
  id: 'getSession',
  method: 'get',
  path: '/session',
  access: 'public',
  tag,
  summary: 'The active session, or for the organizer any kept one, with its participants and rounds',
  query: sessionQuery,
  response: sessionView,
  errors: ['NO_ACTIVE_SESSION', 'SESSION_NOT_FOUND'],
});

export const createSession = defineContract({
  id: 'createSession',
  method: 'post',
  path: '/session',
  access: 'organizer',
  tag,
  summary: 'Open a new session; the one before it ends',
  body: z.object({
    pinLength: z.int().min(limits.pin.min).max(limits.pin.max).optional(),
    title: z.string().trim().max(limits.titleChars).optional(),
  }),
  response: z.object({
    session_id: z.string(),
    id: z.string(),
    pin: z.string(),
    created_at: z.string(),
    status: z.enum(['active', 'ended']),
    disconnected_participants: z.int(),
  }),
});

export const endSession = defineContract({
  id: 'endSession',
  method: 'post',
  path: '/session/end',
  access: 'organizer',
  tag,
  summary: 'End the active session',
  body: sessionGuard,
  response: okAnswer,
  errors: ['NO_ACTIVE_SESSION', 'SESSION_MISMATCH'],
});

export const listSessions = defineContract({
  id: 'listSessions',
  method: 'get',
  path: '/sessions',
  access: 'organizer',
  tag,
  summary: 'Every session kept, newest first',
  response: z.object({
    sessions: z.array(
      z.object({
        id: z.string(),
        title: z.string().nullable(),
        createdAt: z.string(),
        endedAt: z.string().nullable(),
        status: z.enum(['active', 'ended']),
        participants: z.int(),
        rounds: z.int(),
        votes: z.int(),
      }),
    ),
  }),
});

export const getPresence = defineContract({
  id: 'getPresence',
  method: 'get',
  path: '/presence',
  access: 'public',
  tag,
  summary: 'Who is connected now',
  response: z.object({
    sessionId: z.string(),
    connectedCount: z.int(),
    participants: z.array(participantView),
  }),
  errors: ['NO_ACTIVE_SESSION'],
});

const participantTarget = sessionGuard.extend({ participantId: z.string().min(1).max(200) });

export const kickParticipant = defineContract({
  id: 'kickParticipant',
  method: 'post',
  path: '/participants/kick',
  access: 'organizer',
  tag,
  summary: 'Remove a participant for the rest of the session; nothing is deleted',
  body: participantTarget,
  response: okAnswer,
  errors: ['NO_ACTIVE_SESSION', 'PARTICIPANT_NOT_FOUND'],
});

export const unkickParticipant = defineContract({
  id: 'unkickParticipant',
  method: 'post',
  path: '/participants/unkick',
  access: 'organizer',
  tag,
  summary: 'Let a removed participant back in',
  body: participantTarget,
  response: okAnswer,
  errors: ['NO_ACTIVE_SESSION', 'PARTICIPANT_NOT_FOUND', 'PARTICIPANT_NOT_KICKED'],
});

export const warmUp = defineContract({
  id: 'warmUp',
  method: 'post',
  path: '/warmup',
  access: 'organizer',
  tag,
  summary: 'Send connected participants a tiny challenge that never enters a round',
  body: sessionGuard.extend({ participantId: z.string().max(200).optional() }),
  response: z.object({ status: z.literal('ok'), sent: z.int() }),
  errors: ['NO_ACTIVE_SESSION', 'WARMUP_TOO_LATE', 'PARTICIPANT_NOT_FOUND'],
});

export const getWarmUp = defineContract({
  id: 'getWarmUp',
  method: 'get',
  path: '/warmup',
  access: 'organizer',
  tag,
  summary: 'What came back from the last warm-up',
  response: z.object({
    results: z.array(warmUpView),
  }),
});

export const setStage = defineContract({
  id: 'setStage',
  method: 'post',
  path: '/stage',
  access: 'organizer',
  tag,
  summary: 'What the telão shows besides the round: scene, message, hold, black, spotlight',
  body: stageView.partial().extend({ sessionId: z.string().max(80).optional() }),
  response: stageView,
  errors: ['NO_ACTIVE_SESSION'],
});

export const setOptions = defineContract({
  id: 'setOptions',
  method: 'post',
  path: '/session/options',
  access: 'organizer',
  tag,
  summary: 'Whether a round ends by itself once everyone has finished (off by default)',
  body: sessionGuard.extend({ endWhenAllFinished: z.boolean() }),
  response: z.object({ endWhenAllFinished: z.boolean() }),
  errors: ['NO_ACTIVE_SESSION'],
});
