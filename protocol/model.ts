/** The objects that travel inside messages and answers. Fields are camelCase; times are ISO-8601 UTC. */
import { z } from 'zod';
import { limits } from './limits.ts';

export const isoTime = z.string().meta({ description: 'ISO-8601 UTC with milliseconds', format: 'date-time' });

export const roundStatus = z.enum(['draft', 'live', 'voting', 'closed', 'revealing', 'revealed', 'cancelled']);
export type RoundStatus = z.infer<typeof roundStatus>;

export const votingStatus = z.enum(['closed', 'open', 'revealed']);

/** What the organizer decides about a round before it starts. */
export const roundSettings = z.object({
  prompt: z.string().trim().min(1).max(limits.promptChars),
  title: z.string().trim().max(limits.titleChars).nullable(),
  maxTokens: z.int().min(limits.maxTokens.min).max(limits.maxTokens.max),
  temperature: z.number().min(limits.temperature.min).max(limits.temperature.max),
  deadlineMs: z.int().min(limits.deadlineMs.min).max(limits.deadlineMs.max),
  seed: z.int().nullable(),
  svgMode: z.boolean(),
  blind: z.boolean(),
  finalVotes: z.boolean(),
});
export type RoundSettings = z.infer<typeof roundSettings>;

export const roundView = roundSettings
  .extend({
    id: z.string(),
    sessionId: z.string(),
    index: z.int().meta({ description: 'Number on the wire, from 1' }),
    status: roundStatus,
    startedAt: isoTime.nullable(),
    endedAt: isoTime.nullable(),
    endReason: z.enum(['organizer', 'deadline', 'all_finished', 'no_answers', 'session_ended']).nullable(),
    votingStatus,
    revealedCount: z.int(),
    pausedAt: isoTime.nullable(),
    remainingMs: z.int().nullable().meta({ description: 'Time left when this was said; null unless live' }),
  })
  .meta({ id: 'Round' });
export type RoundView = z.infer<typeof roundView>;

export const participantView = z
  .object({
    id: z.string(),
    nickname: z.string(),
    runner: z.string(),
    model: z.string(),
    lastSeen: isoTime,
    createdAt: isoTime,
    connected: z.boolean(),
    kicked: z.boolean(),
  })
  .meta({ id: 'Participant' });
export type ParticipantView = z.infer<typeof participantView>;

export const entryStatus = z.enum(['waiting', 'generating', 'complete', 'partial', 'failed']);
export type EntryStatus = z.infer<typeof entryStatus>;

/** One participant's answer to one round. In a blind round `participantId` and `nickname` are its label. */
export const entryView = z
  .object({
    participantId: z.string(),
    nickname: z.string(),
    runner: z.string(),
    model: z.string(),
    label: z.string().nullable(),
    status: entryStatus,
    tokens: z.int().meta({ description: 'Counted by the host' }),
    chars: z.int().meta({ description: 'UTF-16 length of the text' }),
    ttftMs: z.int().nullable().meta({ description: 'Challenge to first token, by the host clock' }),
    durationMs: z.int().nullable(),
    tps: z.number().nullable().meta({ description: 'Tokens per second after the first' }),
    loadMs: z
      .int()
      .nullable()
      .meta({ description: 'Of the time to the first token, what its client spent loading the model; its own claim' }),
    missing: z.int().meta({ description: 'Tokens that never arrived' }),
    overLimit: z.boolean(),
    hidden: z.boolean(),
    reason: z.string().nullable().meta({ description: 'Why it failed or was cut' }),
    text: z.string().optional(),
  })
  .meta({ id: 'Entry' });
export type EntryView = z.infer<typeof entryView>;

export const sceneName = z.enum([
  'auto',
  'lobby',
  'challenge',
  'live',
  'voting',
  'reading',
  'reveal',
  'podium',
  'scoreboard',
  'message',
  'hold',
]);

/** What the telão is told besides the round: `auto` follows it; another scene stays until the round moves on, or until unpinned. */
export const stageView = z
  .object({
    scene: sceneName,
    pin: z.boolean().meta({ description: 'The scene stays whatever the round does' }),
    message: z.string().max(500).nullable(),
    hold: z.boolean(),
    black: z.boolean(),
    spotlight: z.string().nullable().meta({ description: 'participantId (or label) shown alone' }),
    theme: z.enum(['dark', 'light']).meta({ description: '`light` for a room that cannot be darkened' }),
    language: z.enum(['pt-BR', 'en']),
  })
  .meta({ id: 'Stage' });
