/** Participant -> host and back. The first block is the contract old clients speak; additions are marked. */
import { z } from 'zod';
import { limits } from '../limits.ts';

const round = z.int().min(0).max(1_000_000);
const count = z.int().min(0).max(Number.MAX_SAFE_INTEGER);
/** A duration a client measured; some clients send fractions. */
const duration = z.number().min(0).max(Number.MAX_SAFE_INTEGER);
const name = z.string().max(2_000);

export const registerMessage = z.object({
  type: z.literal('register'),
  participant_id: name.min(1),
  nickname: name,
  pin: z.string().max(64),
  runner: name,
  model: name,
  // additions
  resume_token: z.string().max(200).nullish(),
  client: z.object({ name: z.string().max(80), version: z.string().max(40) }).nullish(),
  protocol: z.int().min(0).nullish(),
});
export type RegisterMessage = z.infer<typeof registerMessage>;

export const tokenMessage = z.object({
  type: z.literal('token'),
  round,
  participant_id: name,
  seq: count,
  content: z.string(),
  /** Addition: tokens in this frame, where one frame holds several. */
  tokens: z.int().min(0).max(limits.maxTokens.max).nullish(),
});
export type TokenMessage = z.infer<typeof tokenMessage>;

export const completeMessage = z.object({
  type: z.literal('complete'),
  round,
  participant_id: name,
  tokens: count,
  latency_ms_first_token: duration.nullish(),
  duration_ms: duration,
  model_info: z.object({ name, runner: name, device: name.nullish() }).nullish(),
  /** Addition: what of the duration went into loading the model, where its server says so. */
  load_ms: duration.nullish(),
});
export type CompleteMessage = z.infer<typeof completeMessage>;

export const failureMessage = z.object({
  type: z.literal('error'),
  round,
  participant_id: name,
  code: name,
  message: z.string().max(20_000),
});
export type FailureMessage = z.infer<typeof failureMessage>;

/** Host -> participant. */
export const registeredMessage = z.object({
  type: z.literal('registered'),
  session_id: z.string(),
  participant_id: z.string(),
  nickname: z.string(),
  resume_token: z.string(),
  vote_code: z.string(),
  server: z.object({ name: z.string(), version: z.string() }),
  protocol: z.int(),
  /** Number of the live round and the `seq` the host expects next in it; null where none is live. */
  round: z.int().nullable(),
  next_seq: z.int().nullable(),
  /** Only in a rehearsal: nothing of it is kept. */
  rehearsal: z.boolean().optional(),
});
export type RegisteredMessage = z.infer<typeof registeredMessage>;

export const challengeMessage = z.object({
  type: z.literal('challenge'),
  session_id: z.string(),
  round: z.int(),
  prompt: z.string(),
  max_tokens: z.int(),
  temperature: z.number(),
  deadline_ms: z.int(),
  seed: z.int().nullable(),
});
export type ChallengeMessage = z.infer<typeof challengeMessage>;

export const heartbeatMessage = z.object({ type: z.literal('heartbeat'), ts: z.number() });

export const hostErrorMessage = z.object({
  type: z.literal('error'),
  message: z.string(),
  code: z.string().optional(),
  detail: z.string().optional(),
});

export const roundStoppedMessage = z.object({ type: z.literal('round_stopped'), round: z.int(), status: z.string() });
export const progressMessage = z.object({
  type: z.literal('progress'),
  round: z.int(),
  tokens: z.int(),
  next_seq: z.int(),
});
export const kickedMessage = z.object({ type: z.literal('kicked'), message: z.string() });

export const hostToParticipant = z.discriminatedUnion('type', [
  registeredMessage,
  challengeMessage,
  heartbeatMessage,
  hostErrorMessage,
  roundStoppedMessage,
  progressMessage,
  kickedMessage,
]);
export type HostToParticipant = z.infer<typeof hostToParticipant>;
