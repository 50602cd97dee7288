// Whole objects for tests, with only what a test is about said in it.
import type { EntryView, ParticipantView, RoundView, ScoreRow } from '../../../protocol/model.ts';
import type { SnapshotMessage } from '../../../protocol/wire/viewer.ts';

export const AT = '2026-01-01T20:00:00.000Z';

export function aRound(more: Partial<RoundView> = {}): RoundView {
  return {
    id: 'r1',
    sessionId: 's1',
    index: 1,
    prompt: 'Diga olá',
    title: null,
    maxTokens: 400,
    temperature: 0.8,
    deadlineMs: 90_000,
    seed: null,
    svgMode: false,
    blind: false,
    finalVotes: false,
    status: 'live',
    startedAt: AT,
    endedAt: null,
    endReason: null,
    votingStatus: 'closed',
    revealedCount: 0,
    pausedAt: null,
    remainingMs: 90_000,
    ...more,
  };
}

export function anEntry(id: string, more: Partial<EntryView> = {}): EntryView {
  return {
    participantId: id,
    nickname: id,
    runner: 'ollama',
    model: 'llama3.2',
    label: null,
    status: 'generating',
    tokens: 0,
    chars: 0,
    ttftMs: null,
    durationMs: null,
    tps: null,
    loadMs: null,
    missing: 0,
    overLimit: false,
    hidden: false,
    reason: null,
    ...more,
  };
}

export function aParticipant(id: string, more: Partial<ParticipantView> = {}): ParticipantView {
  return {
    id,
    nickname: id,
    runner: 'ollama',
    model: 'llama3.2',
    lastSeen: AT,
    createdAt: AT,
    connected: true,
    kicked: false,
    ...more,
  };
}

export function aSnapshot(more: Partial<SnapshotMessage> = {}): SnapshotMessage {
  const round = aRound();
  return {
    type: 'state_snapshot',
    offset: 1,
    epoch: 'e',
    session: { id: 's1', createdAt: AT, status: 'active', title: null, endWhenAllFinished: false },
    total: 0,
    round,
    rounds: [round],
    participants: [],
    entries: [],
    stage: {
      scene: 'auto',
      pin: false,
      message: null,
      hold: false,
      black: false,
      spotlight: null,
      theme: 'dark',
      language: 'pt-BR',
    },
    voters: 0,
    revealed: [],
    ...more,
  };
}

export function aScoreRow(id: string, more: Partial<ScoreRow> = {}): ScoreRow {
  return {
    participant_id: id,
    nickname: id,
    runner: 'ollama',
    model: 'llama3.2',
    tokens: 40,
    latency_first_token_ms: 400,
    duration_ms: 2_000,
    tps_avg: 25,
    votes: 3,
    avg_score: 4,
    total_score: 12,
    place: 1,
    tied: false,
    status: 'complete',
    hidden: false,
    label: null,
    generated_content: 'Olá',
    ...more,
  };
}
