/** Screens (telão, phones, console) -> host and back. */
import { z } from 'zod';
import {
  entryView,
  isoTime,
  participantView,
  problemList,
  roundView,
  scoreRow,
  stageView,
  warmUpView,
} from '../model.ts';

/** What a screen may ask to be told. Tokens go only to screens that show them; the last four are the organizer's. */
export const viewerTopic = z.enum([
  'state',
  'participants',
  'entries',
  'tokens',
  'tally',
  'problems',
  'watchers',
  'warm_up',
]);
export type ViewerTopic = z.infer<typeof viewerTopic>;

/** Without additions this is an old screen: it gets the old messages and one `token_update` per token. */
export const telaoRegisterMessage = z.object({
  type: z.literal('telao_register'),
  view: z.string().max(40).nullish(),
  // additions
  topics: z.array(viewerTopic).nullish(),
  frames: z.boolean().nullish(),
  since: z.int().min(0).nullish(),
  epoch: z.string().max(64).nullish(),
  /** The organizer key: the screen sees as the organizer. */
  key: z.string().max(400).nullish(),
  /** The screen sees as the room does, whatever cookie or key its connection has. */
  role: z.literal('public').nullish(),
});
export type TelaoRegisterMessage = z.infer<typeof telaoRegisterMessage>;

export const authorizeMessage = z.object({ type: z.literal('authorize'), key: z.string().max(400) });
export const pingMessage = z.object({ type: z.literal('ping'), ts: z.number().optional() });

const offset = z.int().meta({ description: 'Position in the event log' });

export const registeredTelaoMessage = z.object({
  type: z.literal('registered_telao'),
  view: z.string(),
  epoch: z.string(),
  role: z.enum(['public', 'organizer']),
  rehearsal: z.boolean().meta({ description: 'Scripted participants and voters; nothing of it is kept' }),
});

/** The session as every screen knows it. */
export const sessionBrief = z.object({
  id: z.string(),
  createdAt: isoTime,
  status: z.enum(['active', 'ended']),
  title: z.string().nullable(),
  endWhenAllFinished: z.boolean(),
});
export type SessionBrief = z.infer<typeof sessionBrief>;

export const snapshotMessage = z.object({
  type: z.literal('state_snapshot'),
  offset,
  epoch: z.string(),
  session: sessionBrief.nullable(),
  /** Of the round on stage: how many entries there are to reveal. */
  total: z.int(),
  round: roundView.nullable(),
  rounds: z.array(roundView),
  participants: z.array(participantView),
  entries: z.array(entryView),
  /** Old screens: each participant's tokens so far, in order. */
  liveTokens: z.record(z.string(), z.array(z.string())).optional(),
  stage: stageView,
  voters: z.int(),
  revealed: z.array(scoreRow),
  tally: z.array(scoreRow).optional(),
});
export type SnapshotMessage = z.infer<typeof snapshotMessage>;

export const participantRegisteredMessage = z.object({
  type: z.literal('participant_registered'),
  offset,
  participant: participantView,
});
export const participantDisconnectedMessage = z.object({
  type: z.literal('participant_disconnected'),
  offset,
  participant_id: z.string(),
  ts: z.number(),
});
/** Addition: a participant changed other than by coming and going (removed, let back in). */
export const participantStateMessage = z.object({
  type: z.literal('participant_state'),
  offset,
  participant: participantView,
});
export const roundStartedMessage = z.object({
  type: z.literal('round_started'),
  offset,
  round: z.int(),
  session_id: z.string(),
});
export const roundStateMessage = z.object({ type: z.literal('round_state'), offset, round: roundView });
/** Addition: what was chosen for the whole session changed. */
export const sessionStateMessage = z.object({ type: z.literal('session_state'), offset, session: sessionBrief });
/** Addition: which answers of a round can be read and voted for changed; `/rounds/:id/responses` has them. */
export const entriesChangedMessage = z.object({ type: z.literal('entries_changed'), offset, round: z.int() });
export const completionMessage = z.object({
  type: z.literal('completion'),
  offset,
  participant_id: z.string(),
  round: z.int(),
  tokens: z.int(),
  duration_ms: z.int(),
  ttft_ms: z.int().nullable(),
  tps: z.number().nullable(),
});
export const tokenUpdateMessage = z.object({
  type: z.literal('token_update'),
  participant_id: z.string(),
  round: z.int(),
  seq: z.int(),
  content: z.string(),
  total_tokens: z.int(),
});