export type StageView = z.infer<typeof stageView>;

export const sessionView = z
  .object({
    id: z.string(),
    createdAt: isoTime,
    endedAt: isoTime.nullable(),
    status: z.enum(['active', 'ended']),
    title: z.string().nullable(),
    endWhenAllFinished: z.boolean(),
    pin: z.string().nullable().optional().meta({ description: 'Organizer only; null when its file is gone' }),
    rehearsal: z.boolean().optional().meta({ description: 'Only in a rehearsal: nothing of it is kept' }),
    participants: z.array(participantView),
    rounds: z.array(roundView),
  })
  .meta({ id: 'Session' });
export type SessionView = z.infer<typeof sessionView>;

export const scoreRow = z
  .object({
    participant_id: z.string(),
    nickname: z.string(),
    runner: z.string(),
    model: z.string(),
    tokens: z.int(),
    latency_first_token_ms: z.int().nullable(),
    duration_ms: z.int().nullable(),
    tps_avg: z.number().nullable(),
    votes: z.int(),
    avg_score: z.number().nullable(),
    total_score: z.number().nullable(),
    place: z.int().nullable().meta({ description: 'From 1; equal scores share a place' }),
    tied: z.boolean().meta({ description: 'Another entry has the same place; false while the place is not shown' }),
    status: entryStatus,
    hidden: z.boolean(),
    label: z.string().nullable().meta({ description: 'What the answer was called in a blind round; null elsewhere' }),
    generated_content: z.string(),
  })
  .meta({ id: 'ScoreRow' });
export type ScoreRow = z.infer<typeof scoreRow>;

/** Trouble the organizer should know of. */
export const problemView = z
  .object({
    kind: z.enum(['many_wrong_pins', 'weak_votes', 'pin_file_missing', 'rehearsal_cast_gone']),
    subject: z.string(),
    at: z.string(),
  })
  .meta({ id: 'HostProblem' });

/** What the host has noticed, latest first. */
export const problemList = z.object({
  storageWorks: z.boolean(),
  problems: z.array(problemView),
});
export type ProblemList = z.infer<typeof problemList>;

/** One address of this machine, as a link for others. */
export const addressView = z
  .object({
    interface: z.string(),
    address: z.string(),
    url: z.string(),
    internal: z.boolean().meta({ description: 'Reachable only on this machine' }),
    kind: z
      .enum(['wifi', 'ethernet', 'other', 'vpn', 'virtual', 'loopback'])
      .meta({ description: 'Told from the name of the interface; a guess' }),
    inUse: z.boolean().meta({ description: 'The one that QR codes and links carry' }),
  })
  .meta({ id: 'Address' });
export type AddressView = z.infer<typeof addressView>;

/** The room's Wi-Fi as the organizer typed it, for a code that phones join by. */
export const wifiView = z
  .object({
    ssid: z.string().min(1).max(limits.wifi.ssidChars),
    password: z.string().max(limits.wifi.passwordChars).nullable().meta({ description: 'Null for an open network' }),
    security: z.enum(['WPA', 'WEP', 'nopass']),
    hidden: z.boolean(),
  })
  .meta({ id: 'Wifi' });
export type WifiView = z.infer<typeof wifiView>;

/** What a warm-up brought back, for one participant. */
export const warmUpView = z
  .object({
    participantId: z.string(),
    status: z.enum(['waiting', 'generating', 'complete', 'failed']),
    tokens: z.int(),
    ttftMs: z.int().nullable(),
    tps: z.number().nullable(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'WarmUp' });
export type WarmUpView = z.infer<typeof warmUpView>;

/** One participant's part in the night so far. */
export const nightRow = z
  .object({
    place: z.int().meta({ description: 'From 1; who is equal in points, wins and mean shares a place' }),
    tied: z.boolean().meta({ description: 'Somebody else has the same place' }),
    participant_id: z.string(),
    nickname: z.string(),
    runner: z.string(),
    model: z.string(),
    rounds: z.int().meta({ description: 'Rounds it took part in that are revealed and got votes' }),
    wins: z.int().meta({ description: 'Rounds in which its place is 1 and it got votes' }),
    votes: z.int(),
    points: z.number().meta({ description: 'Sum of its mean scores' }),
    avg_score: z.number().nullable().meta({ description: 'points / rounds; null without votes' }),
  })
  .meta({ id: 'NightRow' });
export type NightRow = z.infer<typeof nightRow>;
