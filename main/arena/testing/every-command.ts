import type { Command } from '../commands.ts';
import { ballot, claimOf, registration, settings, statsOf } from './night.ts';

const open = new Map([['ana', statsOf('some words')]]);
const roundId = 'r1';
const participantId = 'ana';

/** One of each; the compiler asks for a new line when a command is added. */
const samples: { readonly [T in Command['type']]: Command & { type: T } } = {
  create_session: { type: 'create_session', sessionId: 's9', title: null, pinLength: 6, open },
  end_session: { type: 'end_session', open },
  note_host_started: { type: 'note_host_started', version: '1' },
  set_options: { type: 'set_options', endWhenAllFinished: true },
  set_stage: { type: 'set_stage', patch: { black: true } },
  register_participant: registration(participantId) as Command & { type: 'register_participant' },
  disconnect_participant: { type: 'disconnect_participant', participantId },
  kick_participant: { type: 'kick_participant', participantId },
  unkick_participant: { type: 'unkick_participant', participantId },
  create_round: { type: 'create_round', roundId: 'r9', settings: settings() },
  update_round: { type: 'update_round', roundId, changes: { maxTokens: 5 } },
  duplicate_round: { type: 'duplicate_round', roundId, newRoundId: 'r8' },
  reorder_rounds: { type: 'reorder_rounds', roundIds: [roundId] },
  start_round: { type: 'start_round', roundId, seed: 1 },
  extend_round: { type: 'extend_round', roundId, ms: 1_000 },
  pause_round: { type: 'pause_round', roundId },
  resume_round: { type: 'resume_round', roundId },
  end_round: { type: 'end_round', roundId, reason: 'organizer', open },
  cancel_round: { type: 'cancel_round', roundId, open },
  start_entry: { type: 'start_entry', roundId, participantId, generation: 0 },
  complete_entry: { type: 'complete_entry', roundId, participantId, claim: claimOf(2), settled: null },
  seal_entry: { type: 'seal_entry', roundId, participantId, stats: statsOf('some words') },
  fail_entry: { type: 'fail_entry', roundId, participantId, stats: statsOf(''), reason: 'OOM: no memory' },
  hide_entry: { type: 'hide_entry', roundId, participantId },
  show_entry: { type: 'show_entry', roundId, participantId },
  bind_voter: { type: 'bind_voter', voter: 'v1', participantId },
  cast_vote: ballot('v1', participantId, 3) as Command & { type: 'cast_vote' },
  close_voting: { type: 'close_voting', roundId },
  reopen_voting: { type: 'reopen_voting', roundId },
  start_reveal: { type: 'start_reveal', roundId },
  reveal_next: { type: 'reveal_next', roundId },
  reveal_back: { type: 'reveal_back', roundId },
};

export const everyCommand: readonly Command[] = Object.values(samples);