/** Text that joined an entry since the last frame. `off` is where it starts, so applying it twice does nothing. */
export const frameDelta = z.object({
  participant_id: z.string(),
  off: z.int().meta({ description: 'UTF-16 position in the entry where `text` begins; 0 starts the entry again' }),
  text: z.string(),
  tokens: z.int().meta({ description: 'Tokens of the entry so far' }),
});
export const tokenFrameMessage = z.object({
  type: z.literal('token_frame'),
  round: z.int(),
  deltas: z.array(frameDelta),
});
export type TokenFrameMessage = z.infer<typeof tokenFrameMessage>;

export const entryStateMessage = z.object({
  type: z.literal('entry_state'),
  offset,
  round: z.int(),
  entry: entryView,
});
export const stageStateMessage = z.object({ type: z.literal('stage_state'), offset, stage: stageView });
export const voteProgressMessage = z.object({
  type: z.literal('vote_progress'),
  offset,
  round: z.int(),
  voters: z.int(),
});
export const tallyMessage = z.object({
  type: z.literal('tally'),
  offset,
  round: z.int(),
  scoreboard: z.array(scoreRow),
});
export const revealStateMessage = z.object({
  type: z.literal('reveal_state'),
  offset,
  round: roundView,
  total: z.int(),
  revealed: z.array(scoreRow),
});
/** For the organizer: `GET /problems`, pushed. Latest wins. */
export const problemsStateMessage = problemList.extend({ type: z.literal('problems_state'), offset });
/** For the organizer: how many screens watch, by the `view` they named. Latest wins. */
export const watchersStateMessage = z.object({
  type: z.literal('watchers_state'),
  offset,
  telaos: z.int(),
  phones: z.int(),
  consoles: z.int(),
  devices: z
    .int()
    .meta({ description: 'Addresses other than this machine that have reached the host since it started' }),
});
/** For the organizer: `GET /warmup`, pushed. Latest wins. */
export const warmUpStateMessage = z.object({
  type: z.literal('warm_up_state'),
  offset,
  results: z.array(warmUpView),
});
/** Where the room finds this host; told again when the network or the organizer's choice changes. Latest wins. */
export const doorStateMessage = z.object({
  type: z.literal('door_state'),
  offset,
  url: z.string(),
  hostname: z.string().nullable().meta({ description: 'Name won on the network; null without mDNS' }),
});
export const authorizedMessage = z.object({ type: z.literal('authorized') });
export const pongMessage = z.object({ type: z.literal('pong'), ts: z.number().optional() });

export const hostToViewer = z.discriminatedUnion('type', [
  registeredTelaoMessage,
  snapshotMessage,
  participantRegisteredMessage,
  participantDisconnectedMessage,
  participantStateMessage,
  roundStartedMessage,
  roundStateMessage,
  sessionStateMessage,
  entriesChangedMessage,
  completionMessage,
  tokenUpdateMessage,
  tokenFrameMessage,
  entryStateMessage,
  stageStateMessage,
  voteProgressMessage,
  tallyMessage,
  revealStateMessage,
  problemsStateMessage,
  watchersStateMessage,
  warmUpStateMessage,
  doorStateMessage,
  authorizedMessage,
  pongMessage,
]);
export type HostToViewer = z.infer<typeof hostToViewer>;
/** Messages that follow from the log: each carries its offset. */
export type StateMessage = Extract<HostToViewer, { offset: number }>;
